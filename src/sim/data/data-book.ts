import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NumberIndex } from '../../base/number-index';
import { RowLog } from '../../base/row-log';
import { TextTable } from '../../base/text-table';
import type { Schema } from '../../base/table';
import { EventLog } from '../../patterns/event-store/event-log';
import { DATA_RULES, type DataRuleId } from './data-rules';
import type { PackedMarks } from './sagas/saga-marks';
import { ServicePositions } from './service-positions';
import { ViewBook } from './views/view-book';
import { WriteBook } from './writers/write-book';

/** A saga that was begun. Its number is that of its row, from 1. */
const BEGUN = {
  part: 'u16',
  client: 'u16',
  request: 'i32',
  /** The number of the text that names what it is about. */
  subject: 'i32',
  context: 'i32',
  /** The saga before it about the same; 0 for none. */
  previous: 'i32',
  time: 'f64',
} as const satisfies Schema;

/** The end of a saga. */
const ENDS = {
  saga: 'i32',
  status: 'u8',
  /** By which step it turned back and why; 255 for neither. */
  turnedBy: 'u8',
  reason: 'u8',
  outcome: 'u8',
  /** Where each act stood, four bits each (saga-marks.ts): actions, and compensations. */
  actions: 'i32',
  moreActions: 'i32',
  compensations: 'i32',
  moreCompensations: 'i32',
  time: 'f64',
} as const satisfies Schema;

/** Something that happened to a saga, as its engine told it (patterns/saga/catalogue.ts). */
const ENTRIES = {
  saga: 'i32',
  code: 'u8',
  /** 255 for the saga as a whole. */
  step: 'u8',
  direction: 'u8',
  attempt: 'i32',
  detail: 'f64',
  /** The payload with what came as an answer, or -1. */
  answer: 'i32',
  time: 'f64',
  dispatched: 'f64',
  /** The row of the same saga before it, from 1; 0 for none. */
  previous: 'i32',
} as const satisfies Schema;

/**
 * A rule that data broke. That of an order is found when its saga is over, that of a product at once; the number of the
 * text says how it was at that time.
 */
const FAULTS = {
  /** The one that brought it about; 0 where none did. */
  saga: 'i32',
  rule: 'u8',
  /** The number of the text that names the order or product. */
  subject: 'i32',
  /** The position of the last event before it was found that had a part in it, or 0. */
  event: 'i32',
  text: 'i32',
  time: 'f64',
} as const satisfies Schema;

/** What is written down of a rule that data broke. */
export interface BrokenRule {
  readonly rule: DataRuleId;
  readonly saga: number;
  /** The order or product. */
  readonly subject: string;
  readonly event: number;
  readonly text: string;
}

/** So many rows are kept of what happens to sagas; the run stops when there is no room for more. */
const MOST_ENTRIES = 2_000_000;

/** What is written down about data: every event, and what became of every saga. */
export class DataBook {
  readonly begun: RowLog<typeof BEGUN>;
  readonly ends: RowLog<typeof ENDS>;
  readonly entries: RowLog<typeof ENTRIES>;
  readonly faults: RowLog<typeof FAULTS>;
  readonly services: ServicePositions;
  /** By number of a saga: the row of its end, from 1, also in the known future; and its newest entry at this moment. */
  private readonly endRows = new NumberIndex();
  private readonly newest = new NumberIndex();
  /** By the number of a subject: the newest saga at this moment that is about it. */
  private readonly about = new NumberIndex();

  constructor(
    readonly events = new EventLog(),
    readonly texts = new TextTable(Infinity),
    rows?: Pick<DataBook, 'begun' | 'ends' | 'entries' | 'faults'>,
    readonly views = new ViewBook(),
    readonly writes = new WriteBook(),
  ) {
    this.services = new ServicePositions(events, texts);
    this.begun = rows?.begun ?? new RowLog(BEGUN, 'saga');
    this.ends = rows?.ends ?? new RowLog(ENDS, 'end of a saga');
    this.entries = rows?.entries ?? new RowLog(ENTRIES, 'entry of a saga');
    this.faults = rows?.faults ?? new RowLog(FAULTS, 'broken rule');
    this.index();
  }

