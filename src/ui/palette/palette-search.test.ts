import { describe, expect, it } from 'vitest';
import type { PaletteEntry, PaletteGroup } from './palette-entries';
import { scoreOf, searchPalette } from './palette-search';

function entry(label: string, keywords: readonly string[] = [], off = false): PaletteEntry {
  return { key: label, label, keywords, off, does: { kind: 'scenario', id: label } };
}

const groups: readonly PaletteGroup[] = [
  { title: 'Run', entries: [entry('Next change'), entry('Pause'), entry('Back to the start')] },
  { title: 'View', entries: [entry('Fit the topology into sight'), entry('Show the breakers')] },
  { title: 'Scenarios', entries: [entry('Payment outage', ['circuit breaker', 'retry'])] },
];
const found = (text: string) =>
  searchPalette(groups, text).flatMap(({ entries }) => entries.map(({ label }) => label));

describe('searchPalette', () => {
  it('shows everything while nothing is sought', () => {
    expect(searchPalette(groups, '  ')).toEqual(groups);
  });

  it('puts last, while nothing is sought, what cannot run, and groups of nothing else', () => {
    const shown = searchPalette(
      [
        { title: 'Run', entries: [entry('Pause', [], true)] },
        { title: 'File', entries: [entry('Save', [], true), entry('New'), entry('Open')] },
        { title: 'Scenarios', entries: [entry('Payment outage')] },
      ],
      '',
    );
    expect(shown.map(({ title, entries }) => [title, ...entries.map(({ label }) => label)])).toEqual([
      ['File', 'New', 'Open', 'Save'],
      ['Scenarios', 'Payment outage'],
      ['Run', 'Pause'],
    ]);
  });

  it('puts what can run before what cannot where both fit equally well, and after what fits better', () => {
    const many = [{ title: 'Run', entries: [entry('Run on', [], true), entry('Run'), entry('The run')] }];
    expect(searchPalette(many, 'run')[0].entries.map(({ label }) => label)).toEqual([
      'Run',
      'Run on',
      'The run',
    ]);
  });

  it('finds a word anywhere in a name', () => {
    expect(found('outage')).toEqual(['Payment outage']);
    expect(found('TOPOLOGY')).toEqual(['Fit the topology into sight']);
  });

  it('finds by other words, after what the name says', () => {
    expect(found('breaker')).toEqual(['Show the breakers', 'Payment outage']);
    expect(found('retry')).toEqual(['Payment outage']);
  });

  it('puts the group with the best first', () => {
    expect(found('pa')).toEqual(['Pause', 'Payment outage']);
    expect(searchPalette(groups, 'pay')[0].title).toBe('Scenarios');
  });

  it('takes words in any order, and the first letters of words', () => {
    expect(found('start back')).toEqual(['Back to the start']);
    expect(found('ftt')).toEqual(['Fit the topology into sight']);
    expect(found('nech')).toEqual(['Next change']);
  });

  it('does not find what only shares letters', () => {
    expect(found('xyz')).toEqual([]);
    expect(found('nge')).toEqual(['Next change']);
    expect(found('oute x')).toEqual([]);
  });
});

describe('scoreOf', () => {
  it('ranks beginnings over words, words over middles, and what cannot run last', () => {
    const scores = [
      scoreOf(entry('Undo'), 'un'),
      scoreOf(entry('Undo', [], true), 'un'),
      scoreOf(entry('The undone'), 'un'),
      scoreOf(entry('Run'), 'un'),
      scoreOf(entry('Pause', ['run']), 'un'),
    ];
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(new Set(scores).size).toBe(scores.length);
  });
});
