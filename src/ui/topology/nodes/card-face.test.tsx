import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CardFace, type CardFaceProps } from './card-face';
import { NO_FIGURES, type NodeFigures } from './node-figures';

const usual: NodeFigures = {
  ...NO_FIGURES,
  health: 'well',
  rate: '109/s',
  shareText: '2.0%',
  p95: '39 ms',
  load: '4 / 64',
  loadPercent: 6,
  called: true,
};

function html(figures: Partial<NodeFigures>, more: Partial<CardFaceProps> = {}): string {
  return renderToStaticMarkup(
    <CardFace
      name="orders"
      kind="service"
      low={false}
      zones=""
      figures={{ ...usual, ...figures }}
      {...more}
    />,
  );
}

describe('face of a card', () => {
  it('has name, three figures over their captions, and the load', () => {
    for (const words of ['orders', '109/s', 'rate', '2.0%', 'error', '39 ms', 'p95', '4 / 64']) {
      expect(html({})).toContain(words);
    }
  });

  it('says what a client asks', () => {
    expect(html({ load: '58 waiting', loadPercent: -1 }, { kind: 'client' })).toContain('asked');
  });

  it('names the share by its kind, and says that a fault acts', () => {
    expect(html({ shareKind: 'rejected', shareText: '49%', shareMatters: true })).toContain('rejected');
    expect(html({ faulted: true })).toContain('A fault acts on it');
    expect(html({})).not.toContain('A fault acts on it');
  });

  it('says how many of several instances are up, with a mark when not all are', () => {
    expect(html({ up: '3/3 up' })).toContain('3/3 up');
    expect(html({ up: '3/3 up' })).not.toContain('--degraded');
    expect(html({ up: '2/3 up', instances: 'some' })).toContain('--degraded');
    const low = html({ up: '2/3 up', instances: 'some', shareMatters: true }, { low: true });
    expect(low).toContain('2/3 up');
  });

  it('cannot be mistaken when none is up', () => {
    const down = html({ instances: 'none' });
    expect(down).toContain('data-down="true"');
    expect(down).toContain('>down<');
    expect(html({})).toContain('data-down="false"');
  });

  it('tells the four kinds of databases apart, by a glyph and by words', () => {
    const kinds = ['relational', 'document', 'key-value', 'analytic'] as const;
    const faces = kinds.map((store) => html({}, { kind: 'database', store }));
    const glyphs = faces.map((face) => /lucide lucide-[\w-]+/.exec(face)?.[0]);
    expect(new Set(glyphs).size).toBe(4);
    faces.forEach((face, index) => expect(face).toContain(`title="${kinds[index]} database"`));
    expect(html({})).not.toContain('database');
  });

  it('names its zones', () => {
    expect(html({}, { zones: 'west, east' })).toContain('title="Zones: west, east"');
    expect(html({})).not.toContain('Zones');
  });

  it('adds the queue as slots and a number', () => {
    const text = html({ queued: 12, queueSlots: 3 });
    expect(text).toContain('+12');
    expect(text.split('taken').length - 1).toBe(3);
  });

  it('tells the age of stale figures below the card', () => {
    const text = html({ idleTenths: 16 });
    expect(text).toContain('data-stale="true"');
    expect(text).toContain('last call 1.6 s ago');
  });

  it('has one figure besides the rate when it is low: the one that says most', () => {
    const low = { low: true };
    expect(html({}, low)).toContain('p95 39 ms');
    expect(html({ shareMatters: true, shareText: '49%', shareKind: 'rejected' }, low)).toContain(
      '49% rejected',
    );
    expect(html({ idleTenths: 16, shareMatters: true }, low)).toContain('idle 1.6 s');
    expect(html({ called: false }, low)).toContain('idle');
    expect(html({}, low)).not.toContain('4 / 64');
  });

  it('keeps a long name in reach', () => {
    const name = 'a service whose name does not fit';
    expect(html({}, { name })).toContain(`title="${name}"`);
  });
});
