import type { TraceIds } from '../../sim/tracing/trace-ids';
import type { TraceLog } from '../../sim/tracing/trace-log';
import type { World } from '../../sim/world';
import type { AskTraces } from '../protocol';
import type { TraceEnd, TraceFilter, TraceOrder, TracePage } from '../traces';
import { endOf } from './request-ends';
import { rowTest } from './row-filter';
import type { RowWords } from './row-words';

/** What is asked of the rows. */
export type RowQuestion = Pick<AskTraces, 'filter' | 'order' | 'offset' | 'limit'>;

/**
 * The kept requests as the page asks for them. The log only grows, so what passed a filter is remembered in its order,
 * and only new rows are looked at.
 */
export class TraceRows {
  /** The log that was read: every line has its own. What follows is of each of its rows. */
  private log: TraceLog | undefined;
  private ends: TraceEnd[] = [];
  private startedAt: number[] = [];
  private duration: number[] = [];

  private question = '';
  private words: RowWords | undefined;
  private scanned = 0;
  /** Rows that passed, in the order asked for. */
  private passed: number[] = [];

  read(world: World, words: RowWords, ids: TraceIds, question: RowQuestion): TracePage {
    const { traces: log } = world;
    const { filter, order, offset, limit } = question;
    this.take(log);
    // Words are made anew when names or parts have changed, which may change what a text finds.
    const key = JSON.stringify([filter, order]);
    if (key !== this.question || words !== this.words || changesLater(filter)) this.forget();
    this.question = key;
    this.words = words;
    this.scan(log, words, ids, filter, order);
    // A run that went back shows the rows up to where it stands.
    const shown = log.cursor < this.scanned ? this.passed.filter((row) => row < log.cursor) : this.passed;
    return {
      total: shown.length,
      rows: shown.slice(offset, offset + limit).map((row) => words.kept(log, row)),
      kept: this.keptUpTo(log.cursor),
      asked: askedIn(world),
    };
  }

  private take(log: TraceLog): void {
    if (this.log !== log) {
      this.log = log;
      this.ends = [];
      this.startedAt = [];
      this.duration = [];
      this.forget();
    }
    for (let row = this.ends.length; row < log.cursor; row++) {
      const { outcome, late, startedAt, duration } = log.at(row);
      this.ends.push(endOf(outcome, late));
      this.startedAt.push(startedAt);
      this.duration.push(duration);
    }
  }

  private forget(): void {
    this.scanned = 0;
    this.passed = [];
  }

  private scan(log: TraceLog, words: RowWords, ids: TraceIds, filter: TraceFilter, order: TraceOrder): void {
    if (this.scanned >= log.cursor) return;
    const passes = rowTest(log, filter, words, ids);
    const fresh: number[] = [];
    for (; this.scanned < log.cursor; this.scanned++) if (passes(this.scanned)) fresh.push(this.scanned);
    const compare = (one: number, other: number): number => this.compare(order, one, other);
    this.passed = merged(this.passed, fresh.sort(compare), compare);
  }

  /** The newest, or the slowest, comes first. */
  private compare(order: TraceOrder, one: number, other: number): number {
    const { startedAt, duration } = this;
    const slower = order === 'slowest' ? duration[other] - duration[one] : 0;
    return slower || startedAt[other] - startedAt[one] || other - one;
  }

  private keptUpTo(cursor: number): TracePage['kept'] {
    const kept: Partial<Record<TraceEnd, number>> = {};
    for (let row = 0; row < cursor; row++) kept[this.ends[row]] = (kept[this.ends[row]] ?? 0) + 1;
    return kept;
  }
}

/** A late answer comes after the end of its request, so that a row may pass such a filter only later. */
function changesLater({ decision }: TraceFilter): boolean {
  return decision === 'late-answer';
}

function askedIn({ clients }: World): number {
  let asked = 0;
  for (let client = 0; client < clients.high; client++) asked += clients.col.asked[client];
  return asked;
}

function merged(
  some: readonly number[],
  others: readonly number[],
  compare: (one: number, other: number) => number,
): number[] {
  if (others.length === 0) return [...some];
  const all: number[] = [];
  let [left, right] = [0, 0];
  while (left < some.length && right < others.length) {
    all.push(compare(some[left], others[right]) <= 0 ? some[left++] : others[right++]);
  }
  while (left < some.length) all.push(some[left++]);
  while (right < others.length) all.push(others[right++]);
  return all;
}
