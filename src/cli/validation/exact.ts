import { countOf } from '../../base/histogram';
import { OK } from '../../base/outcome';
import { NS_PER_MS } from '../../base/time';
import { CLIENT } from '../../sim/measure/layout';
import type { ExactCase } from './case';
import type { Observation } from './observe';

/** What was counted, against what it has to be. */
export function compared(
  differences: readonly string[],
  measured: number,
  expected: number,
  asked: number,
): ReturnType<ExactCase['check']> {
  const wrong =
    asked > 0 && measured === expected ? [] : [`${measured} is not ${expected} (${asked} requests)`];
  return { measured: String(measured), differences: [...differences, ...wrong] };
}

/** Every single answer took exactly this long: the sum is a multiple, and one cell of the histogram holds them all. */
export function always(ms: number, { world, differences }: Observation): ReturnType<ExactCase['check']> {
  const { history } = world.meter;
  const sum = (counter: number): number => history.sum('clients', 0, counter, 0, history.length);
  const answers = sum(CLIENT.outcome + OK);
  const cells = history.latencies('clients', 0, 0, history.length);
  const used = cells.subarray(0, cells.length - 2).reduce((count, cell) => count + (cell > 0 ? 1 : 0), 0);
  const wrong =
    used === 1 && countOf(cells, 0) === answers ? [] : [`answers fell into ${used} cells, not into one`];
  const mean = sum(CLIENT.latencyNs) / answers / NS_PER_MS;
  return compared([...differences, ...wrong], mean, ms, answers);
}
