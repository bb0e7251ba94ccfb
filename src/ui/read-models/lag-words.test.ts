import { describe, expect, it } from 'vitest';
import { lagSummary, lagTime, lagWords, notesOf, rebuildWords } from './lag-words';
import { readModelRow, slowRow } from './read-models.test-support';
import { restWords } from './model-row';

describe('words about the lag', () => {
  it('say how many events do not show, and how old the first of them is', () => {
    expect(lagWords(slowRow({ lagEvents: 1204 }))).toBe('1\u2009204 events, 7.70 s');
    expect(lagWords(slowRow({ lagEvents: 1, lagNs: 9e6 }))).toBe('1 event, 9 ms');
    expect(lagWords(readModelRow())).toBe('level');
    expect(lagTime(readModelRow())).toBe('–');
    expect(lagTime(slowRow())).toBe('7.70 s');
  });

  it('say the worst of the run, and how it is now', () => {
    const { lag } = slowRow();
    expect(lagSummary(lag, 12)).toBe('Up to 812 events behind; now 12.');
    expect(lagSummary([{ time: 0, events: 0 }], 0)).toContain('level');
  });
});

describe('the rest of a row', () => {
  it('names only what there is', () => {
    expect(notesOf({ parked: 0, waiting: 0, stale: 0 })).toBe('');
    expect(notesOf({ parked: 2, waiting: 0, stale: 1 })).toBe('2 parked, 1 stale read');
    expect(notesOf({ parked: 0, waiting: 3, stale: 2 })).toBe('3 waiting, 2 stale reads');
  });

  it('says why it stands so, and how far a new version has come', () => {
    expect(restWords(readModelRow())).toBe('');
    expect(restWords(slowRow())).toBe('its node is slow');
    const rebuild = { shownTo: 1204, of: 4830 };
    expect(restWords(slowRow({ rebuild }))).toBe(
      'new version at 1\u2009204 of 4\u2009830 events, its node is slow',
    );
  });

  it('never tells of a new version as further than all there is', () => {
    expect(rebuildWords({ shownTo: 12, of: 10 })).toBe('10 of 10 events');
  });
});
