import type { LogRow, RowFilter, Rows } from '../../worker/protocol';
import { LogPages, PAGE_SIZE } from './log-pages';

export type AskRows = (filter: RowFilter, offset: number, limit: number) => Promise<Rows>;

/** The event log under one filter as a list wants it: what is in sight is fetched, and listeners hear when it came. */
export class LogSource {
  /** Counts up with everything that a list would draw differently. */
  version = 0;
  /** False until the worker has answered for this filter. */
  known = false;
  /** How many of the rows have come by the present moment. */
  past = 0;
  private readonly pages = new LogPages();
  private readonly listeners = new Set<() => void>();
  /** Answers to questions of an older one come too late. */
  private generation = 0;

  constructor(
    private readonly askRows: AskRows,
    private filter: RowFilter = {},
  ) {}

  get total(): number {
    return this.pages.total;
  }

  /** Counted from the oldest row that passes the filter. */
  row(ordinal: number): LogRow | undefined {
    return this.pages.row(ordinal);
  }

  setFilter(filter: RowFilter): void {
    this.filter = filter;
    this.begin();
  }

  /** Another run: nothing of the old one stays. */
  begin(): void {
    this.generation++;
    this.known = false;
    this.pages.clear();
    this.tell();
    this.refresh();
  }

  /** The log grew: asks for its newest rows, and by that how many there are. */
  refresh(): void {
    void this.fetch(NEWEST, 0, PAGE_SIZE);
  }

  /** Names changed, and sentences with them. */
  doubt(): void {
    this.pages.doubt();
    this.tell();
  }

  /** These rows are in sight. */
  want(first: number, last: number): void {
    for (const page of this.pages.missing(first, last)) {
      const { offset, limit } = this.pages.ask(page);
      void this.fetch(page, offset, limit);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  private async fetch(page: number, offset: number, limit: number): Promise<void> {
    const { generation } = this;
    const answer = await this.askRows(this.filter, offset, limit);
    if (generation !== this.generation) return;
    this.pages.take({ page, offset }, answer);
    this.past = answer.past;
    this.known = true;
    this.tell();
  }

  private tell(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}

/** No page of its own: the newest rows may belong to two. */
const NEWEST = -1;
