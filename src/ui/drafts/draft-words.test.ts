import { describe, expect, it } from 'vitest';
import type { DraftOrigin } from '../../state/drafts/draft';
import { agoText, factTexts, originText, sizeText, standText } from './draft-words';

const NOW = new Date(2026, 10, 22, 12).getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('how long ago', () => {
  it.each([
    [0, 'just now'],
    [-5 * MINUTE, 'just now'],
    [59_999, 'just now'],
    [MINUTE, '1 minute ago'],
    [12.9 * MINUTE, '12 minutes ago'],
    [60 * MINUTE, '1 hour ago'],
    [DAY - 1, '23 hours ago'],
    [DAY, '1 day ago'],
    [6.5 * DAY, '6 days ago'],
    [7 * DAY, '15 Nov 2026'],
  ])('%i ms before now is “%s”', (passed, words) => {
    expect(agoText(NOW - passed, NOW)).toBe(words);
  });
});

describe('what a draft is', () => {
  it('is said in few words', () => {
    const facts = { nodes: 1, edges: 0, edits: 2, lines: 3, seconds: 90 };
    expect(factTexts({ asideOf: null, facts, seed: 27 })).toEqual([
      '1 node',
      '2 edits',
      '3 lines',
      'seed 27',
    ]);
    const at = { time: 23.46e9, dispatched: 9 };
    expect(standText({ facts, stand: { line: 1, at, reach: at } })).toBe('23.4 s of 90 s');
  });

  it('says from what it was made', () => {
    const titleOf = (id: string): string | undefined => (id === 'known' ? 'Known' : undefined);
    expect(originText({ name: 'Mine', origin: { kind: 'built-in', id: 'known' } }, titleOf)).toBe(
      'from Known',
    );
    const from = (origin: DraftOrigin): string | null => originText({ name: 'Known', origin }, titleOf);
    expect(from({ kind: 'built-in', id: 'known' })).toBeNull();
    expect(from({ kind: 'built-in', id: 'gone' })).toBe('from gone');
    expect(from({ kind: 'file', name: 'own.json' })).toBe('from own.json');
    expect(from({ kind: 'link' })).toBe('from a link');
    expect(from({ kind: 'new' })).toBeNull();
  });

  it.each([
    [12, '1 KB'],
    [84_400, '84 KB'],
    [2_440_000, '2.4 MB'],
  ])('%i characters are %s', (characters, words) => {
    expect(sizeText(characters)).toBe(words);
  });
});
