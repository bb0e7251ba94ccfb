import type { Time } from '../../base/time';
import { NS_PER_MS } from '../../base/time';
import type { SagaActDetail, SagaAttempt, SagaStateName } from '../../worker/sagas';
import { fractionOf, type TimeRange } from '../time-axis/scale';
import { actNote } from './act-notes';
import { isOver } from './saga-words';
import type { SagaThen } from './use-saga';

/** Shares of the axis, from 0 to 1. */
interface Piece {
  readonly start: number;
  readonly end: number;
}

export interface AttemptBar extends Piece {
  readonly attempt: SagaAttempt;
}

export interface WaitPiece extends Piece {
  /** It lies beyond the present moment. */
  readonly isAhead: boolean;
}

/** One act as it is drawn: a line of its own. */
export interface ActLine {
  readonly act: SagaActDetail;
  /** Which step it is of, from 1. */
  readonly step: number;
  /** Others are taken at the same time. */
  readonly isBesideOthers: boolean;
  readonly bars: readonly AttemptBar[];
  readonly waits: readonly WaitPiece[];
  /** Where the next try is to come, or the step itself: known to come, and not when it will end. */
  readonly outline: Piece | null;
  readonly note: { readonly text: string; readonly at: number; readonly side: 'after' | 'before' | 'below' };
}

export interface DrawnSaga {
  readonly range: TimeRange;
  readonly forward: readonly ActLine[];
  /** The last step first, as they are undone. */
  readonly back: readonly ActLine[];
  readonly turnedBackAt: Time | null;
  /** As a share; null once it is over. */
  readonly now: number | null;
  readonly deadline: { readonly time: Time; readonly share: number; readonly isBeyond: boolean } | null;
}

/** How much of the axis is left free for steps whose time nobody knows yet, and how wide the outline of one is. */
const ROOM_TO_COME = 0.14;
const OUTLINE = 0.025;
const MARGIN = 0.03;
/** A deadline that is this much farther than all the rest would leave no room for it. */
const FAR_DEADLINE = 0.6;
const LEAST_NS = NS_PER_MS;
const TURNED: readonly SagaStateName[] = ['compensating', 'compensated', 'failed'];

export function drawnSaga(then: SagaThen): DrawnSaga {
  const { detail } = then;
  const { acts, row, deadlineAt } = detail;
  const actions = acts.filter(({ direction }) => direction === 'action');
  const order = actions.map(({ step }) => step);
  const stepOf = ({ step }: SagaActDetail): number => order.indexOf(step);
  const undone = acts
    .filter((act) => act.direction === 'compensation' && isTold(act, actions))
    .toSorted((one, other) => stepOf(other) - stepOf(one));
  const turnedBackAt = earliest(undone.flatMap(({ attempts }) => attempts.map(({ from }) => from)));
  // A saga that only goes forward has compensations, too, of which nobody wants to hear.
  const isBack = turnedBackAt !== null || TURNED.includes(row.state);
  const hasTurned = isBack || isOver(row.state);
  const range = rangeOf(then, hasTurned);
  const expected = hasTurned ? undone : actions;
  const isExpected = ({ mark, attempts }: SagaActDetail): boolean =>
    mark === 'to-come' && attempts.length === 0;
  const toCome = isOver(row.state) ? [] : expected.filter(isExpected);
  const draw = (act: SagaActDetail): ActLine => {
    const nth = toCome.indexOf(act);
    const beside = acts.filter(({ group, direction }) => group === act.group && direction === act.direction);
    return lineOf(act, then, {
      range,
      step: stepOf(act) + 1,
      isBesideOthers: beside.length > 1,
      place: nth < 0 ? null : nth / Math.max(1, toCome.length),
      isReached: nth >= 0 || !isExpected(act),
    });
  };
  return {
    range,
    forward: actions.map(draw),
    back: isBack ? undone.map(draw) : [],
    turnedBackAt,
    now: isOver(row.state) ? null : clamped(fractionOf(then.now, range)),
    deadline: deadlineAt === null ? null : deadlineOf(deadlineAt, range),
  };
}

/** What is not on its way to be undone and cannot have happened will never be undone: nobody wants to hear of it. */
function isTold({ step, mark, attempts }: SagaActDetail, actions: readonly SagaActDetail[]): boolean {
  if (mark !== 'to-come' || attempts.length > 0) return true;
  const tries = actions.find((action) => action.step === step)?.attempts ?? [];
  return tries.some(({ end }) => end === 'done' || end === 'unknown' || end === 'under-way');
}

function deadlineOf(time: Time, range: TimeRange): NonNullable<DrawnSaga['deadline']> {
  const share = fractionOf(time, range);
  return { time, share: Math.min(1, share), isBeyond: share > 1 };
}

