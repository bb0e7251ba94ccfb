import type { Time } from '../../base/time';
import { NOBODY, type Batch } from './batch';
import type { StoreConfig } from './config';
import { STREAM_BURIED, STREAM_DELETED, type EventLog } from './event-log';
import {
  ANY,
  APPENDED,
  BURIED,
  DELETED,
  EVENT_TWICE,
  EXISTS,
  KNOWN_OTHERWISE,
  LIVING,
  NEVER_WRITTEN,
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

/** Appends all of a batch or nothing. The verdict is returned and stands in the batch, with what belongs to it. */
export function append(config: StoreConfig, log: EventLog, batch: Batch, now: Time): number {
  batch.culprit = NOBODY;
  batch.position = 0;
  batch.verdict = judge(config, log, batch);
  if (batch.verdict === APPENDED) write(log, batch, now);
  for (let part = 0; part < batch.partCount; part++) {
    batch.versions[part] = log.versionOf(batch.streams[part]);
  }
  return batch.verdict;
}

/** Deletes what there is of a stream. Its numbering goes on when something is appended again. */
export function deleteStream(
  config: StoreConfig,
  log: EventLog,
  stream: number,
  expected: number,
  now: Time,
): number {
  const status = log.statusOf(stream);
  if (status === BURIED) return TOMBSTONED;
  if (!holds(expected, status, log.versionOf(stream))) return WRONG_VERSION;
  if (status === NEVER_WRITTEN || status === DELETED) return NOTHING;
  if (log.length >= config.maxEvents) return STORE_FULL;
  log.mark(stream, STREAM_DELETED, now);
  return APPENDED;
}

/** Deletes a stream, also one that never was, for good: nothing is ever appended to it again. */
export function buryStream(
  config: StoreConfig,
  log: EventLog,
  stream: number,
  expected: number,
  now: Time,
): number {
  const status = log.statusOf(stream);
  if (status === BURIED) return NOTHING;
  if (!holds(expected, status, log.versionOf(stream))) return WRONG_VERSION;
  if (log.length >= config.maxEvents) return STORE_FULL;
  log.mark(stream, STREAM_BURIED, now);
  return APPENDED;
}

function write(log: EventLog, batch: Batch, now: Time): void {
  for (let part = 0; part < batch.partCount; part++) {
    for (let at = batch.startOf(part); at < batch.ends[part]; at++) {
      batch.position = log.append(batch.streams[part], batch, at, now);
    }
  }
}

function judge(config: StoreConfig, log: EventLog, batch: Batch): number {
  const { eventCount } = batch;
  if (eventCount > config.maxAppendEvents) return TOO_MANY_EVENTS;
  const twice = batch.streamTwice();
  if (twice !== NOBODY) return refuse(batch, twice, STREAM_TWICE);
  let known = 0;
  for (let at = 0; at < eventCount; at++) {
    if (log.positionOf(batch.ids[at]) === 0) continue;
    if (known === 0) batch.culprit = at;
    known++;
  }
  if (known > 0) return known < eventCount ? SOME_KNOWN : judgeKnown(log, batch);
  const again = batch.eventTwice();
  if (again !== NOBODY) return refuse(batch, again, EVENT_TWICE);
  for (let part = 0; part < batch.partCount; part++) {
    const verdict = judgePart(config, log, batch, part);
    if (verdict !== APPENDED) return refuse(batch, part, verdict);
  }
  if (eventCount === 0) return NOTHING;
  return log.length + eventCount > config.maxEvents ? STORE_FULL : APPENDED;
}

function judgePart(config: StoreConfig, log: EventLog, batch: Batch, part: number): number {
  const stream = batch.streams[part];
  const status = log.statusOf(stream);
  const version = log.versionOf(stream);
  if (status === BURIED) return TOMBSTONED;
  if (!holds(batch.expected[part], status, version)) return WRONG_VERSION;
  const events = batch.ends[part] - batch.startOf(part);
  return events > 0 && version + events > config.maxStreamEvents ? STREAM_FULL : APPENDED;
}

/** All ids are known. It is the same append again if each part lies in its stream as it would have come to lie then. */
function judgeKnown(log: EventLog, batch: Batch): number {
  for (let part = 0; part < batch.partCount; part++) {
    let before = 0;
    for (let at = batch.startOf(part); at < batch.ends[part]; at++) {
      const position = log.positionOf(batch.ids[at]);
      const fits =
        log.streamOf(position) === batch.streams[part] &&
        (before === 0
          ? heldBefore(log, position, batch.expected[part])
          : log.versionAt(position) === log.versionAt(before) + 1);
      if (!fits) return refuse(batch, at, KNOWN_OTHERWISE);
      before = position;
      if (position > batch.position) batch.position = position;
    }
  }
  batch.culprit = NOBODY;
  return REPEATED;
}

/** Whether the expectation was met just before the event at this position was appended. */
function heldBefore(log: EventLog, position: number, expected: number): boolean {
  return holds(expected, log.livedBefore(position) ? LIVING : DELETED, log.versionAt(position) - 1);
}

function holds(expected: number, status: number, version: number): boolean {
  if (expected === ANY) return true;
  if (expected === NONE) return status !== LIVING;
  if (expected === EXISTS) return status === LIVING;
  return expected === version;
}

function refuse(batch: Batch, culprit: number, verdict: number): number {
  batch.culprit = culprit;
  batch.position = 0;
  return verdict;
}
