/** The part of ncc's programmatic interface that the build uses; ncc ships no types. */
declare module '@vercel/ncc' {
  interface BundledModule {
    /** The file's path, with a query where it has one; absent for synthetic modules. */
    readonly resource?: string;
    /** The modules that webpack merged into this one. */
    readonly modules?: Iterable<BundledModule>;
  }

  interface Bundle {
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
    readonly stats: { readonly compilation: { readonly modules: Iterable<BundledModule> } };
  }

  export default function ncc(
    entry: string,
    options: { filename: string; esm: boolean; cache: false; quiet: boolean },
  ): Promise<Bundle>;
}
