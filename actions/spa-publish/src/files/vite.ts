import { hasRollupHash } from './classify.js';

/**
 * The files that Vite's manifest (`.vite/manifest.json`) proves to be named by their content; none where the build gives
 * names without a hash to any of its scripts.
 *
 * @param text of the manifest.
 * @returns undefined where it is no such manifest.
 */
export function provenByVite(text: string): ReadonlySet<string> | undefined {
  const chunks = chunksOf(text);
  if (chunks === undefined) return undefined;
  const files = new Set(chunks.flatMap(({ file, css, assets }) => [...texts([file]), ...texts(css), ...texts(assets)]));
  const scripts = [...files].filter((file) => /\.(m?js|css)$/.test(file));
  const hashed = scripts.length > 0 && scripts.every(hasRollupHash);
  return new Set(hashed ? [...files].filter(hasRollupHash) : []);
}

function chunksOf(text: string): Readonly<Record<string, unknown>>[] | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (!isObject(json)) return undefined;
    const chunks = Object.values(json);
    return chunks.every(isObject) ? chunks : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
