import type { Problem } from '../../base/problem';
import { problemLine } from '../small-scenario.test-support';
import type { Shape } from './shape';

/** What a shape reads at the path `at`, or a line for each thing that it tells. */
export function readOrLines<Value>(
  shape: Shape<Value>,
  value: unknown,
  path = 'at',
): Value | string[] | undefined {
  const problems: Problem[] = [];
  const read = shape(value, path, problems);
  return problems.length > 0 ? problems.map(problemLine) : read;
}
