import { hashText128 } from '../base/hash-text';
import { canonicalJson } from '../base/json';
import type { Problem } from '../base/problem';
import { receivedText } from '../base/received-text';
import { err, ok, type Result } from '../base/result';
import type { PlainState, Shape } from '../base/shape';
import { msToNs, type Time } from '../base/time';
import type { CallHost } from './call-host';
import { copyOf } from './copied-state';
import { moveInTime } from './moved-times';
import type { GuardPart } from './stack-version';
import { withdrawAll } from './without-calls';

const VERSION = 1;

export interface PartSnapshot {
  readonly layer: string;
  readonly kind: string;
  /** What the engine is to its layer, when a layer has several. */
  readonly name: string;
  /** Fields of the engine, by its shape; its times are to be compared with `at`. */
  readonly state: Readonly<Record<string, number | readonly number[]>>;
}

/** What the engines of a guard know, as plain JSON. Calls under way and answers that are kept are not part of it. */
export interface GuardSnapshot {
  readonly version: typeof VERSION;
  readonly guard: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** The same moment in the nanoseconds that engines count. */
  readonly at: Time;
  readonly parts: readonly PartSnapshot[];
  /** Tells whether the rest is still what it was. */
  readonly check: string;
}

export function takeSnapshot(host: CallHost): GuardSnapshot {
  host.timePasses();
  const parts = host.stacks.parts
    .filter((part) => isInUse(host, part))
    .map((part) => partSnapshot(host, part));
  const savedAt = host.options.clock.wallNow();
  const content = { version: VERSION, guard: host.name, savedAt, at: host.now, parts } as const;
  return { ...content, check: checkOf(content) };
}

function isInUse(host: CallHost, { layer, kind }: GuardPart): boolean {
  return host.stacks.current.models.some((model) => model.id === layer && model.kind === kind);
}

function partSnapshot(host: CallHost, { layer, kind, name, guard }: GuardPart): PartSnapshot {
  const { now } = host;
  const copy = copyOf(guard);
  copy.advance(now);
  withdrawAll(copy, now);
  const state: Record<string, number | readonly number[]> = {};
  for (const field of Object.keys(guard.shape())) {
    const value = copy.state[field];
    state[field] = typeof value === 'number' ? value : [...value];
  }
  return { layer, kind, name, state };
}

/**
 * Brings engines back to where they were when a snapshot was taken, here or in another process; the time since then has
 * passed for them as well. Only layers of the same id, kind and sizes can take their state over. Returns their ids.
 */
export function restoreSnapshot(host: CallHost, snapshot: unknown): Result<readonly string[], Problem[]> {
  const underWay = host.rows.attempts.live + host.quickOut;
  if (underWay > 0) {
    return err([
      {
        path: 'snapshot',
        expected: 'a guard without calls under way, late ones included',
        received: `${underWay} of them`,
      },
    ]);
  }
  const read = readSnapshot(snapshot);
  if (!read.ok) return read;
  const { parts, savedAt, at } = read.value;
  const problems: Problem[] = [];
  const states = parts.flatMap((part, index) => {
    const seat = host.stacks.parts.find((known) => isSamePart(known, part));
    if (seat === undefined) return [];
    const state = stateOf(part, seat.guard.shape(), `snapshot.parts[${index}].state`, problems);
    return [{ seat, state }];
  });
  if (problems.length > 0) return err(problems);
  host.timePasses();
  const elapsed = msToNs(Math.max(0, host.options.clock.wallNow() - savedAt));
  for (const { seat, state } of states) {
    moveInTime(seat.guard, state, host.now - elapsed - at);
    Object.assign(seat.guard.state, state);
    seat.guard.stateReplaced?.();
    seat.adopt(host);
    host.guardDeadline(host.stacks.parts.indexOf(seat), seat.guard.nextDeadline());
  }
  host.books.settleAnew();
  host.wake();
  return ok([...new Set(states.map(({ seat }) => seat.layer))]);
}

function isSamePart(known: GuardPart, part: PartSnapshot): boolean {
  return known.layer === part.layer && known.kind === part.kind && known.name === part.name;
}

function readSnapshot(snapshot: unknown): Result<GuardSnapshot, Problem[]> {
  const refuse = (path: string, expected: string, received: unknown): Result<never, Problem[]> =>
    err([{ path, expected, received: receivedText(received) }]);
  if (!isRecord(snapshot)) return refuse('snapshot', 'a snapshot of a guard', snapshot);
  const { version, guard, savedAt, at, parts, check } = snapshot;
  if (version !== VERSION) return refuse('snapshot.version', String(VERSION), version);
  if (typeof guard !== 'string') return refuse('snapshot.guard', 'the name of a guard', guard);
  if (typeof savedAt !== 'number') return refuse('snapshot.savedAt', 'milliseconds since 1970', savedAt);
  if (typeof at !== 'number') return refuse('snapshot.at', 'a time in nanoseconds', at);
  if (!Array.isArray(parts)) return refuse('snapshot.parts', 'a list of engines', parts);
  const list: readonly unknown[] = parts;
  const strange = list.findIndex((part) => !isPart(part));
  if (strange >= 0) return refuse(`snapshot.parts[${strange}]`, 'the state of an engine', list[strange]);
  const content = { version, guard, savedAt, at, parts: list.filter(isPart) } as const;
  if (check !== checkOf(content)) return refuse('snapshot.check', 'what belongs to this content', check);
  return ok({ ...content, check });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPart(value: unknown): value is PartSnapshot {
  if (!isRecord(value) || !isRecord(value.state)) return false;
  return [value.layer, value.kind, value.name].every((part) => typeof part === 'string');
}

/** The state as the engine has it; a snapshot that was taken with other sizes does not fit. */
function stateOf(part: PartSnapshot, shape: Shape, path: string, problems: Problem[]): PlainState {
  const state: PlainState = {};
  const fields = new Set([...Object.keys(shape), ...Object.keys(part.state)]);
  for (const field of fields) {
    const kind = shape[field];
    const value: unknown = part.state[field];
    if (kind === 'number' && isNumber(value)) state[field] = value;
    else if (kind !== undefined && kind !== 'number' && isRingOf(value, kind.ring)) {
      state[field] = Float64Array.from(value);
    } else {
      const expected =
        kind === undefined
          ? 'no such field'
          : kind === 'number'
            ? 'a number'
            : `a list of ${kind.ring} numbers`;
      problems.push({
        path: `${path}.${field}`,
        expected: `${expected}, as the layer "${part.layer}" has it now`,
        received: receivedText(value),
      });
    }
  }
  return state;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isRingOf(value: unknown, length: number): value is readonly number[] {
  return Array.isArray(value) && value.length === length && value.every(isNumber);
}

function checkOf(content: Omit<GuardSnapshot, 'check'>): string {
  const words = new Uint32Array(4);
  hashText128(canonicalJson(content), VERSION, words, 0);
  return [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
}
