import { findSyntaxFault } from '../../base/json-syntax';

/** Where a text stops being JSON, and why. */
export interface JsonProblem {
  readonly words: string;
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a text that should be JSON, the same in every browser; null when nothing is. */
export function jsonProblem(text: string): JsonProblem | null {
  try {
    JSON.parse(text);
    return null;
  } catch {
    const { offset, expected } = findSyntaxFault(text) ?? { offset: 0, expected: 'JSON' };
    const before = text.slice(0, offset);
    const found = text.at(offset);
    return {
      words: `expected ${expected}, found ${found === undefined ? 'the end of the text' : JSON.stringify(found)}`,
      offset,
      line: before.split('\n').length,
      column: offset - before.lastIndexOf('\n'),
    };
  }
}
