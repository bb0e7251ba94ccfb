import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Context } from '../context';
import { refused, type Decided } from '../domain-problem';
import { nextId } from '../rows/counter-ids';
import { rowOf } from '../rows/table';
import { recordBody } from './body-settings';
import type { AnalyticsCommand, AnalyticsEvent, AnalyticsState } from './events';

/** Names are kept for ever, so their number is limited. */
const MAX_NAMES = 200;

export function decideAnalytics(
  state: AnalyticsState,
  { body }: AnalyticsCommand,
  { now }: Context,
): Decided<readonly AnalyticsEvent[]> {
  const read = readBody(recordBody, body);
  if (!read.ok) return read;
  const events = read.value.events.map(({ name, at = now, value = 0 }) => ({ name, at, value }));
  const unseen = new Set(events.map(({ name }) => name).filter((name) => !rowOf(state.names, name)));
  if (state.names.rows.count + unseen.size > MAX_NAMES) {
    return refused('not-allowed', `Analytics tells at most ${MAX_NAMES} names apart; use fewer`);
  }
  const id = nextId('batch', state.batches);
  return ok([{ type: 'analytics.recorded', id, at: now, events }]);
}
