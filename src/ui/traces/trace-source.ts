import type { TraceFilter, TraceOrder, TracePage, TraceRow } from '../../worker/traces';

export type AskTraces = (
  filter: TraceFilter,
  order: TraceOrder,
  offset: number,
  limit: number,
) => Promise<TracePage>;

const PAGE_SIZE = 60;

interface Page {
  readonly rows: readonly TraceRow[];
  /** There may be others by now: it is asked for anew when it is in sight, and shown as it is until then. */
  doubted: boolean;
}

/**
 * The traces that pass one filter, as a list wants them: pages in sight are fetched, and listeners hear when they came.
 * A new trace may belong anywhere in the order, so a run that went on makes every page doubtful.
 */
export class TraceSource {
  /** Counts up with everything that a list would draw differently. */
  version = 0;
  /** False until the worker has answered for this filter. */
  known = false;
  total = 0;
  /** How many there are by now, of which a list that is held shows only those that it knew. */
  totalNow = 0;
  asked = 0;
  kept: TracePage['kept'] = {};
  /** Why there are no rows to ask for, in a sentence. */
  problem: string | null = null;
  private readonly pages = new Map<number, Page>();
  private readonly underWay = new Set<number>();
  private readonly listeners = new Set<() => void>();
  /** Answers to questions of an older one come too late. */
  private generation = 0;
  private inSight: readonly [number, number] = [0, 0];

  constructor(
    private readonly askTraces: AskTraces,
    private filter: TraceFilter,
    private order: TraceOrder,
  ) {}

  row(index: number): TraceRow | undefined {
    return this.pages.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE];
  }

  /** Where a request stands, among the rows that were fetched. */
  indexOf({ client, number }: TraceRow['ref']): number | null {
    for (const [page, { rows }] of this.pages) {
      const nth = rows.findIndex(({ ref }) => ref.client === client && ref.number === number);
      if (nth >= 0) return page * PAGE_SIZE + nth;
    }
    return null;
  }

  setQuestion(filter: TraceFilter, order: TraceOrder): void {
    this.filter = filter;
    this.order = order;
    this.begin();
  }

  /** Nothing that was known holds any more: another filter, another line, or an earlier moment. */
  begin(): void {
    this.generation++;
    this.known = false;
    this.total = 0;
    this.totalNow = 0;
    this.pages.clear();
    this.underWay.clear();
    this.inSight = [0, 0];
    this.tell();
    void this.fetch(0);
  }

  /** The run went on: what is in sight is asked for again. */
  refresh(): void {
    for (const page of this.pages.values()) page.doubted = true;
    this.want(...this.inSight);
  }

  /** The run went on, but the rows shall stay as they are: only asks how many there are. */
  async count(): Promise<void> {
    const { generation } = this;
    const answer = await this.askTraces(this.filter, this.order, 0, 0);
    if (generation !== this.generation || answer.problem !== undefined) return;
    this.takeFigures(answer);
    this.tell();
  }

  /** These rows are in sight. */
  want(first: number, last: number): void {
    this.inSight = [first, last];
    const until = Math.max(0, Math.min(last, this.total - 1));
    for (let page = pageOf(Math.max(0, first)); page <= pageOf(until); page++) {
      if (!this.underWay.has(page) && this.isWanting(page)) void this.fetch(page);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  private isWanting(page: number): boolean {
    const known = this.pages.get(page);
    return known === undefined || known.doubted;
  }

  private async fetch(page: number): Promise<void> {
    const { generation } = this;
    this.underWay.add(page);
    const answer = await this.askTraces(this.filter, this.order, page * PAGE_SIZE, PAGE_SIZE);
    if (generation !== this.generation) return;
    this.underWay.delete(page);
    this.known = true;
    this.problem = answer.problem ?? null;
    // What was known stays in sight when it cannot be asked anew.
    if (this.problem === null) {
      this.pages.set(page, { rows: answer.rows, doubted: false });
      this.total = answer.total;
      this.takeFigures(answer);
    }
    this.tell();
  }

  private takeFigures({ total, asked, kept }: TracePage): void {
    this.totalNow = total;
    this.asked = asked;
    this.kept = kept;
  }

  private tell(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE_SIZE);
}
