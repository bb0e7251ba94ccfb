import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../worker/protocol';
import { LogPages, PAGE_SIZE } from './log-pages';

const rowOf = (index: number): LogRow => ({
  index,
  time: index * 1e6,
  kind: 'breaker',
  mark: 'rejected',
  part: null,
  text: `row ${index}`,
});

/** A log of so many rows, as the worker answers: newest first. */
function answer(total: number, offset: number, limit: number) {
  const end = Math.max(0, total - offset);
  const rows: LogRow[] = [];
  for (let index = end - 1; index >= Math.max(0, end - limit); index--) rows.push(rowOf(index));
  return { total, rows };
}

function fetchPage(pages: LogPages, page: number, total: number): void {
  const question = pages.ask(page);
  pages.take(question, answer(total, question.offset, question.limit));
}

const newest = (pages: LogPages, total: number): void =>
  pages.take({ page: -1, offset: 0 }, answer(total, 0, PAGE_SIZE));

describe('pages of the log', () => {
  it('learn from the newest rows how many there are, and ask for the rest', () => {
    const pages = new LogPages();
    newest(pages, 250);
    expect(pages.total).toBe(250);
    expect(pages.row(249)?.index).toBe(249);
    expect(pages.row(150)?.index).toBe(150);
    expect(pages.row(149)).toBeUndefined();
    expect(pages.missing(200, 249)).toEqual([]);
    expect(pages.missing(120, 249)).toEqual([1]);
    expect(pages.missing(0, 20)).toEqual([0]);
  });

  it('ask for each page once', () => {
    const pages = new LogPages();
    newest(pages, 250);
    expect(pages.ask(0)).toEqual({ page: 0, offset: 150, limit: 100 });
    expect(pages.missing(0, 120)).toEqual([1]);
    expect(pages.ask(2)).toEqual({ page: 2, offset: 0, limit: 50 });
  });

  it('keep rows where they are when new ones come, also while an answer is under way', () => {
    const pages = new LogPages();
    newest(pages, 250);
    const question = pages.ask(0);
    newest(pages, 280);
    pages.take(question, answer(290, question.offset, question.limit));
    expect(pages.total).toBe(290);
    // The log grew by 40 rows: the answer holds the rows from 40 on, and the others are asked for again.
    expect(pages.row(40)?.index).toBe(40);
    expect(pages.row(39)).toBeUndefined();
    expect(pages.missing(0, 60)).toEqual([0]);
    fetchPage(pages, 0, 290);
    expect(pages.row(39)?.index).toBe(39);
    expect(pages.missing(0, 60)).toEqual([]);
  });

  it('keep what is left when the run goes back, and no more', () => {
    const pages = new LogPages();
    newest(pages, 250);
    newest(pages, 3);
    expect(pages.total).toBe(3);
    expect(pages.row(200)).toBeUndefined();
    expect(pages.row(2)?.index).toBe(2);
    expect(pages.row(3)).toBeUndefined();
    newest(pages, 250);
    newest(pages, 220);
    expect(pages.row(210)?.index).toBe(210);
    expect(pages.row(220)).toBeUndefined();
    expect(pages.missing(200, 219)).toEqual([]);
    pages.clear();
    expect(pages.total).toBe(0);
    expect(pages.missing(0, 100)).toEqual([]);
  });

  it('show doubtful rows until they were asked for anew', () => {
    const pages = new LogPages();
    newest(pages, 50);
    expect(pages.missing(0, 49)).toEqual([]);
    pages.doubt();
    expect(pages.row(10)?.index).toBe(10);
    expect(pages.missing(0, 49)).toEqual([0]);
    fetchPage(pages, 0, 50);
    expect(pages.missing(0, 49)).toEqual([]);
  });

  it('keep no more pages than they may', () => {
    const pages = new LogPages();
    const total = 100 * PAGE_SIZE;
    newest(pages, total);
    for (let page = 0; page < 100; page++) fetchPage(pages, page, total);
    expect(pages.missing(95 * PAGE_SIZE, total - 1)).toEqual([]);
    expect(pages.missing(0, 99)).toEqual([0]);
    const kept = Array.from({ length: total }, (_, ordinal) => pages.row(ordinal)).filter(
      (row) => row !== undefined,
    );
    expect(kept.length).toBeLessThanOrEqual(40 * PAGE_SIZE);
  });

  it('never show a row at the place of another, however the run goes on and back', () => {
    const step = fc.record({
      grow: fc.integer({ min: -130, max: 130 }),
      page: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const pages = new LogPages();
        let total = 1;
        newest(pages, total);
        for (const { grow, page } of steps) {
          const wanted = Math.min(page, Math.floor((pages.total - 1) / PAGE_SIZE));
          const question = pages.ask(wanted);
          total = Math.max(1, total + grow);
          pages.take(question, answer(total, question.offset, question.limit));
        }
        for (let ordinal = 0; ordinal < total + 300; ordinal++) {
          const row = pages.row(ordinal);
          if (ordinal >= total) expect(row).toBeUndefined();
          if (row !== undefined) expect(row.index).toBe(ordinal);
        }
      }),
    );
  });
});
