import { describe, expect, it } from 'vitest';
import { STATUS_GLYPHS } from './status-glyphs';
import { KEPT, SAY_WORDS, sayWords, STATUS_WORDS } from './status-words';

describe('statuses of read models', () => {
  it('have a word of their own each, and one sentence that explains it', () => {
    const words = Object.values(STATUS_WORDS);
    expect(new Set(words.map(({ word }) => word)).size).toBe(words.length);
    for (const { word, help } of words) {
      expect(word).toMatch(/^[A-Z][^.]*$/);
      expect(help).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('have a shape of their own each, whatever their colour', () => {
    const shapes = Object.values(STATUS_GLYPHS).map((glyph) => JSON.stringify(glyph.shapes));
    expect(new Set(shapes).size).toBe(5);
  });

  it('are red only where it has stopped, and amber only where it is behind', () => {
    const tones = Object.entries(STATUS_WORDS).map(([status, { tone }]) => [status, tone]);
    expect(Object.fromEntries(tones)).toEqual({
      live: 'neutral',
      'catching-up': 'degraded',
      behind: 'degraded',
      stopped: 'failed',
      rebuilding: 'neutral',
    });
    expect(STATUS_GLYPHS.stopped.colour).toBe('failed');
    expect(STATUS_GLYPHS.behind.colour).toBe('degraded');
  });
});

describe('what a person can say of a read model', () => {
  it('is offered once each, and says what it does', () => {
    expect(SAY_WORDS.map(({ said }) => said).toSorted()).toEqual([
      'abandon',
      'rebuild',
      'replay',
      'resume',
      'skip',
      'stop',
    ]);
    for (const { label, help } of SAY_WORDS) {
      expect(label).toMatch(/^[A-Z][^.]*$/);
      expect(help).toMatch(/^[A-Z].*\.$/);
    }
    expect(KEPT).toContain('cannot be taken back');
  });

  it('says that a version that is half made is dropped where another one is begun', () => {
    const labels = (isRebuilding: boolean): readonly string[] =>
      sayWords(['stop', 'rebuild'], isRebuilding).map(({ label }) => label);
    expect(labels(false)).toEqual(['Make anew', 'Stop']);
    expect(labels(true)).toEqual(['Begin anew once more', 'Stop']);
    expect(sayWords(['rebuild'], true)[0].help).toContain('half made is dropped');
    expect(sayWords(['stop'], true)).toHaveLength(1);
  });
});
