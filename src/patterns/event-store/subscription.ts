import type { FieldShape, Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import { readAll, readStream, type Library } from './read';
import type { Page } from './page';
import type { SubscriptionSettings } from './subscription-settings';

/** What a subscriber wants to hear of: everything, one stream, or some types (as they are today) of either. */
export interface Topic {
  readonly stream?: number;
  readonly types?: ReadonlySet<number>;
}

export interface SubscriptionConfig extends SubscriptionSettings {
  readonly topic: Topic;
}

export const CATCHING_UP = 0;
export const LIVE = 1;

/** What `poll` tells beside the events. */
export const NO_CHANGE = 0;
export const CAUGHT_UP = 1;
export const FELL_BEHIND = 2;

/** A type and not an interface, so that it can be handed to whoever saves plain states by their shape. */
export type SubscriptionState = {
  /** Everything up to here was handed over, or was of no interest. */
  position: number;
  /** What the subscriber has stored: after a crash it begins after this. */
  checkpoint: number;
  mode: number;
  changedAt: Time;
  delivered: number;
  polls: number;
  checkpoints: number;
  caughtUp: number;
  fellBehind: number;
};

export function configureSubscription(settings: SubscriptionSettings, topic: Topic): SubscriptionConfig {
  return { ...settings, topic };
}

export function subscriptionShape(): Shape {
  return {
    position: 'number',
    checkpoint: 'number',
    mode: 'number',
    changedAt: 'number',
    delivered: 'number',
    polls: 'number',
    checkpoints: 'number',
    caughtUp: 'number',
    fellBehind: 'number',
  } satisfies Record<keyof SubscriptionState, FieldShape>;
}

/** A subscription to what comes after a checkpoint; 0 is the beginning. */
export function subscribe(checkpoint: number, now: Time): SubscriptionState {
  return {
    position: checkpoint,
    checkpoint,
    mode: CATCHING_UP,
    changedAt: now,
    delivered: 0,
    polls: 0,
    checkpoints: 0,
    caughtUp: 0,
    fellBehind: 0,
  };
}

/** Begins again after the checkpoint, as after a crash: what was handed over since then comes again. */
export function resubscribe(state: SubscriptionState, now: Time): void {
  state.position = state.checkpoint;
  if (state.mode === LIVE) change(state, CATCHING_UP, now);
}

/** Fills the page with the next events. Tells CAUGHT_UP with the last of them, FELL_BEHIND when too many are left. */
export function poll(
  config: SubscriptionConfig,
  state: SubscriptionState,
  library: Library,
  page: Page,
  now: Time,
): number {
  const { log } = library;
  const { stream, types } = config.topic;
  const limit = config.batchEvents;
  if (stream === undefined) {
    readAll(library, { from: state.position + 1, limit, types }, page);
  } else {
    const first = log.firstAfter(stream, state.position);
    const from = first === 0 ? log.versionOf(stream) + 1 : log.versionAt(first);
    readStream(library, stream, { from, limit, types }, page);
  }
  state.polls++;
  state.delivered += page.count;
  // A log that ends before the subscriber (a copy that lags, say) must not make it go back and hear things twice.
  state.position = Math.max(state.position, page.reached);
  const left = log.length - state.position;
  if (state.mode === CATCHING_UP && left <= 0) {
    state.caughtUp++;
    return change(state, LIVE, now);
  }
  if (state.mode === LIVE && left > config.behindAfter) {
    state.fellBehind++;
    return change(state, CATCHING_UP, now);
  }
  return NO_CHANGE;
}

/** Whether a subscriber that has done everything up to a position is to store it. */
export function isCheckpointDue(
  config: SubscriptionConfig,
  state: SubscriptionState,
  position: number,
): boolean {
  return position - state.checkpoint >= config.checkpointEvery;
}

export function storedCheckpoint(state: SubscriptionState, position: number): void {
  state.checkpoint = position;
  state.checkpoints++;
}

function change(state: SubscriptionState, mode: number, now: Time): number {
  state.mode = mode;
  state.changedAt = now;
  return mode === LIVE ? CAUGHT_UP : FELL_BEHIND;
}
