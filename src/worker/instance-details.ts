import { INSTANCE } from '../sim/measure/layout';
import { NS_PER_MS } from '../base/time';
import { CRASHED, DRAINING, STARTING, STOPPED, UP } from '../sim/tables';
import type { World } from '../sim/world';
import type { Lately } from './lately';
import type { PartRows } from './layout-of';
import type { InstanceDetail, PartRef } from './protocol';

const STATES = {
  [STOPPED]: 'stopped',
  [STARTING]: 'starting',
  [UP]: 'up',
  [DRAINING]: 'draining',
  [CRASHED]: 'crashed',
} as const satisfies Record<number, InstanceDetail['state']>;

function stateOf(code: number): InstanceDetail['state'] {
  return code === STARTING || code === UP || code === DRAINING || code === CRASHED ? STATES[code] : 'stopped';
}

/** What each instance of a node is and does now. Those that an edit took away are told until they have stopped. */
export function instanceDetails(
  world: World,
  rows: PartRows,
  lately: Lately,
  part: PartRef,
): readonly InstanceDetail[] {
  const index = part.kind === 'node' ? rows.nodes.findIndex(({ id }) => id === part.id) : -1;
  const node = index < 0 ? undefined : rows.nodes[index];
  if (node === undefined || node.group !== 'nodes') return [];
  const { allInstances, instances, model } = world.nodeParts[node.row];
  const { state, hung, since, busy, queued } = world.instances.col;
  return allInstances.flatMap((row, place): InstanceDetail[] => {
    const retired = place >= instances.length;
    if (retired && state[row] === STOPPED) return [];
    return [
      {
        number: place + 1,
        state: stateOf(state[row]),
        hung: hung[row] !== 0,
        retired,
        zone: model.zones[place % model.zones.length] ?? '',
        since: Math.max(0, since[row]),
        busy: busy[row],
        workers: world.workers[row],
        queued: queued[row],
        keptAway: rows.ejectionsOf[index].flatMap(({ edge, guard }) =>
          guard.isEjected?.(place) === true ? [{ edge, until: guard.ejectedUntil?.(place) ?? NaN }] : [],
        ),
        chosen: rows.balancersOf[index].map(({ edge, guard }) => ({
          edge,
          share: guard.chosenShare?.(place) ?? NaN,
        })),
        ...latelyOf(lately, row, world.meter.apartFrom(row) < Math.max(1, world.meter.history.cursor)),
      },
    ];
  });
}

/** Of one that was alone a moment ago, the last second is still partly counted as that of its node. */
function latelyOf(lately: Lately, row: number, isMeasured: boolean) {
  if (!isMeasured) return { rate: NaN, failedShare: NaN, meanMs: NaN };
  const rate = (counter: number): number => lately.rate('instances', row, counter);
  const failed = rate(INSTANCE.failed);
  const answered = rate(INSTANCE.served) + failed;
  const lost = rate(INSTANCE.turnedAway);
  return {
    rate: rate(INSTANCE.arrived),
    failedShare: (failed + lost) / (answered + lost),
    meanMs: rate(INSTANCE.sojournNs) / answered / NS_PER_MS,
  };
}
