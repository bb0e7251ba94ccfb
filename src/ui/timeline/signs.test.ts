import { describe, expect, it } from 'vitest';
import { signsOf, type Happening } from './signs';

const at = (time: number, words: string, kind: Happening['kind'] = 'holds'): Happening => ({
  key: `${words} ${time}`,
  kind,
  time,
  words,
  title: `${words}!`,
});
const place = (time: number): number => time / 100;

describe('signs of the last lane', () => {
  it('stand from left to right and speak where there is room', () => {
    const signs = signsOf([at(50, 'closes'), at(10, 'opens', 'edit')], place, 1000);
    expect(signs.map(({ left, words, speaks }) => [left, words, speaks])).toEqual([
      [0.1, 'opens', true],
      [0.5, 'closes', true],
    ]);
  });

  it('are silent where their words would run into the next sign or over the end', () => {
    const signs = signsOf(
      [at(10, 'a very long sentence', 'edit'), at(15, 'b'), at(99, 'long words')],
      place,
      1000,
    );
    expect(signs.map(({ speaks }) => speaks)).toEqual([false, true, false]);
  });

  it('at one place become one that says how many, edits and verdicts each', () => {
    const signs = signsOf(
      [at(20, 'good'), at(20, 'fast'), at(20.4, 'opens'), at(20, 'slower', 'edit'), at(20, 'killed', 'edit')],
      place,
      1000,
    );
    expect(signs.map(({ kind, words }) => [kind, words])).toEqual([
      ['holds', '3 expectations hold'],
      ['edit', '2 edits'],
    ]);
    expect(signs[0].title).toBe('good!\nfast!\nopens!');
  });

  it('say how many verdicts are broken, and look like those', () => {
    const words = (...kinds: Happening['kind'][]) =>
      signsOf(
        kinds.map((kind, index) => at(20, `${index}`, kind)),
        place,
        1000,
      ).map((sign) => [sign.kind, sign.words]);
    expect(words('holds', 'broken', 'holds')).toEqual([['broken', '2 hold, 1 broken']]);
    expect(words('broken', 'broken')).toEqual([['broken', '2 expectations broken']]);
  });

  it('leave out what is out of sight', () => {
    expect(signsOf([at(-1, 'before'), at(101, 'after')], place, 1000)).toEqual([]);
  });
});
