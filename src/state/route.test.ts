import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, parseSeed, samePage } from './route';

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
  ])('reads %j', (hash, page) => {
    expect(parseRoute(hash)).toEqual(page);
  });

  it.each(['?', '?seed', '?seed=', '?seed=-1', '?seed=1.5', '?seed=1e3', '?seed=9007199254740992'])(
    'leaves a seed out that it cannot read: %j',
    (query) => {
      expect(parseRoute(`#/run/a${query}`)).toEqual({ kind: 'run', scenarioId: 'a' });
    },
  );
});

describe('formatRoute', () => {
  it.each([
    { kind: 'start' } as const,
    { kind: 'run', scenarioId: 'payment-outage' } as const,
    { kind: 'run', scenarioId: 'a b/c?d#e', seed: 27 } as const,
  ])('is read back: %j', (page) => {
    expect(parseRoute(formatRoute(page))).toEqual(page);
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
});
