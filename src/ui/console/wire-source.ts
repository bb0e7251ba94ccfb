import type { ExchangePage, ExchangeRow } from '../../worker/http';

type Ask = (offset: number, limit: number) => Promise<ExchangePage>;

/** More at once nobody sees. */
const MOST_ROWS = 200;

/**
 * Real requests in sight, newest first. Those that are shown are asked for anew as long as the run goes on: a request
 * under way becomes one that was answered.
 */
export class WireSource {
  total = 0;
  /** Counts what was learnt: whoever draws it draws anew then. */
  version = 0;
  private offset = 0;
  private rows: readonly ExchangeRow[] = [];
  private wanted = { offset: 0, limit: 0 };
  private isAsking = false;
  private isStale = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly ask: Ask) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The row with this many newer ones. */
  row(index: number): ExchangeRow | undefined {
    return this.rows[index - this.offset];
  }

  /** Brings these rows, and knows of no others then. */
  want(offset: number, limit: number): void {
    const wanted = { offset: Math.max(0, offset), limit: Math.min(limit, MOST_ROWS) };
    if (wanted.offset === this.wanted.offset && wanted.limit === this.wanted.limit) return;
    this.wanted = wanted;
    void this.refresh();
  }

  /** One question is under way at a time; what comes meanwhile is asked once. */
  async refresh(): Promise<void> {
    this.isStale = true;
    if (this.isAsking) return;
    this.isAsking = true;
    while (this.isStale) {
      this.isStale = false;
      const { offset, limit } = this.wanted;
      // One after the other: rows of the last question would be of another moment.
      const page = await this.ask(offset, limit);
      this.total = page.total;
      this.offset = offset;
      this.rows = page.rows;
      this.version++;
      for (const listener of this.listeners) listener();
    }
    this.isAsking = false;
  }
}
