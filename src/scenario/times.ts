import type { Problem } from '../base/problem';
import type { Expectation } from './expect/format';
import { checkSpans } from './expect/span';
import type { Fault, Range, ScenarioNode } from './format';
import { isWorkNode } from './node-parts';

/** Ranges run forward, what is measured lies inside the run, and what repeats has ended before it comes again. */
export function checkTimes(
  durationMs: number | undefined,
  measure: Range,
  nodes: readonly ScenarioNode[],
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
  for (const fault of faults) {
    order(fault, `faults.${fault.id}`);
    problems.push(...checkSchedule(fault));
  }
  for (const node of nodes) {
    if (isWorkNode(node)) continue;
    const path = `nodes.${node.id}.shape`;
    if ('fromMs' in node.shape) order(node.shape, path);
    if ('points' in node.shape) problems.push(...checkPoints(node.shape.points, path));
  }
  problems.push(...checkSpans(expectations, durationMs));
  return problems;
}

function checkSchedule({ id, fromMs, toMs, rampInMs, rampOutMs, times, everyMs }: Fault): Problem[] {
  const length = toMs - fromMs;
  if (length <= 0) return [];
  const problems: Problem[] = [];
  for (const [key, ramp] of Object.entries({ rampInMs, rampOutMs })) {
    if (ramp <= length) continue;
    const expected = `at most as long as the fault (${length} ms)`;
    problems.push({ path: `faults.${id}.${key}`, expected, received: `${ramp} ms` });
  }
  if (times > 1 && everyMs < length) {
    const expected = `at least as long as the fault (${length} ms), which comes ${times} times`;
    problems.push({ path: `faults.${id}.everyMs`, expected, received: `${everyMs} ms` });
  }
  return problems;
}

function checkPoints(points: readonly { readonly atMs: number }[], path: string): Problem[] {
  return points.flatMap(({ atMs }, index): Problem[] => {
    const before = points[index - 1]?.atMs;
    if (before === undefined || atMs > before) return [];
    const expected = `later than the point before (${before} ms)`;
    return [{ path: `${path}.points[${index}].atMs`, expected, received: `${atMs} ms` }];
  });
}
