import { NEVER, type Time } from '../../base/time';
import {
  BEHIND,
  CATCHING_UP,
  CAUGHT_UP,
  EVENT_FAILS,
  LAGS,
  LIVE,
  READS_FAIL,
  REBUILDING,
  SAVES_FAIL,
  STOPPED,
} from './codes';
import type { ProjectionConfig } from './config';
import type { ProjectionState } from './state';

/** Every event up to here shows in the read model, as far as it shows at all: parked and skipped ones do not. */
export function visibleUpTo(config: ProjectionConfig, state: ProjectionState): number {
  return config.together === 1 ? state.checkpoint : state.position;
}

export function changeStatus(
  state: ProjectionState,
  status: number,
  cause: number,
  causeAt: number,
  now: Time,
): void {
  if (state.status === status && state.cause === cause && state.causeAt === causeAt) return;
  state.status = status;
  state.cause = cause;
  state.causeAt = causeAt;
  state.changedAt = now;
  state.changes += 1;
}

/** What the status is after something has happened. Nobody leaves STOPPED or REBUILDING by merely going on. */
export function judge(config: ProjectionConfig, state: ProjectionState, now: Time): void {
  const { status, head } = state;
  if (status === STOPPED || status === REBUILDING) return;
  const missing = head - visibleUpTo(config, state);
  const hasLooked = state.lastReadAt !== NEVER;
  if (isUntroubled(state) && hasLooked && missing <= 0) changeStatus(state, LIVE, CAUGHT_UP, 0, now);
  else if (status === CATCHING_UP) return;
  else if (state.failures > 0) changeStatus(state, BEHIND, EVENT_FAILS, state.handling, now);
  else if (state.saveFailures > 0) changeStatus(state, BEHIND, SAVES_FAIL, 0, now);
  else if (state.readFailures > 0) changeStatus(state, BEHIND, READS_FAIL, 0, now);
  else if (missing > config.behindAfter || status === BEHIND) changeStatus(state, BEHIND, LAGS, 0, now);
}

function isUntroubled({ failures, saveFailures, readFailures }: ProjectionState): boolean {
  return failures === 0 && saveFailures === 0 && readFailures === 0;
}
