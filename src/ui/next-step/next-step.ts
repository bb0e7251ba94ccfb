import type { Scenario } from '../../scenario/format';
import type { RunMode } from '../../state/run';

/** What has to be done before a run can show anything: draw somebody who asks, draw whom they ask, run, or wait. */
export type NextStep = 'draw' | 'connect' | 'run' | 'wait' | 'begin-anew';

type Drawn = Pick<Scenario, 'nodes' | 'edges'>;

export function nextStepOf({ nodes, edges }: Drawn, mode: RunMode): NextStep {
  const callers = new Set(nodes.flatMap(({ kind, id }) => (kind === 'client' ? [id] : [])));
  if (callers.size === 0) return 'draw';
  if (!edges.some(({ from }) => callers.has(from))) return 'connect';
  if (mode === 'paused') return 'run';
  return mode === 'playing' || mode === 'ahead' ? 'wait' : 'begin-anew';
}

/** Why there is nothing yet, as the second sentence of an empty pane. */
export const WHY_NOTHING: Readonly<Record<NextStep, string>> = {
  draw: 'Nobody asks anything yet: draw a client and a service.',
  connect: 'No client calls anybody yet: draw a call from a client to a service.',
  run: 'There is none up to this moment.',
  wait: 'There is none yet: they come as the run goes on.',
  'begin-anew': 'There is none in this run.',
};
