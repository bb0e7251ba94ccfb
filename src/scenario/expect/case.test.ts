import { describe, expect, it } from 'vitest';
import { judge } from './line.test-support';

const goodput = { kind: 'measure', figure: 'goodput', hold: 'overall' };
/** Goodput is 1 up to 3 s, 0 up to 7 s, 0.94 up to 8 s and 1 again. */
const good = (id: string, from: number, to: number) => ({
  ...goodput,
  id,
  over: { fromMs: from * 1000, toMs: to * 1000 },
  atLeast: 0.9,
});

describe('all of some expectations', () => {
  const all = (...of: object[]) => ({ kind: 'all', of });

  it('hold when each of them does', () => {
    expect(judge(all(good('a', 1, 3), { ...good('b', 7, 8), name: 'Back again' }))).toMatchObject({
      verdict: 'holds',
      at: 8e9,
      range: { fromMs: 1000, toMs: 8000 },
      evidence: 'All of these hold: “a”, “Back again”.',
      parts: [
        { id: 'a', verdict: 'holds', at: 3e9 },
        { id: 'b', verdict: 'holds', at: 8e9 },
      ],
    });
  });

  it('are broken with the first of them that is', () => {
    const two = all(good('a', 1, 9), good('b', 4, 6), good('c', 4, 5));
    const broken = judge(two);
    expect(broken).toMatchObject({
      verdict: 'broken',
      at: 5e9,
      evidence:
        '“c” is broken: From 4 s to 5 s the goodput of all clients was 0 % (0 of 100), expected at least 90 %.',
    });
    expect(judge(two, {}, 5000)).toMatchObject({ verdict: 'broken', at: 5e9, evidence: broken.evidence });
    expect(judge(two, {}, 4999)).toMatchObject({ verdict: 'undecided', range: { fromMs: 1000, toMs: 9000 } });
  });

  it('are open as long as one of them is and none is broken', () => {
    expect(judge(all(good('a', 1, 3), good('b', 7, 9)), {}, 8500).verdict).toBe('undecided');
  });
});

describe('any of some expectations', () => {
  const any = (...of: object[]) => ({ kind: 'any', of });

  it('holds with the first of them that does', () => {
    const some = any(good('a', 1, 9), good('b', 8, 9), good('c', 1, 2));
    const holds = judge(some);
    expect(holds).toMatchObject({
      verdict: 'holds',
      at: 2e9,
      evidence:
        '“c” holds: From 1 s to 2 s the goodput of all clients was 100 % (100 of 100), expected at least 90 %.',
    });
    expect(judge(some, {}, 2000).evidence).toBe(holds.evidence);
  });

  it('is broken when all of them are', () => {
    const none = any(good('a', 3, 5), good('b', 4, 6));
    expect(judge(none)).toMatchObject({
      verdict: 'broken',
      at: 6e9,
      evidence: 'None of these holds: “a”, “b”.',
    });
    expect(judge(none, {}, 5500).verdict).toBe('undecided');
  });

  it('may hold others of the kind', () => {
    const inner = { ...any(good('b', 3, 5), good('c', 8, 9)), id: 'inner' };
    expect(judge({ kind: 'all', of: [good('a', 1, 3), inner] })).toMatchObject({
      verdict: 'holds',
      parts: [
        { id: 'a' },
        { id: 'inner', verdict: 'holds', parts: [{ verdict: 'broken' }, { verdict: 'holds' }] },
      ],
    });
  });
});
