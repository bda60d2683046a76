import type { ObjectHead } from '../ports.js';
import { sha256Of } from '../store/body.js';
import type { Publishing } from './context.js';

/** Whether an object has this content. What somebody else uploaded may have no checksum; then it is read. */
export async function hasContent(
  { store }: Publishing,
  head: ObjectHead,
  sha256: string,
  size: number,
): Promise<boolean> {
  if (head.size !== size) return false;
  if (head.sha256 !== undefined) return head.sha256 === sha256;
  const found = await store.get(head.key);
  return found !== undefined && sha256Of(found.body) === sha256;
}
