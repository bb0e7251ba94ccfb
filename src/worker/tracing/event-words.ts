import { durationText } from '../../base/duration-text';
import { CONFLICT, OUTCOMES, isServed } from '../../base/outcome';
import { BUDGET_DENIED, CACHE_MISS, CACHE_REFRESH, HEDGE_WON } from '../../policies/events';
import { PARKED, type Signal } from '../../policies/layer';
import { changeText } from '../../sim/change-words';
import type { LayerRecord, PassageRecord, TraceRecord, WorkedRecord } from '../../sim/tracing/records';
import type { SimSpan } from '../../sim/tracing/span';
import { namesOf } from '../../scenario/names';
import type { RowMark } from '../protocol';
import type { SpanEvent } from '../traces';
import type { Account } from './account';
import { layerText } from './layer-words';
import { meaningOf } from '../log-rows';
import { counted, listed, sentence } from './phrases';

interface Words {
  readonly mark: RowMark | 'note';
  readonly text: string;
}

/** What happened within a span, in sentences. */
export function eventsOf(account: Account, span: SimSpan): SpanEvent[] {
  return span.events.flatMap((record) => {
    const words = wordsOf(account, span, record);
    return words === null ? [] : [{ time: record.time, layer: layerOf(account, record), ...words }];
  });
}

function wordsOf(account: Account, span: SimSpan, record: TraceRecord): Words | null {
  switch (record.kind) {
    case 'entered':
    case 'left':
    case 'timer':
    case 'cut-off':
      return atLayer(account, record);
    case 'attempt-opened':
      return opened(account, record);
    case 'noted':
      return noted(record);
    case 'guard-changed': {
      const row = account.log.at(record.row);
      const nameOf = namesOf(account.names.scenario);
      return { mark: meaningOf(row).mark, text: changeText(account.configuration, row, nameOf) };
    }
    case 'given-up':
      return {
        mark: 'degraded',
        text: sentence(`nobody waits for this try any more: ${whoGaveUp(account, record)}`),
      };
    case 'patience-over':
      return { mark: 'failed', text: 'The patience of the client was over, and it gave the request up.' };
    case 'passage':
      return passage(account, record);
    default:
      return atCallee(account, span, record);
  }
}

function atLayer(account: Account, record: LayerRecord): Words | null {
  // What happens at a timer is told by what follows.
  return record.kind === 'timer' ? null : { mark: markOf(record), text: layerText(account, record) };
}

function markOf(record: Exclude<LayerRecord, { readonly kind: 'timer' }>): RowMark | 'note' {
  const signal = signalOf(record);
  if (signal === PARKED) return 'degraded';
  if (isServed(signal)) return record.kind === 'entered' ? 'served' : 'degraded';
  return OUTCOMES[signal].mark === 'rejected' ? 'rejected' : 'failed';
}

function signalOf(record: Exclude<LayerRecord, { readonly kind: 'timer' }>): Signal {
  if (record.kind === 'cut-off') return record.outcome;
  return record.kind === 'entered' ? record.signal : record.went;
}

function opened(account: Account, record: TraceRecord & { readonly kind: 'attempt-opened' }): Words {
  const { number, how, layer } = record;
  const call = account.call(record.call);
  switch (how) {
    case 'beside': {
      const isHedge = account.kindOf(call, layer) === 'hedge';
      const why = isHedge ? 'the hedge made it while an earlier try was out' : 'an earlier try was still out';
      return { mark: 'degraded', text: `Try ${number} began: ${why}.` };
    }
    case 'detached':
      return { mark: 'note', text: `Try ${number} began in the background, to renew what the cache holds.` };
    case 'copy':
      return { mark: 'degraded', text: `The network doubled try ${number}.` };
    default:
      return { mark: 'note', text: `Try ${number} began.` };
  }
}

function noted(record: TraceRecord & { readonly kind: 'noted' }): Words | null {
  switch (record.event) {
    case BUDGET_DENIED:
      return { mark: 'rejected', text: 'The budget had nothing left for another try.' };
    case HEDGE_WON:
      return { mark: 'served', text: 'The try that the hedge made was the first to answer.' };
    case CACHE_MISS:
      return { mark: 'note', text: 'The cache had no answer that could serve, so the call went on.' };
    case CACHE_REFRESH:
      return { mark: 'note', text: 'The cache begins to renew the answer behind the call.' };
    default:
      return null;
  }
}