/** From its beginning to the last moment that is known of it, with some room for what is to come. */
function rangeOf({ detail, now }: SagaThen, hasTurned: boolean): TimeRange {
  const { row, acts, deadlineAt } = detail;
  const open = isOver(row.state)
    ? []
    : [now, ...acts.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]))];
  const ends = acts.flatMap(({ attempts }) => attempts.map(({ from, to }) => to ?? from));
  const last = [row.endedAt ?? row.beganAt, ...ends, ...open].reduce((one, other) => Math.max(one, other));
  const length = Math.max(LEAST_NS, last - row.beganAt);
  const isDeadlineNear = deadlineAt !== null && deadlineAt - row.beganAt <= length * (1 + FAR_DEADLINE);
  const shown = isDeadlineNear && !hasTurned ? Math.max(length, deadlineAt - row.beganAt) : length;
  const room = isOver(row.state) ? MARGIN : ROOM_TO_COME;
  return { from: row.beganAt - shown * MARGIN, to: row.beganAt + shown / (1 - room) };
}

interface LineOptions {
  readonly range: TimeRange;
  readonly step: number;
  readonly isBesideOthers: boolean;
  /** Where among those that are still to come it stands, from 0 to 1; null for all others. */
  readonly place: number | null;
  readonly isReached: boolean;
}

function lineOf(act: SagaActDetail, { now }: SagaThen, options: LineOptions): ActLine {
  const { range, step, isBesideOthers, place, isReached } = options;
  const share = (time: Time): number => clamped(fractionOf(time, range));
  const bars = act.attempts.map((attempt) => ({
    attempt,
    start: share(attempt.from),
    end: share(attempt.to ?? Math.max(now, attempt.from)),
  }));
  const waits = waitsOf(act, now).map(({ from, to, isAhead }) => ({
    start: share(from),
    end: share(to),
    isAhead,
  }));
  const outline = outlineOf(act, range, now, place);
  const ends = [...bars, ...waits, ...(outline === null ? [] : [outline])];
  const first = ends.reduce((least, { start }) => Math.min(least, start), 1);
  const last = ends.reduce((most, { end }) => Math.max(most, end), 0);
  const text = actNote(act, now, isReached);
  return { act, step, isBesideOthers, bars, waits, outline, note: { text, ...notePlace(first, last) } };
}

/** Between its tries, and from the last one to the next. */
function waitsOf(
  { attempts, dueAt, mark }: SagaActDetail,
  now: Time,
): readonly { readonly from: Time; readonly to: Time; readonly isAhead: boolean }[] {
  const between = attempts.slice(1).flatMap(({ from }, nth) => {
    const { to } = attempts[nth];
    return to !== null && to < from ? [{ from: to, to: from, isAhead: false }] : [];
  });
  const end = attempts.at(-1)?.to ?? null;
  const isWaiting = mark === 'waiting' || mark === 'undo-waiting';
  if (!isWaiting || end === null || dueAt === null || dueAt <= end) return between;
  const present = Math.max(end, Math.min(now, dueAt));
  return [
    ...between,
    { from: end, to: present, isAhead: false },
    ...(dueAt > present ? [{ from: present, to: dueAt, isAhead: true }] : []),
  ];
}

/** A next try stands where it is due; a step of which no time is known, after the present moment, in its order. */
function outlineOf(
  { mark, dueAt }: SagaActDetail,
  range: TimeRange,
  now: Time,
  place: number | null,
): Piece | null {
  const isWaiting = mark === 'waiting' || mark === 'undo-waiting';
  if (isWaiting && dueAt !== null) {
    const start = clamped(fractionOf(dueAt, range));
    return { start, end: Math.min(1, start + OUTLINE) };
  }
  if (place === null) return null;
  const from = Math.max(1 - ROOM_TO_COME, clamped(fractionOf(now, range)));
  const start = Math.min(1 - OUTLINE, from + OUTLINE / 2 + place * (1 - from - OUTLINE));
  return { start, end: start + OUTLINE };
}

/** Beside what is drawn, on the side where there is room; below it where there is none. */
function notePlace(first: number, last: number): Pick<ActLine['note'], 'at' | 'side'> {
  if (first > last) return { at: 0, side: 'after' };
  if (last <= 0.6) return { at: last, side: 'after' };
  if (first >= 0.4) return { at: first, side: 'before' };
  return { at: first, side: 'below' };
}

function earliest(times: readonly Time[]): Time | null {
  return times.length === 0 ? null : times.reduce((one, other) => Math.min(one, other));
}

function clamped(share: number): number {
  return Math.max(0, Math.min(1, share));
}
