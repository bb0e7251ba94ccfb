import { NS_PER_SECOND, type Duration } from '../../base/time';
import {
  GROUPS,
  INSTANCE,
  INSTANCE_LEVEL,
  LEVEL_WIDTHS,
  NODE,
  NODE_LEVEL,
  WIDTHS,
  type Group,
} from './layout';
import type { Second } from './second';

/** The parts that have workers. */
export type StaffedGroup = Extract<Group, 'nodes' | 'instances'>;

/**
 * How many workers a part has hardly ever changes, so their time is kept as two numbers that take no room while it does
 * not: how many there are at the end of a second, and what these lack of the whole second because there were fewer of
 * them before (below zero: there were more).
 */
export const STAFF: Readonly<
  Record<StaffedGroup, { readonly workers: number; readonly lackNs: number; readonly busyArea: number }>
> = {
  nodes: { workers: NODE_LEVEL.workers, lackNs: NODE.lackNs, busyArea: NODE.busyArea },
  instances: { workers: INSTANCE_LEVEL.workers, lackNs: INSTANCE.lackNs, busyArea: INSTANCE.busyArea },
};

/** The counters and levels of the present second. */
interface Counted {
  readonly counts: Float64Array;
  readonly levels: Float64Array;
}

/** From now on a part has so many workers; of the second, so much has passed. */
export function setWorkers(
  { counts, levels }: Counted,
  group: StaffedGroup,
  row: number,
  workers: number,
  passed: Duration,
): void {
  const { workers: level, lackNs } = STAFF[group];
  const at = row * LEVEL_WIDTHS[group] + level;
  counts[row * WIDTHS[group] + lackNs] += (workers - levels[at]) * passed;
  levels[at] = workers;
}

/**
 * Who finishes what it has where fewer are wanted by now is a worker until then: no second has less workers' time than
 * was taken of it.
 */
export function countThoseStillBusy({ rows, counts, levels }: Second): void {
  for (const group of ['nodes', 'instances'] as const) {
    const g = GROUPS.indexOf(group);
    const { workers, lackNs, busyArea } = STAFF[group];
    for (let row = 0; row < rows[g]; row++) {
      const at = row * WIDTHS[group];
      const most = levels[g][row * LEVEL_WIDTHS[group] + workers] * NS_PER_SECOND - counts[g][at + busyArea];
      counts[g][at + lackNs] = Math.min(counts[g][at + lackNs], most);
    }
  }
}