export function whoGaveUp(account: Account, record: TraceRecord & { readonly kind: 'given-up' }): string {
  const { boundary, call } = record;
  if (boundary < 0) return 'its caller withdrew the call';
  switch (account.kindOf(account.call(call), boundary)) {
    case 'timeout': {
      const waited = record.time - account.enteredAt(boundary, record);
      return `the timeout gave up after ${durationText(waited)}`;
    }
    case 'hedge':
      return 'another try was faster';
    default:
      return 'its caller went on without it';
  }
}

function passage(account: Account, { way, fate, delay, faults }: PassageRecord): Words {
  const what =
    way === 'back' ? 'the answer' : way === 'cancel' ? 'the word that nobody waits' : 'the request';
  const named = faults.map((fault) => account.names.fault(fault));
  const by =
    named.length === 0
      ? ''
      : ` while ${named.length === 1 ? 'the fault' : 'the faults'} ${listed(named)} acted on the way`;
  if (fate === 'lost') return { mark: 'failed', text: sentence(`${what} was lost${by}`) };
  if (fate === 'refused') return { mark: 'failed', text: sentence(`${what} was refused${by}`) };
  return { mark: 'degraded', text: sentence(`${what} took ${durationText(delay)}${by}`) };
}

function atCallee(account: Account, span: SimSpan, record: TraceRecord): Words | null {
  switch (record.kind) {
    case 'queued': {
      const ahead =
        record.ahead === 0
          ? 'nobody was ahead of it'
          : `${counted(record.ahead, 'request')} ${record.ahead === 1 ? 'was' : 'were'} ahead of it`;
      return { mark: 'note', text: `All workers were busy; ${ahead}.` };
    }
    case 'started':
      return started(account, record);
    case 'worked':
      return { mark: 'failed', text: workedText(account, record) };
    case 'frozen':
      return { mark: 'failed', text: 'The instance hung with the work.' };
    case 'thawed':
      return { mark: 'served', text: 'The instance went on with the work.' };
    case 'turned-away':
      return {
        mark: OUTCOMES[record.outcome].mark === 'rejected' ? 'rejected' : 'failed',
        text: turnedAwayText(account, span, record),
      };
    case 'cancelled':
      return { mark: 'note', text: 'The word that nobody waits any more arrived, and stopped it.' };
    case 'arrived':
      return { mark: 'degraded', text: lateText(span, record) };
    default:
      return null;
  }
}

function started(account: Account, record: TraceRecord & { readonly kind: 'started' }): Words | null {
  const { drawn, takes } = record;
  if (takes === drawn) return null;
  const named = account.slowing(record).map((fault) => account.names.fault(fault));
  const by =
    named.length === 0 ? '' : `, with ${named.length === 1 ? 'the fault' : 'the faults'} ${listed(named)}`;
  return {
    mark: 'degraded',
    text: `The work takes ${durationText(takes)} in place of ${durationText(drawn)}${by}.`,
  };
}

function workedText(account: Account, record: WorkedRecord): string {
  const how = `“${OUTCOMES[record.outcome].label}”`;
  if (record.fault >= 0) return `The fault ${account.names.fault(record.fault)} made it fail: ${how}.`;
  if (record.outcome === CONFLICT) return 'Another write with the same key came first.';
  return `It ${account.ownFailure(record)}, without any fault: ${how}.`;
}

function turnedAwayText(
  account: Account,
  span: SimSpan,
  record: TraceRecord & { readonly kind: 'turned-away' },
): string {
  const who = 'node' in span && span.node >= 0 ? account.names.instance(span.node, span.place) : 'The callee';
  switch (OUTCOMES[record.outcome].id) {
    case 'shed':
      return `${who} had no room: its workers were busy and its queue was full.`;
    case 'expired':
      return `${who} dropped it, because too little was left of its deadline.`;
    default:
      return `${who} was not there to answer it.`;
  }
}

function lateText(span: SimSpan, { outcome, time }: TraceRecord & { readonly kind: 'arrived' }): string {
  const since =
    span.kind === 'try' && !Number.isNaN(span.givenUpAt) ? ` ${durationText(time - span.givenUpAt)}` : '';
  if (OUTCOMES[outcome].mark === 'withdrawn')
    return `It ended${since} after it was given up, without an answer.`;
  const what = isServed(outcome) ? 'answered' : OUTCOMES[outcome].label;
  return sentence(`${what}${since} after it was given up`);
}

function layerOf(account: Account, record: TraceRecord): string | null {
  if (!('layer' in record) || record.layer < 0 || !('call' in record)) return null;
  return account.names.layerId(account.call(record.call).stack, record.layer);
}
