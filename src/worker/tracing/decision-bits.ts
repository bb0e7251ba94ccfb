import { DECISION } from '../../policies/decisions';
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
