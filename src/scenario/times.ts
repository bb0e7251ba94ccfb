import type { Problem } from '../base/problem';
import type { Expectation, Fault, Range } from './format';

/** Ranges run forward, and what is measured lies inside the run. */
export function checkTimes(
  durationMs: number | undefined,
  measure: Range,
  faults: readonly Fault[],
  expectations: readonly Expectation[],
): Problem[] {
  const problems: Problem[] = [];
  const order = (range: Range, path: string): void => {
    if (range.fromMs < range.toMs) return;
    const expected = `later than its start (${range.fromMs} ms)`;
    problems.push({ path: `${path}.toMs`, expected, received: `${range.toMs} ms` });
  };
  const inside = (range: Range, path: string): void => {
    if (durationMs === undefined || range.toMs <= durationMs) return;
    const expected = `at most the duration of the run (${durationMs} ms)`;
    problems.push({ path: `${path}.toMs`, expected, received: `${range.toMs} ms` });
  };
  if (durationMs !== undefined) {
    order(measure, 'measure');
    inside(measure, 'measure');
  }
  for (const fault of faults) order(fault, `faults.${fault.id}`);
  for (const expectation of expectations) {
    if (expectation.kind === 'breaker-state') continue;
    order(expectation, `expect.${expectation.id}`);
    inside(expectation, `expect.${expectation.id}`);
  }
  return problems;
}
