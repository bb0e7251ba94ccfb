import { describe, expect, it } from 'vitest';
import { readLatency } from './latency';
import { readOrLines } from './shapes/shape.test-support';

const KINDS = '"constant", "uniform", "exponential", "erlang", "lognormal", "pareto"';

describe('a latency', () => {
  it.each([
    { kind: 'constant', ms: 0 },
    { kind: 'uniform', fromMs: 2, toMs: 2 },
    { kind: 'exponential', meanMs: 0.25 },
    { kind: 'erlang', meanMs: 8, shape: 3 },
    { kind: 'lognormal', medianMs: 4, p95Ms: 400 },
    { kind: 'lognormal', meanMs: 4, cv: 0 },
    { kind: 'pareto', leastMs: 3, alpha: 0.5 },
    {
      kind: 'mixture',
      usual: { kind: 'constant', ms: 2 },
      rare: { kind: 'exponential', meanMs: 50 },
      rareShare: 0.1,
    },
  ])('is read as it is: $kind', (latency) => {
    expect(readOrLines(readLatency, latency)).toEqual(latency);
  });

  it.each<[string, unknown, string[]]>([
    ['no kind', {}, [`at.kind: ${KINDS} or "mixture" / nothing`]],
    ['a kind that nobody knows', { kind: 'gamma' }, [`at.kind: ${KINDS} or "mixture" / "gamma"`]],
    ['a plain number', 5, [`at: an object with kind ${KINDS} or "mixture" / 5`]],
    [
      'half of its numbers',
      { kind: 'erlang', meanMs: 8 },
      ['at.shape: a number: such a latency has meanMs and shape / nothing'],
    ],
    [
      'the numbers of another one',
      { kind: 'exponential', medianMs: 8 },
      [
        'at.meanMs: a number: such a latency has meanMs / nothing',
        'at: a known setting, perhaps "meanMs" / the unknown setting "medianMs"',
      ],
    ],
    [
      'stages that are not whole',
      { kind: 'erlang', meanMs: 8, shape: 1.5 },
      ['at.shape: a whole number from 1 to 100 stages / 1.5'],
    ],
    [
      'an end before its beginning',
      { kind: 'uniform', fromMs: 5, toMs: 4 },
      ['at.toMs: at least as long as the shortest (5 ms) / 4'],
    ],
    [
      'a 95th percentile below its median',
      { kind: 'lognormal', medianMs: 4, p95Ms: 3 },
      ['at.p95Ms: from the median (4 ms) up to 100 times the median / 3'],
    ],
    [
      'a 95th percentile far beyond its median',
      { kind: 'lognormal', medianMs: 4, p95Ms: 401 },
      ['at.p95Ms: from the median (4 ms) up to 100 times the median / 401'],
    ],
    [
      'a mean and a median at once',
      { kind: 'lognormal', meanMs: 4, p95Ms: 9 },
      [
        'at.cv: a number: such a latency has meanMs and cv / nothing',
        'at: one of meanMs, cv / the unknown setting "p95Ms"',
      ],
    ],
    [
      'a tail too heavy to draw',
      { kind: 'pareto', leastMs: 3, alpha: 0.4 },
      ['at.alpha: a number from 0.5 to 10 / 0.4'],
    ],
  ])('is told of %s', (_, given, lines) => {
    expect(readOrLines(readLatency, given)).toEqual(lines);
  });

  it('is mixed of two plain ones, each told in its place', () => {
    const mixture = { kind: 'mixture', usual: { kind: 'constant', ms: -1 }, rareShare: 2 };
    expect(readOrLines(readLatency, { ...mixture, rare: mixture, often: 1 })).toEqual([
      'at.usual.ms: a duration from 0 to 600000 ms / -1',
      `at.rare.kind: ${KINDS.replace(', "pareto"', ' or "pareto"')} / "mixture"`,
      'at.rareShare: a number from 0 to 1 / 2',
      'at: only the keys kind, usual, rare, rareShare / the unknown key "often"',
    ]);
  });
});
