import type { RunState } from './run';

/** Why a run whose services are real goes at the speed of the clock, and not step by step; undefined for others. */
export function whyLive({ outside }: Pick<RunState, 'outside'>): string | undefined {
  return outside !== null && outside.nodes.length > 0
    ? 'Real requests are made: the run goes at 1×, and not step by step.'
    : undefined;
}
