/** What is answered to a question for rows of a list, beside what else is told with them. */
export interface RowsAnswer<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export type AskRows<Filter, Answer> = (filter: Filter, offset: number, limit: number) => Promise<Answer>;

const PAGE_SIZE = 60;
/** As many may begin while the rows of a held list are asked for again. */
const SLACK = 20;

interface Page<Row> {
  readonly rows: readonly Row[];
  /** There may be others by now: it is asked for anew when it is in sight, and shown as it is until then. */
  doubted: boolean;
}

/**
 * The rows that pass one filter, as a list wants them: pages in sight are fetched, and listeners hear when they came.
 * The newest stand first, so a run that went on makes every page doubtful.
 */
export class HeldSource<Filter, Row, Answer extends RowsAnswer<Row>> {
  /** Counts up with everything that a list would draw differently. */
  version = 0;
  /** False until the worker has answered for this filter. */
  known = false;
  total = 0;
  /** How many there are by now, of which a list that is held shows only those that it knew. */
  totalNow = 0;
  private readonly pages = new Map<number, Page<Row>>();
  private readonly underWay = new Set<number>();
  private readonly listeners = new Set<() => void>();
  /** Answers to questions of an older one come too late. */
  private generation = 0;
  private inSight: readonly [number, number] = [0, 0];
  private isHeld = false;

  constructor(
    private readonly ask: AskRows<Filter, Answer>,
    private filter: Filter,
    readonly idOf: (row: Row) => number,
    /** The newest answer, for what it tells beside its rows. */
    protected told: Answer,
  ) {}

  row(index: number): Row | undefined {
    return this.pages.get(pageOf(index))?.rows[index % PAGE_SIZE];
  }

  /** Where a row stands, among those that were fetched. */
  indexOf(id: number): number | null {
    for (const [page, { rows }] of this.pages) {
      const nth = rows.findIndex((row) => this.idOf(row) === id);
      if (nth >= 0) return page * PAGE_SIZE + nth;
    }
    return null;
  }

  setFilter(filter: Filter): void {
    this.filter = filter;
    this.begin();
  }

  /** No row that was known holds any more: another filter, another line, or an earlier moment. */
  begin(): void {
    this.generation++;
    this.known = false;
    this.total = 0;
    this.totalNow = 0;
    this.pages.clear();
    this.underWay.clear();
    this.inSight = [0, 0];
    this.isHeld = false;
    this.tell();
    void this.fetch(0);
  }

  /**
   * The run went on: what is in sight is asked for again. A list that is held keeps its rows where they are, as somebody
   * looks at them: they are told anew, and how many newer ones there are.
   */
  refresh(isHeld: boolean): void {
    this.isHeld = isHeld;
    for (const page of this.pages.values()) page.doubted = true;
    this.want(...this.inSight);
  }

  /** These rows are in sight. */
  want(first: number, last: number): void {
    this.inSight = [first, last];
    const until = Math.max(0, Math.min(last, this.total - 1));
    for (let page = pageOf(Math.max(0, first)); page <= pageOf(until); page++) {
      const isWanting = this.pages.get(page)?.doubted ?? true;
      if (isWanting && !this.underWay.has(page)) void this.fetch(page);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  private async fetch(page: number): Promise<void> {
    const { generation, isHeld } = this;
    const newer = isHeld ? this.newer : 0;
    this.underWay.add(page);
    const answer = await this.ask(this.filter, page * PAGE_SIZE + newer, PAGE_SIZE + (isHeld ? SLACK : 0));
    if (generation !== this.generation) return;
    this.underWay.delete(page);
    this.known = true;
    this.totalNow = answer.total;
    if (!isHeld || answer.total < this.total) this.total = answer.total;
    // Some may have begun since it was asked: the rows that are meant stand lower by so many.
    const moved = isHeld ? Math.max(0, this.newer - newer) : 0;
    this.pages.set(page, { rows: answer.rows.slice(moved, moved + PAGE_SIZE), doubted: false });
    this.told = answer;
    this.tell();
  }

  /** How many there are above those that a held list shows. */
  private get newer(): number {
    return Math.max(0, this.totalNow - this.total);
  }

  private tell(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE_SIZE);
}
