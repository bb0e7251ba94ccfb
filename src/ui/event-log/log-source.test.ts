import { describe, expect, it, vi } from 'vitest';
import type { LogRow, RowFilter, Rows } from '../../worker/protocol';
import { LogSource } from './log-source';

const rowOf = (index: number, text: string): LogRow => ({
  index,
  time: 0,
  kind: 'breaker',
  mark: 'rejected',
  part: null,
  text,
});

/** A worker that answers when told to. */
function worker() {
  const log: LogRow[] = [];
  const waiting: (() => void)[] = [];
  const asked: { filter: RowFilter; offset: number; limit: number }[] = [];
  return {
    log,
    asked,
    grow: (rows: number, text = 'row'): void => {
      for (let index = 0; index < rows; index++) log.push(rowOf(log.length, `${text} ${log.length}`));
    },
    ask: async (filter: RowFilter, offset: number, limit: number): Promise<Rows> => {
      asked.push({ filter, offset, limit });
      return new Promise((resolve) => {
        waiting.push(() => {
          const passed = log.filter(({ text }) => text.includes(filter.text ?? '')).toReversed();
          const rows = passed.slice(offset, offset + limit);
          resolve({ kind: 'rows', runId: 'r', askId: 0, total: passed.length, past: passed.length, rows });
        });
      });
    },
    answer: async (): Promise<void> => {
      for (const reply of waiting.splice(0)) reply();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('the source of the list', () => {
  it('fetches the newest rows and tells its listeners', async () => {
    const { ask, answer, grow } = worker();
    grow(3);
    const source = new LogSource(ask);
    const heard = vi.fn<() => void>();
    source.subscribe(heard);
    source.refresh();
    expect(source.known).toBe(false);
    await answer();
    expect(source.known).toBe(true);
    expect(source.total).toBe(3);
    expect(source.row(2)?.text).toBe('row 2');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('fetches what comes into sight, once', async () => {
    const { ask, answer, asked, grow } = worker();
    grow(350);
    const source = new LogSource(ask);
    source.refresh();
    await answer();
    source.want(90, 120);
    source.want(90, 120);
    expect(asked.slice(1).map(({ offset, limit }) => [offset, limit])).toEqual([
      [250, 100],
      [150, 100],
    ]);
    await answer();
    expect(source.row(90)?.index).toBe(90);
    source.want(90, 120);
    expect(asked).toHaveLength(3);
  });

  it('does not ask again and again for a page that is not full', async () => {
    const { ask, answer, asked, grow } = worker();
    grow(7);
    const source = new LogSource(ask);
    source.refresh();
    await answer();
    source.want(0, 6);
    expect(asked).toHaveLength(1);
  });

  it('drops answers to an older filter', async () => {
    const { ask, answer, asked, grow } = worker();
    grow(4);
    grow(1, 'open');
    const source = new LogSource(ask);
    source.refresh();
    source.setFilter({ text: 'open' });
    expect(source.total).toBe(0);
    await answer();
    expect(asked[1]?.filter).toEqual({ text: 'open' });
    expect(source.total).toBe(1);
    expect(source.row(0)?.text).toBe('open 4');
  });

  it('begins anew with another run, and doubts words after an edit', async () => {
    const { ask, answer, asked, log, grow } = worker();
    grow(5);
    const source = new LogSource(ask);
    source.refresh();
    await answer();
    source.doubt();
    source.want(0, 4);
    expect(asked).toHaveLength(2);
    expect(source.row(0)?.index).toBe(0);
    await answer();
    log.length = 0;
    source.begin();
    expect([source.known, source.total]).toEqual([false, 0]);
    await answer();
    expect([source.known, source.total]).toEqual([true, 0]);
  });
});
