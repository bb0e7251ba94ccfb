import { describe, expect, it } from 'vitest';
import { durationEdit, withDuration } from './run-span';

describe('another duration of a run', () => {
  /** The new duration and, when it changes with it, the new end of what is measured. */
  const edited = (measuredUntil: number, next: number) =>
    durationEdit({ durationMs: 10_000, measure: { fromMs: 1000, toMs: measuredUntil } }, next);
  const duration = (next: number) => ({ path: 'durationMs', old: 10_000, new: next });

  it('takes along what was measured up to the end, in whole seconds', () => {
    expect(edited(10_000, 30_000)).toEqual([
      duration(30_000),
      { path: 'measure.toMs', old: 10_000, new: 30_000 },
    ]);
    expect(edited(10_000, 8500)[1]).toMatchObject({ new: 8000 });
    expect(edited(10_000, 10_500)).toEqual([duration(10_500)]);
  });

  it('leaves what was measured up to some other second, unless it would lie beyond the end', () => {
    expect(edited(6000, 30_000)).toEqual([duration(30_000)]);
    expect(edited(6000, 8000)).toEqual([duration(8000)]);
    expect(edited(6000, 4000)[1]).toEqual({ path: 'measure.toMs', old: 6000, new: 4000 });
  });

  it('leads to the span that the next edit is made from', () => {
    const span = { durationMs: 10_000, measure: { fromMs: 1000, toMs: 10_000 } };
    expect(withDuration(span, 4000)).toEqual({ durationMs: 4000, measure: { fromMs: 1000, toMs: 4000 } });
    const part = { durationMs: 10_000, measure: { fromMs: 1000, toMs: 6000 } };
    expect(withDuration(part, 30_000)).toEqual({ ...part, durationMs: 30_000 });
  });
});
