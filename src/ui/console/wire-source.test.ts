import { describe, expect, it } from 'vitest';
import type { ExchangePage, ExchangeRow } from '../../worker/http';
import { WireSource } from './wire-source';
import { exchangeState } from './wire-words';

function row(number: number, more: Partial<ExchangeRow> = {}): ExchangeRow {
  return {
    number,
    node: 'payments',
    method: 'POST',
    url: '/charges',
    sentAt: number,
    tookMs: 5,
    status: 200,
    bytes: 10,
    end: 'served',
    problem: null,
    words: '',
    ...more,
  };
}

function setUp(total: number) {
  const asked: { offset: number; limit: number; answer: (page: ExchangePage) => void }[] = [];
  const source = new WireSource(
    async (offset, limit) => new Promise((answer) => void asked.push({ offset, limit, answer })),
  );
  const answer = async (at: number, of = total): Promise<void> => {
    const { offset, limit, answer: give } = asked[at];
    const length = Math.max(0, Math.min(limit, of - offset));
    give({ total: of, rows: Array.from({ length }, (_, nth) => row(of - offset - nth)) });
    await Promise.resolve();
    await Promise.resolve();
  };
  return { source, asked, answer };
}

describe('the rows of real requests', () => {
  it('are those in sight, counted from the newest', async () => {
    const { source, asked, answer } = setUp(500);
    source.want(100, 20);
    await answer(0);
    expect(source.total).toBe(500);
    expect([source.row(99), source.row(100)?.number, source.row(119)?.number, source.row(120)]).toEqual([
      undefined,
      400,
      381,
      undefined,
    ]);
    source.want(100, 20);
    expect(asked).toHaveLength(1);
  });

  it('are asked for one question at a time, and the last one counts', async () => {
    const { source, asked, answer } = setUp(500);
    source.want(0, 20);
    source.want(50, 20);
    source.want(90, 9999);
    expect(asked).toHaveLength(1);
    await answer(0);
    expect(asked.slice(1)).toMatchObject([{ offset: 90, limit: 200 }]);
    await answer(1);
    expect(source.row(90)?.number).toBe(410);
    expect(asked).toHaveLength(2);
  });

  it('tell whoever draws them, also of rows that are there no more', async () => {
    const { source, answer } = setUp(3);
    let drawn = 0;
    source.subscribe(() => drawn++);
    source.want(0, 10);
    await answer(0);
    void source.refresh();
    await answer(1, 1);
    expect([drawn, source.total, source.row(1)]).toEqual([2, 1, undefined]);
  });
});

describe('how a real request stands', () => {
  it('is said in a word or two', () => {
    expect(exchangeState(row(1))).toBe('200');
    expect(exchangeState(row(1, { tookMs: NaN, status: 0, end: 'open' }))).toBe('Under way');
    expect(exchangeState(row(1, { status: 0, problem: 'blocked-by-cors' }))).toBe('Blocked by CORS');
    expect(exchangeState(row(1, { status: 200, problem: 'malformed' }))).toBe('200, malformed');
    expect(exchangeState(row(1, { status: 0 }))).toBe('No answer');
  });
});