  get hasRoom(): boolean {
    return this.writes.hasRoom && this.entries.length < MOST_ENTRIES;
  }

  /** Writes down that a saga begins. Its number. */
  begin(
    part: number,
    client: number,
    request: number,
    subject: string,
    context: number,
    now: number,
  ): number {
    const { begun, texts } = this;
    const text = texts.intern(subject);
    begun.open();
    const { col } = begun.table;
    begun.put(col.part, 'part', part);
    begun.put(col.client, 'client', client);
    begun.put(col.request, 'request', request);
    begun.put(col.subject, 'subject', text);
    begun.put(col.context, 'context', context);
    begun.put(col.previous, 'saga before', this.about.get(text));
    begun.put(col.time, 'time', now);
    begun.close();
    this.about.set(text, begun.length);
    return begun.length;
  }

  /** The sagas about a subject, the newest first: those of all nodes that a request came to. */
  sagasAbout(subject: string): number[] {
    const sagas: number[] = [];
    const text = this.texts.find(subject);
    const { previous } = this.begun.table.col;
    for (let saga = text < 0 ? 0 : this.about.get(text); saga > 0; saga = previous[saga - 1])
      sagas.push(saga);
    return sagas;
  }

  subjectOf(saga: number): string {
    return this.texts.text(this.begun.table.col.subject[saga - 1]);
  }

  /** The row of the end of a saga, or -1 as long as it goes on. */
  endOf(saga: number): number {
    const row = this.endRows.get(saga) - 1;
    return row < this.ends.length ? row : -1;
  }

  end(
    saga: number,
    status: number,
    turned: { readonly by: number; readonly reason: number; readonly outcome: number },
    marks: PackedMarks,
    now: number,
  ): void {
    const { ends } = this;
    ends.open();
    const { col } = ends.table;
    ends.put(col.saga, 'saga', saga);
    ends.put(col.status, 'status', status);
    ends.put(col.turnedBy, 'step', turned.by < 0 ? NONE : turned.by);
    ends.put(col.reason, 'reason', turned.reason);
    ends.put(col.outcome, 'outcome', turned.outcome < 0 ? NONE : turned.outcome);
    ends.put(col.actions, 'actions', marks.actions);
    ends.put(col.moreActions, 'actions', marks.moreActions);
    ends.put(col.compensations, 'compensations', marks.compensations);
    ends.put(col.moreCompensations, 'compensations', marks.moreCompensations);
    ends.put(col.time, 'time', now);
    ends.close();
    this.endRows.set(saga, ends.length);
  }

  tell(
    saga: number,
    code: number,
    act: { readonly step: number; readonly direction: number; readonly attempt: number },
    detail: number,
    answer: number,
    at: { readonly now: number; readonly dispatched: number },
  ): void {
    const { entries } = this;
    entries.open();
    const { col } = entries.table;
    entries.put(col.saga, 'saga', saga);
    entries.put(col.code, 'code', code);
    entries.put(col.step, 'step', act.step < 0 ? NONE : act.step);
    entries.put(col.direction, 'direction', act.direction);
    entries.put(col.attempt, 'attempt', act.attempt);
    entries.put(col.detail, 'detail', detail);
    entries.put(col.answer, 'answer', answer);
    entries.put(col.time, 'time', at.now);
    entries.put(col.dispatched, 'place', at.dispatched);
    entries.put(col.previous, 'entry before', this.newest.get(saga));
    entries.close();
    this.newest.set(saga, entries.length);
  }

  /** The rows of what happened to a saga so far, in their order. */
  entriesOf(saga: number): number[] {
    const rows: number[] = [];
    const { previous } = this.entries.table.col;
    for (let row = this.newest.get(saga); row > 0; row = previous[row - 1]) rows.push(row - 1);
    return rows.reverse();
  }

