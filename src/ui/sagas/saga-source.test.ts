import { describe, expect, it, vi } from 'vitest';
import type { SagaFilter, SagaPage, SagaRow } from '../../worker/sagas';
import { SagaSource } from './saga-source';
import { pageOf, sagaRow } from './sagas.test-support';

/** A worker that answers when told to. */
function worker() {
  const rows: SagaRow[] = [];
  const waiting: (() => void)[] = [];
  const asked: { filter: SagaFilter; offset: number; limit: number }[] = [];
  return {
    asked,
    rows,
    grow: (count: number): void => {
      for (let nth = 0; nth < count; nth++) rows.unshift(sagaRow({ number: rows.length + 1 }));
    },
    ask: async (filter: SagaFilter, offset: number, limit: number): Promise<SagaPage> => {
      asked.push({ filter, offset, limit });
      return new Promise((resolve) => {
        waiting.push(() => resolve(pageOf(rows, filter, offset, limit)));
      });
    },
    answer: async (): Promise<void> => {
      for (const reply of waiting.splice(0)) reply();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

async function listOf(count: number) {
  const one = worker();
  one.grow(count);
  const source = new SagaSource(one.ask, {});
  source.begin();
  await one.answer();
  return { ...one, source };
}

describe('the source of the list of sagas', () => {
  it('fetches the first rows, with how many there are in each state, and tells its listeners', async () => {
    const { ask, answer, grow } = worker();
    grow(3);
    const source = new SagaSource(ask, {});
    const heard = vi.fn<() => void>();
    source.subscribe(heard);
    source.begin();
    expect(source.known).toBe(false);
    await answer();
    expect(source).toMatchObject({ known: true, total: 3, all: 3, counts: { running: 3, stuck: 0 } });
    expect(source.row(0)?.number).toBe(3);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('fetches what comes into sight, once', async () => {
    const { source, answer, asked } = await listOf(200);
    source.want(50, 70);
    source.want(55, 75);
    expect(asked.map(({ offset }) => offset)).toEqual([0, 60]);
    await answer();
    expect(source.row(65)?.number).toBe(135);
    expect(source.indexOf(135)).toBe(65);
    expect(source.indexOf(1)).toBeNull();
  });

  it('shows new ones on top when the run went on', async () => {
    const { source, answer, grow } = await listOf(5);
    grow(2);
    source.refresh(false);
    await answer();
    expect(source).toMatchObject({ total: 7, totalNow: 7 });
    expect(source.row(0)?.number).toBe(7);
  });

  it('keeps rows where they are while it is held, and tells what became of them', async () => {
    const { source, answer, grow, rows } = await listOf(5);
    grow(2);
    source.refresh(true);
    await answer();
    expect(source).toMatchObject({ total: 5, totalNow: 7 });
    grow(1);
    rows[3] = sagaRow({ number: 5, state: 'completed' });
    source.refresh(true);
    await answer();
    expect(source).toMatchObject({ total: 5, totalNow: 8 });
    expect([0, 1, 2, 3, 4].map((index) => source.row(index)?.number)).toEqual([5, 4, 3, 2, 1]);
    expect(source.row(0)?.state).toBe('completed');
    source.refresh(false);
    await answer();
    expect(source.row(0)?.number).toBe(8);
  });

  it('forgets rows that an earlier moment does not have', async () => {
    const { source, answer, rows } = await listOf(5);
    rows.splice(0, 3);
    source.refresh(true);
    await answer();
    expect(source).toMatchObject({ total: 2, totalNow: 2 });
  });

  it('drops answers to an older question', async () => {
    const { ask, answer, asked, grow } = worker();
    grow(2);
    const source = new SagaSource(ask, {});
    source.begin();
    source.setFilter({ states: ['stuck'] });
    await answer();
    expect(asked[1].filter).toEqual({ states: ['stuck'] });
    expect(source).toMatchObject({ total: 0, all: 2 });
  });
});
