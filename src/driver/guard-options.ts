import { nearestWord } from '../base/nearest-word';
import { RandomBank } from '../base/random-bank';
import type { CallOptions } from './call';
import type { End, Judge } from './callee-ends';
import { systemClock, type Clock } from './clock';
import { StackError } from './errors';
import type { GuardListener } from './events';
import type { HostOptions, OtherWork } from './host-options';
import type { Failed } from './results';

export interface GuardOptions<Fallback = never> {
  /** What the guard is called in errors, events and snapshots. */
  readonly name?: string | undefined;
  /** Says how an end of the function is to be taken: which values are failures, which errors say nothing. */
  readonly judge?: Judge | undefined;
  /** Reads from an end after how many milliseconds to come again; by default from the property `retryAfterMs`. */
  readonly retryAfterMs?: ((end: End) => number | undefined) | undefined;
  /** Whether the function may do twice what it does once; calls may say it for themselves. */
  readonly idempotent?: boolean | undefined;
  /** What a fallback of the kind "static" answers; it is told how the call failed, and the options of the call. */
  readonly fallback?:
    ((failure: Failed, options: CallOptions | undefined) => Fallback | PromiseLike<Fallback>) | undefined;
  /** What fallbacks of the kind "other-service" ask, by the name that they have as their `edge`. */
  readonly others?: Readonly<Record<string, OtherWork<Fallback>>> | undefined;
  /** The instances that a balancer chooses among: names, addresses, whatever the function makes of them. */
  readonly instances?: readonly string[] | undefined;
  /** Which share of the calls each is to have, in the same order; 1 where nothing is said. */
  readonly weights?: readonly number[] | undefined;
  /** Guards that have this in common share the budgets of those retries that say they share one. */
  readonly shares?: string | undefined;
  /** What to throw when the attempts are used up: what the function threw, or an error of its own with that as cause. */
  readonly whenRetriesEnd?: 'throw-original' | 'throw-wrapped' | undefined;
  readonly onEvent?: GuardListener | undefined;
  readonly clock?: Clock | undefined;
  /** Uniform draws from 0 to below 1, for jitter and choices; or a seed for draws that are the same every time. */
  readonly random?: (() => number) | undefined;
  readonly seed?: number | undefined;
}

const KEYS: readonly (keyof GuardOptions)[] = [
  'name',
  'judge',
  'retryAfterMs',
  'idempotent',
  'fallback',
  'others',
  'instances',
  'weights',
  'shares',
  'whenRetriesEnd',
  'onEvent',
  'clock',
  'random',
  'seed',
];

export interface FilledOptions extends HostOptions {
  readonly instances: readonly string[];
  readonly weights: readonly number[];
  readonly onEvent: GuardListener | undefined;
}

export function filledOptions<Fallback>(options: GuardOptions<Fallback>): FilledOptions {
  for (const key of Object.keys(options)) {
    if (KEYS.some((known) => known === key)) continue;
    const nearest = nearestWord(key, KEYS);
    const expected = nearest === null ? `one of ${KEYS.join(', ')}` : `a known option, perhaps "${nearest}"`;
    throw new StackError([{ path: 'options', expected, received: `the unknown option "${key}"` }]);
  }
  return {
    name: options.name ?? '',
    clock: options.clock ?? systemClock,
    random: withinRange(options.random ?? drawsOf(options.seed)),
    judge: options.judge,
    retryAfterMs: options.retryAfterMs,
    idempotent: options.idempotent ?? true,
    fallback: options.fallback,
    others: options.others ?? {},
    instances: options.instances ?? [],
    weights: options.weights ?? [],
    shares: options.shares ?? '',
    wrapsRetries: options.whenRetriesEnd === 'throw-wrapped',
    onEvent: options.onEvent,
  };
}

function drawsOf(seed: number | undefined): () => number {
  // Looked up at each draw: a test that replaces it later is heard.
  if (seed === undefined) return () => Math.random();
  const bank = new RandomBank(seed);
  const stream = bank.stream('guard');
  return () => bank.unit(stream);
}

const BELOW_ONE = 1 - 2 ** -53;

/** A wait of no number, or a choice beyond the last one, would never end well. */
function withinRange(random: () => number): () => number {
  return () => Math.min(Math.max(random() || 0, 0), BELOW_ONE);
}
