import { BREAKER_MODES } from '../../patterns/circuit-breaker/catalogue';
import {
  BREAKER_CHANGED,
  FAULT_BEGAN,
  FAULT_ENDED,
  INSTANCE_CHANGED,
  INSTANCE_HUNG,
  SHEDDING_BEGAN,
  SHEDDING_ENDED,
  type ChangeRow,
} from '../../sim/change-log';
import { DRAINING, STARTING, STOPPED, UP } from '../../sim/tables';
import type { World } from '../../sim/world';
import type { State, StatefulPart } from './format';

/** By the codes of the states of an instance. */
const LIVES = ['stopped', 'starting', 'up', 'draining', 'crashed'] as const satisfies readonly State[];

/** What an instance, a breaker or a node is before anything was written about it. */
export function firstState(of: StatefulPart): State {
  if ('edge' in of) return 'closed';
  return of.instance === undefined ? 'calm' : 'up';
}

/** An instance that was there from the beginning was up; one whose first change is its start was not there. */
export function isArrival({ code, b }: ChangeRow): boolean {
  return code === INSTANCE_CHANGED && (b === STARTING || b === UP);
}

/** Follows the state of one part from change to change. */
export function followState(): (row: ChangeRow) => State {
  let life: number = UP;
  let hung = false;
  return ({ code, a, b }) => {
    if (code === BREAKER_CHANGED) return BREAKER_MODES[a];
    if (code === SHEDDING_BEGAN) return 'shedding';
    if (code === SHEDDING_ENDED) return 'calm';
    if (code === INSTANCE_HUNG) hung = b === 1;
    else life = b;
    // Whatever hung in it is gone with it.
    if (life === STOPPED) hung = false;
    // What is down already cannot be seen to hang.
    return hung && (life === UP || life === DRAINING) ? 'hung' : LIVES[life];
  };
}

/** Tells the changes of one part from those of all others; the row of a part that is not there is -1. */
export function keyOfPart(of: StatefulPart, { configuration }: World): string {
  const { guards, edges, nodes } = configuration;
  if ('edge' in of) {
    // The state that is expected of a layer is that of its breaker, also while the layer is switched off.
    const index = guards.findIndex(
      ({ kind, edge, layer }) =>
        kind === 'circuit-breaker' && layer === of.layer && edges[edge].model.id === of.edge,
    );
    return `guard ${index}`;
  }
  const node = nodes.findIndex(({ model }) => model.id === of.node);
  return of.instance === undefined ? `node ${node}` : `instance ${node} ${of.instance - 1}`;
}

/** Tells the changes of one fault from all others. */
export function keyOfFault(row: number): string {
  return `fault ${row}`;
}

export function keyOfChange({ code, subject, a }: ChangeRow): string {
  if (code === BREAKER_CHANGED) return `guard ${subject}`;
  if (code === SHEDDING_BEGAN || code === SHEDDING_ENDED) return `node ${subject}`;
  if (code === FAULT_BEGAN || code === FAULT_ENDED) return keyOfFault(subject);
  return code === INSTANCE_CHANGED || code === INSTANCE_HUNG ? `instance ${subject} ${a}` : '';
}
