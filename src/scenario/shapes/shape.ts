import type { Problem } from '../../base/problem';
import { receivedText } from '../../base/received-text';
import type { JsonSchema } from './json-schema';

/**
 * Reads a value of unknown origin. Everything that is wrong with it goes to `problems`, each thing under its own
 * path, and makes the result undefined. A shape is a plain function; one that holds itself names itself in another:
 * `const tree: Shape<Tree> = closed({ inner: listOf((...given) => tree(...given), 10) })`.
 */
export type Shape<Value> = (value: unknown, path: string, problems: Problem[]) => Value | undefined;

/** What a shape gives when nothing is wrong. */
export type ReadBy<Of extends Shape<unknown>> = Exclude<ReturnType<Of>, undefined>;

/** What has to be true of a value of the right type, and how to say so. */
export interface Rule<Value> {
  readonly fits: (value: Value) => boolean;
  readonly expected: string;
  /** The same for a JSON Schema, as far as one can say it. */
  readonly schema?: JsonSchema;
}

/** Tells what is wrong at a path. What has no path is the file as a whole. */
export function refuse(
  value: unknown,
  expected: string,
  path: string,
  problems: Problem[],
  received = receivedText(value),
): undefined {
  problems.push({ path: path === '' ? 'file' : path, expected, received });
}

export function keyPath(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
