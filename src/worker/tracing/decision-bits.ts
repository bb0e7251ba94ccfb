import { CANCELLED, OK, SHED } from '../../base/outcome';
import { DECISION, DECISION_OF_EVENT, DECISION_OF_OUTCOME } from '../../policies/decisions';
import type { TraceRecord } from '../../sim/tracing/records';
import type { Decision } from '../traces';

const NAMES = {
  retried: 'retried',
  timedOut: 'timed-out',
  openCircuit: 'open-circuit',
  bulkheadFull: 'bulkhead-full',
  limited: 'limited',
  shed: 'shed',
  hedged: 'hedged',
  fellBack: 'fell-back',
  fromCache: 'from-cache',
  shared: 'shared',
  lateAnswer: 'late-answer',
} as const satisfies Record<keyof typeof DECISION, Decision>;

const ALL: readonly (keyof typeof DECISION)[] = [
  'retried',
  'timedOut',
  'openCircuit',
  'bulkheadFull',
  'limited',
  'shed',
  'hedged',
  'fellBack',
  'fromCache',
  'shared',
  'lateAnswer',
];

export function decisionsOf(bits: number): Decision[] {
  return ALL.filter((key) => (bits & DECISION[key]) !== 0).map((key) => NAMES[key]);
}

export function bitOf(decision: Decision): number {
  const key = ALL.find((one) => NAMES[one] === decision);
  return key === undefined ? 0 : DECISION[key];
}

/** What the records of a request tell of the same: up to its end, and of late answers also after it. */
export function decisionsIn(records: readonly TraceRecord[]): number {
  let bits = 0;
  let hasEnded = false;
  const copies = new Set<number>();
  for (const record of records) {
    if (record.kind === 'attempt-opened' && record.how === 'copy') copies.add(record.attempt);
    if (record.kind === 'ended') hasEnded = true;
    if (
      record.kind === 'arrived' &&
      record.late &&
      record.outcome !== CANCELLED &&
      !copies.has(record.attempt)
    ) {
      bits |= DECISION.lateAnswer;
    }
    if (!hasEnded) bits |= decisionIn(record);
  }
  return bits;
}

function decisionIn(record: TraceRecord): number {
  switch (record.kind) {
    case 'noted':
      return DECISION_OF_EVENT[record.event];
    case 'entered':
      return record.signal > OK ? DECISION_OF_OUTCOME[record.signal] : 0;
    case 'cut-off':
      return DECISION_OF_OUTCOME[record.outcome];
    case 'turned-away':
      return record.outcome === SHED ? DECISION.shed : 0;
    default:
      return 0;
  }
}
