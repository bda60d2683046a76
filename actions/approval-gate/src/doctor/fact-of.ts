import { faultOf, IncompleteAnswerError } from '@platform-actions/github';
import type { Fact } from './facts.js';

/** A setting that GitHub refuses to show, or shows without what matters, is a fact too. */
export async function factOf<T>(read: () => Promise<T>): Promise<Fact<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof IncompleteAnswerError) return { unreadable: error.message };
    if (error instanceof Error && faultOf(error) === 'refused') return { unreadable: error.message };
    throw error;
  }
}
