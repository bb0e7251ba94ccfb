import { describe, expect, it } from 'vitest';
import type { StatisticalCase } from './case';
import { CLOSED } from './closed-cases';
import { CONTROLS } from './controls';
import { EXACT } from './exact-cases';
import { EXACT_WORLD } from './exact-world-cases';
import { MIXED } from './mixed-traffic';
import { NETWORKS } from './network-cases';
import { PATIENCE } from './patience-cases';
import { POLICIES } from './policy-cases';
import { QUEUEING } from './queueing-cases';
import { runControl, runExact, runStatistical, type Plan, type Row } from './run-case';

/** A short form of `npm run validate`: the same rows and the same test, on fewer and shorter runs. */
function shortened(seeds: number, share: number): Plan {
  const from = (first: number): number[] => Array.from({ length: seeds }, (_, index) => first + index);
  return { seeds: from(1), otherSeeds: from(101), share };
}

/** Rows whose figures are steady enough for this; the others need the lengths of the whole run. */
const STEADY: readonly [StatisticalCase, number][] = [
  [one(QUEUEING, 'Q1'), 0.35],
  [one(QUEUEING, 'Q10'), 0.4],
  [one(QUEUEING, 'Q15'), 0.25],
  [one(QUEUEING, 'Q22'), 0.3],
  [one(POLICIES, 'retry'), 0.5],
  [one(POLICIES, 'layers'), 0.5],
  [one(POLICIES, 'fan-out'), 0.2],
  [one(CLOSED, 'Q41'), 0.2],
  [one(PATIENCE, 'Q46'), 0.3],
  [one(NETWORKS, 'network'), 0.2],
];

function one(cases: readonly StatisticalCase[], id: string): StatisticalCase {
  const found = cases.find((known) => known.id === id);
  if (found === undefined)
    throw new Error(`There is no row ${id} any more: choose another one for this test`);
  return found;
}

/** What a failing assertion should show: every row that is wrong, in words. */
function wrong(rows: readonly Row[]): string[] {
  return rows
    .filter((row) => !row.ok)
    .map(({ what, expected, measured, half, verdict, differences }) =>
      [`${what}: ${measured} +-${half} for ${expected}, ${verdict}`, ...differences.slice(0, 5)].join('; '),
    );
}

describe('the simulation and theory, shortened', () => {
  it.each(STEADY)('agrees with $id', (known, share) => {
    expect(wrong(runStatistical(known, shortened(8, share)))).toEqual([]);
  });

  it.each([...EXACT, ...EXACT_WORLD])('$what is $expected', (exact) => {
    expect(wrong([runExact(exact)])).toEqual([]);
  });

  it.each(MIXED)('$what', (exact) => {
    expect(wrong([runExact(exact)])).toEqual([]);
  });
});

describe('negative controls, shortened', () => {
  it.each(CONTROLS)('$id, $system is refused', (control) => {
    expect(wrong(runControl(control, shortened(6, 0.12)))).toEqual([]);
  });
});
