import type { Shared } from './shared.js';

/** Makes of one element, as soon as it is read, the little that is needed of it. */
export type Reduce = (element: unknown, place: string, shared: Shared) => unknown;

/** Which elements of a document are reduced: dotted paths, `*` for the elements of a list. `Results.*.Secrets.*`. */
export type Reducers = Readonly<Record<string, Reduce>>;

/** The paths of reducers as a tree, key by key. */
export interface PathNode {
  readonly children: Map<string, PathNode>;
  /** For messages: `Results[].Secrets[]`. */
  path: string;
  reduce?: Reduce;
}

export function pathTree(reducers: Reducers): PathNode {
  const root: PathNode = { children: new Map(), path: '' };
  for (const [path, reduce] of Object.entries(reducers)) {
    let node = root;
    for (const part of path.split('.')) {
      let child = node.children.get(part);
      if (child === undefined) {
        child = { children: new Map(), path: '' };
        node.children.set(part, child);
      }
      node = child;
    }
    node.path = path.replaceAll('.*', '[]');
    node.reduce = reduce;
  }
  return root;
}
