import { durationText } from '../../base/duration-text';
import { BULKHEAD_WAIT, OUTCOMES, isServed } from '../../base/outcome';
import { PARKED } from '../../policies/layer';
import type { PatternId } from '../../patterns/registry';
import type {
  CallRecord,
  CutOffRecord,
  EnteredRecord,
  LayerRecord,
  LeftRecord,
} from '../../sim/tracing/records';
import type { Account } from './account';
import { sentences } from './phrases';

/** "the circuit breaker of orders → payments" */
export function layerName(account: Account, call: CallRecord, layer: number): string {
  const { names } = account;
  const kind = account.kindOf(call, layer);
  if (kind === null) return `a layer of ${names.edge(call.edge)}`;
  return names.layer(call.edge, kind, names.layerId(call.stack, layer));
}

/** What a layer did with a call, in its own words: sentences. */
export function layerText(account: Account, record: LayerRecord): string {
  const call = account.call(record.call);
  const who = layerName(account, call, record.layer);
  switch (record.kind) {
    case 'entered':
      return enteredText(account, record, who);
    case 'left':
      return leftText(account, record, who);
    case 'cut-off':
      return cutOffText(account, record, who);
    case 'timer':
      return sentences(`it is time for ${who} to go on`);
  }
}

/** How long the layer had waited for what lies inside of it. */
export function waitedAt(account: Account, record: LayerRecord): number {
  return record.time - account.enteredAt(record.layer, record);
}

function cutOffText(account: Account, record: CutOffRecord, who: string): string {
  const waited = durationText(waitedAt(account, record));
  if (record.pattern === 'timeout') {
    return sentences(`there was no answer within ${waited}, so ${who} gave up`);
  }
  const state = account.words(record)?.state;
  if (record.outcome === BULKHEAD_WAIT)
    return sentences(`${who} let the call wait for ${waited}, which is as long as it may`, state);
  return sentences(`${who} took the call out of its queue after ${waited}`, state);
}

function enteredText(account: Account, record: EnteredRecord, who: string): string {
  const words = account.words(record);
  const { signal, pattern } = record;
  if (signal === PARKED) return sentences(`${who} lets the call wait`, words?.decision ?? words?.state);
  if (isServed(signal)) return sentences(`${who} has the answer already`, words?.decision);
  return sentences(
    `${who} ${REJECTS[pattern ?? 'fallback'] ?? 'rejected the call'}`,
    words?.decision ?? words?.state,
  );
}

/** What it means that a layer of a kind answers a call itself with something else than an answer. */
const REJECTS: Readonly<Partial<Record<PatternId, string>>> = {
  'circuit-breaker': 'rejected the call',
  bulkhead: 'turned the call away',
  'rate-limiter': 'rejected the call',
  timeout: 'did not let the call begin, because too little was left of the time for it',
  cache: 'answered with a failure that it remembers',
  'load-balancer': 'found no instance to send the call to',
};

function leftText(account: Account, record: LeftRecord, who: string): string {
  const words = account.words(record);
  const came = `“${OUTCOMES[record.came].label}”`;
  switch (record.pattern) {
    case 'retry':
      return sentences(words?.decision ?? `${who} took ${came}`);
    case 'hedge':
      return sentences(`${who} does not pass ${came} on, for another try is out or due`);
    case 'circuit-breaker':
      return sentences(`the call was a trial of ${who}, and it ended as ${came}`, words?.state);
    case 'fallback':
    case 'cache':
    case 'single-flight':
      return sentences(words?.decision ?? `${who} took ${came}`);
    default:
      return sentences(`${who} made “${outcomeLabel(record.went)}” of ${came}`);
  }
}

function outcomeLabel(signal: number): string {
  return signal === PARKED ? 'wait' : OUTCOMES[signal].label;
}
