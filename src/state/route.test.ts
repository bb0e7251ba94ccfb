import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, parseSeed, samePage, wrongSeedWords } from './route';

describe('parseRoute', () => {
  it.each(['', '#', '#/', '/', '#/nowhere', '#/run', '#/run/', '#/run/a/b', '#/run/%E0%A4%A'])(
    'takes %j as the start page',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ kind: 'start' });
    },
  );

  it.each([
    ['#/run/payment-outage', { kind: 'run', scenarioId: 'payment-outage' }],
    ['#/run/payment-outage/', { kind: 'run', scenarioId: 'payment-outage' }],
    ['#run/payment-outage', { kind: 'run', scenarioId: 'payment-outage' }],
    ['#/run/payment-outage?seed=27', { kind: 'run', scenarioId: 'payment-outage', seed: 27 }],
    ['#/run/payment-outage?from=mail&seed=0', { kind: 'run', scenarioId: 'payment-outage', seed: 0 }],
    ['#/run/a%20b', { kind: 'run', scenarioId: 'a b' }],
    ['#/link/aB3-_', { kind: 'link', payload: 'aB3-_' }],
  ])('reads %j', (hash, page) => {
    expect(parseRoute(hash)).toEqual(page);
  });

  it.each(['?', '?seed', '?seed=', '?seed=%20'])('finds no seed in %j', (query) => {
    expect(parseRoute(`#/run/a${query}`)).toEqual({ kind: 'run', scenarioId: 'a' });
  });

  it.each(['-1', '1.5', '1e3', 'abc', '9007199254740992'])('keeps what is no seed apart: %j', (wrongSeed) => {
    const page = parseRoute(`#/run/a?seed=${wrongSeed}`);
    expect(page).toEqual({ kind: 'run', scenarioId: 'a', wrongSeed });
    expect(formatRoute(page)).toBe('#/run/a');
  });
});

describe('formatRoute', () => {
  it.each([
    { kind: 'start' } as const,
    { kind: 'run', scenarioId: 'payment-outage' } as const,
    { kind: 'run', scenarioId: 'a b/c?d#e', seed: 27 } as const,
    { kind: 'link', payload: 'aB3-_' } as const,
  ])('is read back: %j', (page) => {
    expect(parseRoute(formatRoute(page))).toEqual(page);
  });
});

describe('wrongSeedWords', () => {
  it('says what was asked, what a seed is, and what is used', () => {
    expect(wrongSeedWords('-5', 27)).toBe(
      'The address asks for the seed “-5”; a seed is a whole number from 0 up. Seed 27 is used.',
    );
  });

  it('cuts off what was never meant as a seed', () => {
    expect(wrongSeedWords('x'.repeat(500), 27).length).toBeLessThan(130);
  });
});

describe('parseSeed', () => {
  it('takes what people write', () => {
    expect(parseSeed(' 42 ')).toBe(42);
    expect(parseSeed('0')).toBe(0);
    expect(parseSeed('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
  });

  it.each([null, '', 'x', '1x', '-2', '0x10'])('refuses %j', (text) => {
    expect(parseSeed(text)).toBeUndefined();
  });
});

describe('samePage', () => {
  it('tells runs apart by scenario and seed', () => {
    expect(
      samePage({ kind: 'run', scenarioId: 'a', seed: 1 }, { kind: 'run', scenarioId: 'a', seed: 1 }),
    ).toBe(true);
    expect(samePage({ kind: 'run', scenarioId: 'a', seed: 1 }, { kind: 'run', scenarioId: 'a' })).toBe(false);
    expect(samePage({ kind: 'start' }, { kind: 'run', scenarioId: 'a' })).toBe(false);
  });

  it('tells an address to be mended from a sound one', () => {
    const sound = { kind: 'run', scenarioId: 'a' } as const;
    expect(samePage({ ...sound, wrongSeed: 'x' }, sound)).toBe(false);
  });
});