  /** The number of its row, from 1. */
  fault({ rule, saga, subject, event, text }: BrokenRule, now: number): number {
    const { faults, texts } = this;
    const about = texts.intern(subject);
    const number = texts.intern(text);
    faults.open();
    const { col } = faults.table;
    faults.put(col.saga, 'saga', saga);
    faults.put(col.rule, 'rule', DATA_RULES.indexOf(rule));
    faults.put(col.subject, 'subject', about);
    faults.put(col.event, 'event', event);
    faults.put(col.text, 'text', number);
    faults.put(col.time, 'time', now);
    faults.close();
    return faults.length;
  }

  /** Whether it is written down that a saga has broken a rule. */
  hasFault(saga: number, rule: DataRuleId): boolean {
    return this.hasRow('saga', saga, rule);
  }

  /** Whether it is written down that an order or a product has. */
  hasFaultOf(subject: string, rule: DataRuleId): boolean {
    const text = this.texts.find(subject);
    return text >= 0 && this.hasRow('subject', text, rule);
  }

  /** What a broken rule was in words. As it was when it was found: the data may be others now. */
  faultText(number: number): string {
    return this.texts.text(this.faults.table.col.text[number - 1]);
  }

  write(out: SnapshotWriter): void {
    for (const log of this.logs) out.number(log.length);
  }

  read(from: SnapshotReader): void {
    this.goTo(() => from.number());
  }

  /** To before all that it knows. */
  reset(): void {
    this.goTo(() => 0);
  }

  fork(): DataBook {
    const { begun, ends, entries, faults } = this;
    return new DataBook(
      this.events.fork(),
      this.texts.fork(),
      {
        begun: begun.fork(),
        ends: ends.fork(),
        entries: entries.fork(),
        faults: faults.fork(),
      },
      this.views.fork(),
      this.writes.fork(),
    );
  }

  private hasRow(column: 'saga' | 'subject', value: number, rule: DataRuleId): boolean {
    const { [column]: values, rule: rules } = this.faults.table.col;
    const code = DATA_RULES.indexOf(rule);
    for (let row = 0; row < this.faults.length; row++) {
      if (values[row] === value && rules[row] === code) return true;
    }
    return false;
  }

  private get logs() {
    const { events, texts, begun, ends, entries, faults, views, writes } = this;
    return [events, texts, begun, ends, entries, faults, ...views.logs, ...writes.logs];
  }

  private goTo(lengthOfNext: () => number): void {
    const { entries, begun } = this;
    const before = { entries: entries.length, begun: begun.length };
    for (const log of this.logs) log.rewind(lengthOfNext());
    this.moveNewest(before.entries);
    this.moveAbout(before.begun);
  }

  /** Of the rows that another book was made with. */
  private index(): void {
    const { ends } = this;
    for (let row = 0; row < ends.length; row++) this.endRows.set(ends.table.col.saga[row], row + 1);
    this.moveAbout(0);
    this.moveNewest(0);
  }

  /** Which sagas are the newest about their subjects, after the log has gone from one length to another. */
  private moveAbout(before: number): void {
    const { subject, previous } = this.begun.table.col;
    const { length } = this.begun;
    for (let row = before - 1; row >= length; row--) this.about.set(subject[row], previous[row]);
    for (let row = before; row < length; row++) this.about.set(subject[row], row + 1);
  }

  /** What the newest entries are, after the log has gone from one length to another. */
  private moveNewest(before: number): void {
    const { saga, previous } = this.entries.table.col;
    const { length } = this.entries;
    for (let row = before - 1; row >= length; row--) this.newest.set(saga[row], previous[row]);
    for (let row = before; row < length; row++) this.newest.set(saga[row], row + 1);
  }
}

/** In place of a step or an outcome: there is none. */
export const NONE = 255;
