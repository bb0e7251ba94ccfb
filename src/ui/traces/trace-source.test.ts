import { describe, expect, it, vi } from 'vitest';
import type { TraceFilter, TraceOrder, TracePage, TraceRow } from '../../worker/traces';
import { rowOf } from './trace.test-support';
import { TraceSource } from './trace-source';

/** A worker that answers when told to. */
function worker() {
  const rows: TraceRow[] = [];
  const waiting: (() => void)[] = [];
  const asked: { filter: TraceFilter; order: TraceOrder; offset: number; limit: number }[] = [];
  return {
    asked,
    rows,
    grow: (count: number): void => {
      for (let nth = 0; nth < count; nth++) {
        rows.unshift(rowOf({ ref: { client: 'web', number: rows.length + 1 } }));
      }
    },
    ask: async (
      filter: TraceFilter,
      order: TraceOrder,
      offset: number,
      limit: number,
    ): Promise<TracePage> => {
      asked.push({ filter, order, offset, limit });
      return new Promise((resolve) => {
        waiting.push(() =>
          resolve({
            total: rows.length,
            rows: rows.slice(offset, offset + limit),
            kept: { served: rows.length },
            asked: rows.length * 10,
          }),
        );
      });
    },
    answer: async (): Promise<void> => {
      for (const reply of waiting.splice(0)) reply();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('the source of the list of traces', () => {
  it('fetches the first rows, with how many there are, and tells its listeners', async () => {
    const { ask, answer, grow } = worker();
    grow(3);
    const source = new TraceSource(ask, {}, 'newest');
    const heard = vi.fn<() => void>();
    source.subscribe(heard);
    source.begin();
    expect(source.known).toBe(false);
    await answer();
    expect(source).toMatchObject({ known: true, total: 3, asked: 30, kept: { served: 3 } });
    expect(source.row(0)?.ref.number).toBe(3);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('fetches what comes into sight, once', async () => {
    const { ask, answer, asked, grow } = worker();
    grow(200);
    const source = new TraceSource(ask, {}, 'newest');
    source.begin();
    await answer();
    source.want(50, 70);
    source.want(55, 75);
    expect(asked.map(({ offset }) => offset)).toEqual([0, 60]);
    await answer();
    expect(source.row(65)?.ref.number).toBe(135);
    expect(source.indexOf({ client: 'web', number: 135 })).toBe(65);
    expect(source.indexOf({ client: 'web', number: 1 })).toBeNull();
  });

  it('asks again for what is in sight when the run went on, and shows the old rows until then', async () => {
    const { ask, answer, asked, grow } = worker();
    grow(200);
    const source = new TraceSource(ask, {}, 'slowest');
    source.begin();
    await answer();
    source.want(0, 10);
    grow(1);
    source.refresh();
    source.refresh();
    expect(asked).toHaveLength(2);
    expect(source.row(0)?.ref.number).toBe(200);
    await answer();
    expect(source.row(0)?.ref.number).toBe(201);
    expect(asked.every(({ order }) => order === 'slowest')).toBe(true);
  });

  it('asks again when it was empty', async () => {
    const { ask, answer, grow } = worker();
    const source = new TraceSource(ask, {}, 'newest');
    source.begin();
    await answer();
    expect(source).toMatchObject({ known: true, total: 0 });
    grow(2);
    source.refresh();
    await answer();
    expect(source.total).toBe(2);
  });

  it('only counts while its rows shall stay as they are', async () => {
    const { ask, answer, asked, grow } = worker();
    grow(5);
    const source = new TraceSource(ask, {}, 'newest');
    source.begin();
    await answer();
    grow(2);
    const counted = source.count();
    await answer();
    await counted;
    expect(source).toMatchObject({ total: 5, totalNow: 7, asked: 70 });
    expect(source.row(0)?.ref.number).toBe(5);
    expect(asked[1]).toMatchObject({ offset: 0, limit: 0 });
  });

  it('says why there is no answer, and asks again', async () => {
    let problem: string | undefined = 'It could not be fetched.';
    const source = new TraceSource(
      async () =>
        Promise.resolve({
          total: 0,
          rows: [],
          kept: {},
          asked: 0,
          ...(problem !== undefined && { problem }),
        }),
      {},
      'newest',
    );
    source.begin();
    await vi.waitFor(() =>
      expect(source).toMatchObject({ known: true, problem: 'It could not be fetched.' }),
    );
    problem = undefined;
    source.refresh();
    await vi.waitFor(() => expect(source.problem).toBeNull());
  });

  it('drops answers to an older question', async () => {
    const { ask, answer, asked, grow } = worker();
    grow(2);
    const source = new TraceSource(ask, {}, 'newest');
    source.begin();
    source.setQuestion({ ends: ['failed'] }, 'newest');
    const heard = vi.fn<() => void>();
    source.subscribe(heard);
    await answer();
    expect(asked[1].filter).toEqual({ ends: ['failed'] });
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
