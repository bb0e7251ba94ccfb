import { OUTCOME_COUNT } from '../base/outcome';
import { HISTOGRAM_WORDS, merge, quantile } from '../base/histogram';
import { NS_PER_SECOND } from '../base/time';
import { CLIENT } from '../sim/measure/layout';
import type { World } from '../sim/world';
import type { Range } from './format';

/** A range of whole seconds, as the history counts them: from the first up to but without the last. */
export interface Seconds {
  readonly from: number;
  readonly to: number;
}

export function secondsOf(range: Range): Seconds {
  return { from: range.fromMs / 1000, to: range.toMs / 1000 };
}

/** Whether the run has passed the end of the range at the present moment. */
export function hasPassed(world: World, { to }: Seconds): boolean {
  return world.now >= to * NS_PER_SECOND;
}

/** The rows of one client, or of all. */
export function clientRows(world: World, id: string | undefined): number[] {
  return world.configuration.clients.flatMap((client, row) =>
    id === undefined || client.model.id === id ? [row] : [],
  );
}

/** What clients asked and got within a range. */
export interface Asked {
  readonly asked: number;
  /** Requests that ended, whether they were asked within the range or before it. */
  readonly ended: number;
  readonly inTime: number;
  readonly late: number;
}

export function askedOf(world: World, rows: readonly number[], { from, to }: Seconds): Asked {
  const { history } = world.meter;
  const sum = (counter: number): number =>
    rows.reduce((total, row) => total + history.sum('clients', row, counter, from, to), 0);
  let ended = 0;
  for (let outcome = 0; outcome < OUTCOME_COUNT; outcome++) ended += sum(CLIENT.outcome + outcome);
  return { asked: sum(CLIENT.asked), ended, inTime: sum(CLIENT.inTime), late: sum(CLIENT.late) };
}

/**
 * The share of requests that were answered in time. At its edges a range holds answers to requests from before it,
 * and requests whose answers come after it: of both totals the larger counts, so that neither a backlog that grows
 * nor one that is worked off makes the share look better than it is. Undefined when nothing was asked.
 */
export function goodputShare(asked: Asked): number | undefined {
  const all = Math.max(asked.asked, asked.ended);
  return all === 0 ? undefined : asked.inTime / all;
}

/** Latencies of answered requests of some clients, as one histogram. */
export function clientLatencies(
  world: World,
  rows: readonly number[],
  { from, to }: Seconds,
): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array(HISTOGRAM_WORDS);
  for (const row of rows) merge(all, 0, world.meter.history.latencies('clients', row, from, to), 0);
  return all;
}

/** A percentile in ns; undefined when there is nothing to take it of. */
export function percentileOf(cells: Uint32Array, percentile: number): number | undefined {
  const value = quantile(cells, 0, percentile / 100);
  return Number.isNaN(value) ? undefined : value;
}
