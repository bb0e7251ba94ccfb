import { DECISIONS, type Decision, type TraceEnd } from '../../worker/traces';
import type { MarkKind } from '../marks/mark-paths';

/** How requests may end, worst first, as filters offer it. */
export const ENDS: readonly TraceEnd[] = [
  'failed',
  'rejected',
  'late',
  'fallback',
  'served',
  'cancelled',
  'open',
];

interface EndWords {
  readonly word: string;
  /** None for what has no outcome. */
  readonly mark: MarkKind | null;
}

export const END_WORDS: Readonly<Record<TraceEnd, EndWords>> = {
  failed: { word: 'Failed', mark: 'failed' },
  rejected: { word: 'Rejected', mark: 'rejected' },
  late: { word: 'Late', mark: 'late' },
  fallback: { word: 'Fallback', mark: 'fallback' },
  served: { word: 'Served', mark: 'served' },
  cancelled: { word: 'Cancelled', mark: 'idle' },
  open: { word: 'Open', mark: 'ask' },
};

const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  retried: 'tried again',
  'timed-out': 'timed out',
  'open-circuit': 'open circuit',
  'bulkhead-full': 'bulkhead full',
  limited: 'limited',
  shed: 'shed',
  hedged: 'hedged',
  'fell-back': 'fell back',
  'from-cache': 'from the cache',
  shared: 'shared an answer',
  'late-answer': 'late answer',
};

export const DECISION_OPTIONS = DECISIONS.map((decision) => ({
  value: decision,
  label: DECISION_WORDS[decision],
}));
