import type { LogRow, Rows } from '../../worker/protocol';

export const PAGE_SIZE = 100;
/** Pages that are kept; more are fetched anew when they come into sight again. */
const MOST_PAGES = 40;

/** How a page is asked for: rows from the newest one on. */
export interface PageQuestion {
  readonly page: number;
  readonly offset: number;
  readonly limit: number;
}

interface Page {
  readonly rows: (LogRow | undefined)[];
  /** Its words may have changed: it is asked for anew, and shown as it is until then. */
  doubted: boolean;
}

/**
 * The rows of a log that were fetched so far. They are asked for newest first, but the log only grows at its new end:
 * counted from the oldest one, a row keeps its ordinal for ever, so what was fetched once stays right.
 */
export class LogPages {
  /** Rows in all, as far as is known. */
  total = 0;
  private readonly pages = new Map<number, Page>();
  private readonly underWay = new Set<number>();

  row(ordinal: number): LogRow | undefined {
    return this.pages.get(pageOf(ordinal))?.rows[ordinal % PAGE_SIZE];
  }

  /** The pages that hold these rows and have to be asked for. */
  missing(first: number, last: number): number[] {
    const missing: number[] = [];
    for (let page = pageOf(Math.max(0, first)); page <= pageOf(Math.min(last, this.total - 1)); page++) {
      if (!this.underWay.has(page) && !this.isComplete(page)) missing.push(page);
    }
    return missing;
  }

  /** The question for a page; whoever asks it brings the answer back. */
  ask(page: number): PageQuestion {
    this.underWay.add(page);
    const end = Math.min(this.total, (page + 1) * PAGE_SIZE);
    return { page, offset: this.total - end, limit: end - page * PAGE_SIZE };
  }

  take(
    { page, offset }: Pick<PageQuestion, 'page' | 'offset'>,
    { total, rows }: Pick<Rows, 'total' | 'rows'>,
  ): void {
    if (total < this.total) this.cutTo(total);
    this.total = total;
    this.underWay.delete(page);
    rows.forEach((row, index) => {
      const ordinal = total - 1 - offset - index;
      const known = this.pages.get(pageOf(ordinal)) ?? { rows: [], doubted: false };
      known.rows[ordinal % PAGE_SIZE] = row;
      this.pages.set(pageOf(ordinal), known);
    });
    const answered = this.pages.get(page);
    if (answered !== undefined) answered.doubted = false;
    this.forget(page);
  }

  /** The run went back: of the rows that are known the older ones stay as they are. */
  private cutTo(total: number): void {
    const last = pageOf(total - 1);
    for (const page of this.pages.keys()) if (page > last) this.pages.delete(page);
    const rows = this.pages.get(last)?.rows;
    if (rows !== undefined) rows.length = Math.min(rows.length, total - last * PAGE_SIZE);
  }

  doubt(): void {
    for (const page of this.pages.values()) page.doubted = true;
  }

  clear(): void {
    this.total = 0;
    this.pages.clear();
    this.underWay.clear();
  }

  private isComplete(page: number): boolean {
    const known = this.pages.get(page);
    if (known === undefined || known.doubted) return false;
    const length = Math.min(PAGE_SIZE, this.total - page * PAGE_SIZE);
    for (let index = 0; index < length; index++) if (known.rows[index] === undefined) return false;
    return true;
  }

  /** Drops the pages that lie farthest from the one that was wanted last. */
  private forget(near: number): void {
    const farthestFirst = [...this.pages.keys()].toSorted((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const page of farthestFirst.slice(0, Math.max(0, this.pages.size - MOST_PAGES))) {
      this.pages.delete(page);
    }
  }
}

function pageOf(ordinal: number): number {
  return Math.floor(ordinal / PAGE_SIZE);
}
