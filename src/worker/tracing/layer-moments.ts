import { FAILURE } from '../../base/judgement';
import { OUTCOMES, isServed } from '../../base/outcome';
import { OPEN } from '../../patterns/circuit-breaker/catalogue';
import type { PatternId } from '../../patterns/registry';
import { BUDGET_USED_UP } from '../../patterns/retry/reasons';
import { PARKED } from '../../policies/layer';
import type { LayerRecord } from '../../sim/tracing/records';
import type { SimSpan } from '../../sim/tracing/span';
import type { RowMark } from '../protocol';
import type { WhyMoment } from '../traces';
import { nextText } from './breaker-words';
import type { GuardFacts } from './guard-facts';
import type { GuardWords } from './guard-words';
import { layerText } from './layer-words';
import { moment } from './moment-parts';
import { settingsAt } from './moment-settings';
import { sentences } from './phrases';
import { causeClause } from './reason-words';
import type { Scope } from './scope';

/** A layer let a call in or out in another way than everybody would expect. */
type Decision = LayerRecord & { readonly kind: 'entered' | 'left' | 'cut-off' };

/** Where a layer stands. */
function at(scope: Scope, record: LayerRecord): Pick<WhyMoment, 'part' | 'layer'> {
  const { account } = scope;
  const call = account.call(record.call);
  return { part: account.names.edgeRef(call.edge), layer: account.names.layerId(call.stack, record.layer) };
}

export function layerMoment(scope: Scope, span: SimSpan, record: Decision): WhyMoment {
  const { account } = scope;
  const { title, mark } = headOf(record, account.words(record)?.facts ?? null);
  const words = account.words(record);
  return moment(record, {
    ...at(scope, record),
    mark,
    title,
    text: textOf(scope, span, record),
    window: record.pattern === 'circuit-breaker' ? (words?.window ?? null) : null,
    settings: settingsAt(account, record),
  });
}

/** The cause with what the engine says of itself. */
function textOf(scope: Scope, span: SimSpan, record: Decision): string {
  const words = scope.account.words(record);
  const place = scope.spans.indexOf(span);
  if (record.kind === 'cut-off' || (record.kind === 'entered' && record.signal > 0)) {
    return sentences(causeClause(scope, { record, span, place }), saidText(record, words));
  }
  const facts = words?.facts;
  const isForBudget = facts?.kind === 'retry' && facts.reason === BUDGET_USED_UP;
  return sentences(layerText(scope.account, record), isForBudget ? words?.budget : null);
}

/** What the engine adds to the cause, where that does not say it all. */
function saidText(record: LayerRecord, words: GuardWords | undefined): string | null {
  if (words === undefined || record.pattern === 'timeout' || record.pattern === 'bulkhead') return null;
  const { facts, decision, state } = words;
  if (facts?.kind !== 'breaker' || facts.mode !== OPEN) return decision ?? state;
  return sentences(`it opened because ${facts.cause}`, nextText(facts));
}

interface Head {
  readonly title: string;
  readonly mark: RowMark | 'note';
}

const REJECTED: Readonly<Partial<Record<PatternId, string>>> = {
  'circuit-breaker': 'Rejected at the gate',
  bulkhead: 'No place in the bulkhead',
  'rate-limiter': 'Rate limit reached',
  timeout: 'Too late to begin',
  cache: 'A failure was remembered',
  'load-balancer': 'Nobody to call',
};

const WAITED: Readonly<Partial<Record<PatternId, string>>> = {
  bulkhead: 'Waited for a place',
  'rate-limiter': 'Waited for its turn',
  'single-flight': 'Waited for the answer of another call',
};

const LEFT: Readonly<Partial<Record<PatternId, string>>> = {
  hedge: 'Waited for the other try',
  cache: 'Answered from the cache',
  'circuit-breaker': 'Trial failed',
};

function headOf(record: Decision, facts: GuardFacts | null): Head {
  const { pattern } = record;
  const kind = pattern ?? 'timeout';
  if (record.kind === 'cut-off') {
    if (pattern === 'timeout') return { title: 'Timed out', mark: 'failed' };
    return { title: 'Waited in vain for a place', mark: 'rejected' };
  }
  if (record.kind === 'entered') {
    if (record.signal === PARKED) return { title: WAITED[kind] ?? 'Waited', mark: 'degraded' };
    if (isServed(record.signal)) return { title: 'Answered from the cache', mark: 'served' };
    return { title: REJECTED[kind] ?? 'Turned away', mark: markOf(record.signal) };
  }
  if (pattern === 'fallback') return fallbackHead(record.went);
  if (pattern === 'retry') {
    if (record.went === PARKED) return { title: 'Waited to try again', mark: 'degraded' };
    return { title: 'No further try', mark: markOf(record.came) };
  }
  if (facts?.kind === 'breaker' && facts.judgements[record.came] !== FAILURE) {
    return { title: 'Trial without a verdict', mark: markOf(record.came) };
  }
  return { title: LEFT[kind] ?? 'Passed on', mark: record.went >= 0 ? markOf(record.went) : 'degraded' };
}

function fallbackHead(went: number): Head {
  if (went === PARKED) return { title: 'Asked the other service', mark: 'degraded' };
  if (isServed(went)) return { title: 'Answered by the fallback', mark: 'degraded' };
  return { title: 'No fallback', mark: markOf(went) };
}

function markOf(outcome: number): RowMark {
  const { mark } = OUTCOMES[outcome];
  return mark === 'rejected' ? 'rejected' : mark === 'served' ? 'degraded' : 'failed';
}
