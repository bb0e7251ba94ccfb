import { id } from '../schema';
import { closed, optional } from '../shapes/closed';
import { choice, flag, numberThat, text } from '../shapes/plain-values';
import type { ReadBy } from '../shapes/shape';

const number = numberThat({
  fits: (value) => Number.isSafeInteger(value) && value >= 0,
  expected: 'a whole number from 0 up',
});

/** Clients of a scenario have ids; the console of the page asks under a name of its own. */
const client = text(64);

/**
 * What somebody looked at: a part that is selected, and what the dock shows. Nothing of it does anything; what a
 * scenario does not have is not shown.
 */
export const runView = closed({
  selection: optional(closed({ kind: choice(['node', 'edge']), id })),
  layer: optional(id),
  dockTab: optional(
    choice(['charts', 'breakers', 'traces', 'sagas', 'events', 'read-models', 'log', 'console', 'text']),
  ),
  phoneTab: optional(choice(['run', 'charts', 'log', 'settings'])),
  dockMaximised: optional(flag),
  chartsAsTable: optional(flag),
  trace: optional(closed({ client, number })),
  saga: optional(number),
  event: optional(number),
  readModel: optional(id),
});

export type RunView = ReadBy<typeof runView>;
