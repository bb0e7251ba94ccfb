import type { TraceRecord } from '../../sim/tracing/records';
import type { SimSpan } from '../../sim/tracing/span';
import type { WhyMoment } from '../traces';
import { effectText, spanText } from './fault-words';
import type { Scope } from './scope';

type Parts = Pick<WhyMoment, 'mark' | 'title' | 'text'> & Partial<WhyMoment>;

export function moment({ time }: TraceRecord, parts: Parts): WhyMoment {
  return { time, part: null, layer: null, window: null, settings: [], ...parts };
}

/** Each fault that had a hand in it: since when, and what it does. */
export function faultSentences({ account }: Scope, record: TraceRecord): string[] {
  const faults =
    record.kind === 'worked' && record.fault >= 0
      ? [record.fault]
      : record.kind === 'passage' || record.kind === 'started'
        ? record.faults
        : [];
  return faults.map((fault) => {
    const model = account.faultAt(fault, record);
    const name = account.names.fault(fault);
    return `the fault ${name}, ${spanText(model, record.time)}, ${effectText(model, record.time)}`;
  });
}

export function partOf({ account }: Scope, span: SimSpan): WhyMoment['part'] {
  const { names } = account;
  if (span.kind === 'request') return names.clientRef(span.client);
  if ('node' in span && span.kind !== 'try') return names.nodeRef(span.node);
  if (span.kind === 'try') return names.edgeRef(account.callOf(span.attempt).edge);
  return span.kind === 'call' ? names.edgeRef(span.edge) : null;
}
