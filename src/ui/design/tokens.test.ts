import { describe, expect, it } from 'vitest';
import { TOKEN_OF } from './palette-tokens';
import {
  asSeenBy,
  contrast,
  distance,
  fromHex,
  over,
  type Deficiency,
  type Rgb,
} from './colour-maths.test-support';
import tokens from './tokens.css?raw';

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const PAIR = /^\s*(--[\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);$/gm;
const colours = new Map(
  [...tokens.matchAll(PAIR)].map((found) => [
    found[1] ?? '',
    { light: fromHex(found[2] ?? ''), dark: fromHex(found[3] ?? '') },
  ]),
);

function colour(name: string, theme: Theme): Rgb {
  const pair = colours.get(`--${name}`);
  if (pair === undefined) throw new Error(`tokens.css has no pair of colours for --${name}`);
  return pair[theme];
}

const GROUNDS = ['bg', 'panel', 'raised'];
const TEXT = ['tx', 'tx-2', 'tx-3', 'accent', 'served', 'failed', 'degraded-tx', 'rejected', 'ask', 'replay'];
const MARKS = ['ctl', 'degraded'];

describe.each(THEMES)('the colours of the %s theme', (theme) => {
  it.each(TEXT)('%s can be read as text on every ground', (name) => {
    for (const ground of GROUNDS) {
      expect
        .soft(contrast(colour(name, theme), colour(ground, theme)), `on ${ground}`)
        .toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(MARKS)('%s can be seen as a mark or border on every ground', (name) => {
    for (const ground of GROUNDS) {
      expect
        .soft(contrast(colour(name, theme), colour(ground, theme)), `on ${ground}`)
        .toBeGreaterThanOrEqual(3);
    }
  });

  it('words can be read on the accent, on a selected row, in fields and under the pointer', () => {
    const pairs = [
      ['on-accent', 'accent'],
      ['accent', 'accent-bg'],
      ['tx', 'accent-bg'],
      ['tx', 'inset'],
      ['tx-2', 'inset'],
      ['tx-3', 'inset'],
      ['tx', 'hover'],
      ['tx-2', 'hover'],
      ['tx-3', 'hover'],
      ['failed', 'hover'],
    ] as const;
    for (const [text, ground] of pairs) {
      expect
        .soft(contrast(colour(text, theme), colour(ground, theme)), `${text} on ${ground}`)
        .toBeGreaterThanOrEqual(4.5);
    }
    expect(
      contrast(colour('ctl', theme), colour('inset', theme)),
      'border of a field',
    ).toBeGreaterThanOrEqual(3);
  });
});

const TINTS = [
  ...tokens.matchAll(/(--[\w-]+): color-mix\(in srgb, var\(--([\w-]+)\) (\d+)%, transparent\)/g),
].map((found) => ({ name: found[1] ?? '', of: found[2] ?? '', opacity: Number(found[3]) / 100 }));

describe('tints', () => {
  it('are as strong as the look says', () => {
    expect(TINTS.map(({ name, of, opacity }) => `${name} ${of} ${opacity}`)).toEqual([
      '--fault-lane failed 0.07',
      '--fault-chart failed 0.09',
      '--fault-bar failed 0.2',
      '--fault-edge failed 0.7',
      '--open-segment rejected 0.28',
      '--selection-halo accent 0.28',
    ]);
  });

  it.each(TINTS.filter(({ opacity }) => opacity < 0.5))(
    '$name lets words be read on it',
    ({ of, opacity }) => {
      for (const theme of THEMES) {
        for (const ground of GROUNDS) {
          const seen = over(colour(of, theme), colour(ground, theme), opacity);
          expect.soft(contrast(colour('tx', theme), seen), `${theme}, ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    },
  );
});

const OUTCOMES = ['served', 'failed', 'degraded', 'rejected'];

/** The smallest distances that the look promises; a half less, since it states whole numbers. */
const PROMISED: Readonly<Record<Theme, Readonly<Record<Deficiency, number>>>> = {
  dark: { normal: 52, protan: 22, deutan: 29, tritan: 28 },
  light: { normal: 48, protan: 27, deutan: 20, tritan: 31 },
};

describe.each(THEMES)('outcomes in the %s theme', (theme) => {
  it.each(['normal', 'protan', 'deutan', 'tritan'] as const)('are told apart by %s eyes', (deficiency) => {
    for (const [index, first] of OUTCOMES.entries()) {
      for (const second of OUTCOMES.slice(index + 1)) {
        const apart = distance(
          asSeenBy(colour(first, theme), deficiency),
          asSeenBy(colour(second, theme), deficiency),
        );
        expect
          .soft(apart, `${first} and ${second}`)
          .toBeGreaterThanOrEqual(PROMISED[theme][deficiency] - 0.5);
      }
    }
  });
});

function namesSetIn(sheet: string): string[] {
  return [...sheet.matchAll(/(--[\w-]+)\s*:/g)].map((found) => found[1] ?? '');
}

describe('tokens', () => {
  const sheets = import.meta.glob<string>('../**/*.css', { query: '?raw', import: 'default', eager: true });
  const code = import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true });
  // What a component measures and hands to its sheet, as a style.
  const handed = new Set(
    Object.values(code).flatMap((text) => [...text.matchAll(/'(--[\w-]+)'/g)].map((found) => found[1] ?? '')),
  );
  const defined = new Set([...tokens.matchAll(/^\s*(--[\w-]+):/gm)].map((found) => found[1] ?? ''));

  it('are defined once for both themes', () => {
    expect(colours.size).toBe(22);
  });

  it.each(Object.entries(sheets))('%s uses only tokens that exist', (path, text) => {
    // The sheets of a folder may share properties of their own, and Radix measures some for its content.
    const folder = path.slice(0, path.lastIndexOf('/'));
    const family = Object.entries(sheets).filter(([other]) => other.startsWith(`${folder}/`));
    const own = new Set(family.flatMap(([, sheet]) => namesSetIn(sheet)));
    const used = [...text.matchAll(/var\((--[\w-]+)/g)].map((found) => found[1] ?? '');
    const unknown = used.filter(
      (name) => !defined.has(name) && !own.has(name) && !handed.has(name) && !name.startsWith('--radix-'),
    );
    expect(unknown).toEqual([]);
  });

  it('give the palette of canvases all of its colours', () => {
    expect(Object.values(TOKEN_OF).filter((name) => !defined.has(name))).toEqual([]);
  });
});
