import { durationText } from '../../base/duration-text';
import type { Duration } from '../../base/time';
import type { SimSpan } from '../../sim/tracing/span';
import type { Account } from './account';
import { listed } from './phrases';
import type { Scope } from './scope';

/** Where some of the time went. */
interface TimePart {
  /** "in the queue of orders", as it follows a duration. */
  readonly where: string;
  readonly duration: Duration;
}

/** Where the time of a scope went: what took most comes first. */
function timeParts({ account, spans, critical }: Scope): TimePart[] {
  const parts = new Map<string, Duration>();
  for (const { span, from, to } of critical) {
    const where = whereOf(account, spans[span]);
    parts.set(where, (parts.get(where) ?? 0) + to - from);
  }
  return [...parts]
    .map(([where, duration]) => ({ where, duration }))
    .sort((one, other) => other.duration - one.duration);
}

/** Parts that took less of the whole are not worth telling, and more than these nobody reads. */
const LEAST_SHARE = 0.05;
const MOST = 3;

/** "900 ms in the queue of orders and 120 ms on the network" */
export function timeText(scope: Scope): string {
  const whole = scope.to - scope.from;
  const [first, ...others] = timeParts(scope);
  if (first === undefined) return 'no time at all';
  const told = [
    first,
    ...others.slice(0, MOST - 1).filter(({ duration }) => duration >= whole * LEAST_SHARE),
  ];
  return listed(told.map(({ where, duration }) => `${durationText(duration)} ${where}`));
}

function whereOf(account: Account, span: SimSpan): string {
  const { names } = account;
  switch (span.kind) {
    case 'wait': {
      const edge = names.edge(account.callOf(span.attempt).edge);
      return `${WAITS[span.pattern ?? 'timeout'] ?? 'waiting at the guards of'} ${edge}`;
    }
    case 'queue':
      return `in the queue of ${names.instance(span.node, span.place)}`;
    case 'work':
      return `at work in ${names.instance(span.node, span.place)}`;
    case 'try': {
      const edge = names.edge(account.callOf(span.attempt).edge);
      const isLost = span.events.some((record) => record.kind === 'passage' && record.fate === 'lost');
      return isLost ? `waiting for an answer that was lost along ${edge}` : 'on the network';
    }
    case 'call':
      return `at the guards of ${names.edge(span.edge)}`;
    case 'request':
      return 'at its client';
  }
}

const WAITS: Readonly<Record<string, string>> = {
  retry: 'waiting to try again along',
  bulkhead: 'waiting for a place in the bulkhead of',
  'rate-limiter': 'waiting for its turn at the rate limiter of',
  'single-flight': 'waiting for the answer of another call along',
};
