import { durationText, instantText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { nsToMs, nsToSeconds, type Duration, type Time } from '../../base/time';
import {
  BEHIND,
  BY_HAND,
  CATCHING_UP,
  EVENT_FAILS,
  LIVE,
  PARKED_FULL,
  POISON,
  READS_FAIL,
  REBUILDING,
  RESTARTED,
  RESUMED,
  SAVES_FAIL,
  STATUSES,
  STOPPED,
  SWITCHED,
} from './codes';
import type { ProjectionConfig } from './config';
import type { ProjectionState } from './state';
import { visibleUpTo } from './status';

/** What is to be known of the log itself, which the projection only hears of. */
export interface LogView {
  /** The position of its newest event. */
  readonly length: number;
  readonly timeOf: (position: number) => Time;
}

/** How many positions of the log the read model does not show yet. */
export function lagInEvents(config: ProjectionConfig, state: ProjectionState, log: LogView): number {
  return Math.max(0, log.length - visibleUpTo(config, state));
}

/** How old the first event is that it does not show yet; 0 when it shows all. */
export function lagInTime(
  config: ProjectionConfig,
  state: ProjectionState,
  log: LogView,
  now: Time,
): Duration {
  const visible = visibleUpTo(config, state);
  return visible < log.length ? now - log.timeOf(visible + 1) : 0;
}

export function explain(
  config: ProjectionConfig,
  state: ProjectionState,
  log: LogView,
  now: Time,
): Explanation {
  const events = lagInEvents(config, state, log);
  const age = lagInTime(config, state, log, now);
  const facts: Fact[] = [
    { label: 'status', value: STATUSES[state.status] },
    { label: 'since', value: nsToSeconds(state.changedAt), unit: 's' },
    { label: 'lag', value: events, unit: 'events' },
    { label: 'lag in time', value: nsToMs(age), unit: 'ms' },
    { label: 'shows up to', value: visibleUpTo(config, state) },
    { label: 'checkpoint', value: state.checkpoint },
    { label: 'handled', value: state.handled, unit: 'events' },
    { label: 'tried again', value: state.retried, unit: 'times' },
    { label: 'skipped', value: state.skipped, unit: 'events' },
    { label: 'parked now', value: state.parkedCount, unit: 'events' },
    { label: 'replayed', value: state.replayed, unit: 'events' },
    { label: 'crashes', value: state.crashes },
  ];
  const lag =
    events === 0
      ? 'The read model shows everything'
      : `The read model lacks ${counted(events, 'event')}, the oldest ${durationText(age)} old`;
  const parked = state.parkedCount === 0 ? '' : ` ${parkedText(state)}.`;
  return { sentence: `${statusText(config, state)}. ${lag}.${parked} ${crashText(config, state)}.`, facts };
}

function statusText(config: ProjectionConfig, state: ProjectionState): string {
  const at = instantText(state.changedAt);
  switch (state.status) {
    case LIVE:
      return `Live since ${at}`;
    case BEHIND:
      return `Behind since ${at}, because ${troubleText(config, state)}`;
    case STOPPED:
      return `Stopped at ${at}: ${stopText(config, state)}`;
    case REBUILDING:
      return `Made anew since ${at} beside the one that serves, ${counted(state.handled, 'event')} so far`;
    case CATCHING_UP:
    default:
      return `Catching up since ${at}, ${beginText(state)}`;
  }
}

function troubleText(config: ProjectionConfig, state: ProjectionState): string {
  switch (state.cause) {
    case EVENT_FAILS:
      return `the event at position ${state.causeAt} fails: ${counted(state.failures, 'failure')}, ${config.retries + 1} make it poison`;
    case READS_FAIL:
      return `${counted(state.readFailures, 'read')} of the log failed in a row`;
    case SAVES_FAIL:
      return `${counted(state.saveFailures, 'save')} failed in a row`;
    default:
      return `events come faster than they are handled (${config.behindAfter} may be missing)`;
  }
}

function stopText(config: ProjectionConfig, state: ProjectionState): string {
  switch (state.cause) {
    case POISON:
      return `the event at position ${state.causeAt} failed at all of ${counted(config.retries + 1, 'try', 'tries')}`;
    case PARKED_FULL:
      return `the event at position ${state.causeAt} would have to be parked, and ${config.maxParked} are already`;
    case BY_HAND:
    default:
      return 'by hand';
  }
}

function beginText(state: ProjectionState): string {
  switch (state.cause) {
    case RESTARTED:
      return 'after a crash';
    case RESUMED:
      return 'resumed by hand';
    case SWITCHED:
      return 'since it took over';
    default:
      return 'from the beginning';
  }
}

function parkedText({ parkedCount, parkedPositions }: ProjectionState): string {
  const first = `the first at position ${parkedPositions[0]}`;
  return `${counted(parkedCount, 'event')} ${parkedCount === 1 ? 'is' : 'are'} parked, ${first}`;
}

function crashText(config: ProjectionConfig, state: ProjectionState): string {
  const again = state.position - state.checkpoint;
  if (again === 0) return 'A crash now would cost nothing';
  const how = config.together === 1 ? 'as if for the first time' : 'a second time';
  return `After a crash now ${counted(again, 'event')} would be handled ${how}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
