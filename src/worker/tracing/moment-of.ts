import { HEDGED } from '../../policies/events';
import type { TraceRecord } from '../../sim/tracing/records';
import type { SimSpan } from '../../sim/tracing/span';
import type { WhyMoment } from '../traces';
import { calleeMoment, slowMoment } from './callee-moments';
import { changeMoment, givenUpMoment, hedgeMoment } from './guard-moments';
import { layerMoment } from './layer-moments';
import type { Scope } from './scope';

/** What a record tells in a chain of reasons; null where it tells nothing. */
export function momentOf(scope: Scope, span: SimSpan, record: TraceRecord): WhyMoment | null {
  switch (record.kind) {
    case 'entered':
    case 'left':
    case 'cut-off':
      return layerMoment(scope, span, record);
    case 'noted':
      return record.event === HEDGED ? hedgeMoment(scope, record) : null;
    case 'guard-changed':
      return changeMoment(scope, record);
    case 'given-up':
      return givenUpMoment(scope, record);
    case 'patience-over':
    case 'passage':
    case 'worked':
    case 'turned-away':
      return calleeMoment(scope, span, record);
    case 'queued':
    case 'started':
    case 'frozen':
      return slowMoment(scope, span, record);
    default:
      return null;
  }
}
