import { durationText, percentText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { nsToMs, nsToSeconds, type Time } from '../../base/time';
import type { Batch } from './batch';
import type { StoreConfig } from './config';
import type { EventLog } from './event-log';
import { LIVE, type SubscriptionConfig, type SubscriptionState } from './subscription';
import {
  ANY,
  APPENDED,
  EVENT_TWICE,
  EXISTS,
  KNOWN_OTHERWISE,
  NONE,
  NOTHING,
  REPEATED,
  SOME_KNOWN,
  STORE_FULL,
  STREAM_FULL,
  STREAM_TWICE,
  TOMBSTONED,
  TOO_MANY_EVENTS,
  WRONG_VERSION,
} from './verdicts';

/** Texts for the numbers of streams and of ids of events. */
export interface Names {
  readonly stream: (stream: number) => string;
  readonly event: (event: number) => string;
}

/** How full the store is. */
export function explain(config: StoreConfig, log: EventLog): Explanation {
  const { maxEvents } = config;
  const full = log.length >= maxEvents ? ': it takes no more' : '';
  return {
    sentence: `The log holds ${counted(log.length, 'event')} of ${maxEvents}${full}.`,
    facts: [
      { label: 'events', value: log.length },
      { label: 'events at most', value: maxEvents },
      { label: 'filled', value: percentText(log.length / maxEvents) },
    ],
  };
}

/** What came of the append that a batch was used for, and why. */
export function explainAppend(config: StoreConfig, log: EventLog, batch: Batch, names: Names): Explanation {
  const facts: Fact[] = [
    { label: 'events', value: batch.eventCount },
    { label: 'streams', value: batch.partCount },
  ];
  for (let part = 0; part < batch.partCount; part++) {
    facts.push({ label: `version of ${names.stream(batch.streams[part])}`, value: batch.versions[part] });
  }
  if (batch.verdict === WRONG_VERSION) {
    facts.push({ label: 'expected', value: expectationText(batch.expected[batch.culprit]) });
  }
  if (batch.position > 0) facts.push({ label: 'position', value: batch.position });
  return { sentence: `${verdictText(config, log, batch, names)}.`, facts };
}

/** Where a subscription stands. */
export function explainSubscription(
  config: SubscriptionConfig,
  state: SubscriptionState,
  log: EventLog,
  now: Time,
): Explanation {
  const left = Math.max(0, log.length - state.position);
  const since = durationText(now - state.changedAt);
  const where =
    state.mode === LIVE
      ? `Live for ${since}: ${left === 0 ? 'everything was handed over' : `${counted(left, 'event')} came since the last look`}`
      : `Catching up for ${since}: ${counted(left, 'event')} to go`;
  const again = state.position - state.checkpoint;
  const after =
    again === 0
      ? 'A crash now would cost nothing'
      : `After a crash now it would begin again after position ${state.checkpoint}, ${counted(again, 'event')} back`;
  return {
    sentence: `${where}. ${after}.`,
    facts: [
      { label: 'position', value: state.position },
      { label: 'checkpoint', value: state.checkpoint },
      { label: 'checkpoint every', value: config.checkpointEvery, unit: 'events' },
      { label: 'handed over', value: state.delivered, unit: 'events' },
      { label: 'caught up', value: state.caughtUp, unit: 'times' },
      { label: 'fell behind', value: state.fellBehind, unit: 'times' },
      { label: 'last change', value: nsToSeconds(state.changedAt), unit: 's' },
      { label: 'age of the oldest event to go', value: ageOfNext(state, log, now), unit: 'ms' },
    ],
  };
}

function ageOfNext(state: SubscriptionState, log: EventLog, now: Time): number {
  return state.position < log.length ? nsToMs(now - log.timeOf(state.position + 1)) : 0;
}

function verdictText(config: StoreConfig, log: EventLog, batch: Batch, names: Names): string {
  const { culprit, verdict } = batch;
  switch (verdict) {
    case APPENDED:
      return `Appended up to position ${batch.position}`;
    case REPEATED:
      return `The same append came before, and ended at position ${batch.position}: nothing is appended twice`;
    case NOTHING:
      return 'There was nothing to append, and nothing against it';
    case WRONG_VERSION:
      return `Conflict: ${placeText(batch, names)}, where ${expectationText(batch.expected[culprit])} was expected`;
    case SOME_KNOWN:
    case KNOWN_OTHERWISE:
      return knownText(log, batch, names);
    case TOMBSTONED:
      return `Deleted for good, ${placeText(batch, names)} and takes no more events`;
    case STORE_FULL:
      return `The log has ${log.length} of at most ${config.maxEvents} events, and ${batch.eventCount} more do not fit`;
    case STREAM_FULL:
      return `Full: ${placeText(batch, names)}, and at most ${config.maxStreamEvents} events fit into a stream`;
    case TOO_MANY_EVENTS:
      return `An append has at most ${config.maxAppendEvents} events, and this one has ${batch.eventCount}`;
    case STREAM_TWICE:
      return `${names.stream(batch.streams[culprit])} comes twice in one append: put its events together`;
    case EVENT_TWICE:
      return `The event ${names.event(batch.ids[culprit])} comes twice in one append`;
    default:
      return 'Nothing was appended yet';
  }
}

/** The stream that a refusal is about, and how far it is. */
function placeText({ streams, versions, culprit }: Batch, names: Names): string {
  return `${names.stream(streams[culprit])} is at version ${versions[culprit]}`;
}

function knownText(log: EventLog, batch: Batch, names: Names): string {
  const id = batch.ids[batch.culprit];
  const known = log.at(log.positionOf(id));
  const where = `${names.event(id)} was appended before, as version ${known.version} of ${names.stream(known.stream)}`;
  return batch.verdict === SOME_KNOWN
    ? `Conflict: ${where}, and other events of this append are new`
    : `Conflict: ${where}, which is not how it comes now`;
}

function expectationText(expected: number): string {
  if (expected === ANY) return 'any';
  if (expected === NONE) return 'no stream';
  if (expected === EXISTS) return 'some stream';
  return `version ${expected}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
