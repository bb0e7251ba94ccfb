import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../scenario/expect/format';
import type { Scenario } from '../../scenario/format';
import { expectationValue } from '../../state/edited-parts';
import { editor } from '../../worker/editor';
import { builtIn, randomScenario } from '../../worker/scenarios.test-support';
import { withComparison, withFigure, withPart, withRule, withSpanKind, withStatefulPart } from './changes';
import { copied, idsOf } from './nest';
import { allFigures, figuresOf, groupOf, measuredParts, statefulParts } from './parts';
import { phrasesOf, ready } from './phrases';

function problemsOf(scenario: Scenario, expectation: Expectation): unknown {
  const edit = { path: `expect.${expectation.id}`, old: null, new: expectationValue(expectation) };
  const made = editor.applyPatch(scenario, edit);
  return made.ok ? [] : made.error;
}

/** All of them at once, since one edit is checked as a whole file. */
function allProblems(scenario: Scenario, expectations: readonly Expectation[]): unknown {
  const bare = { ...scenario, expect: [] };
  const edit = expectations.slice(0, 400).map((one, at) => {
    const own =
      'over' in one
        ? { ...one, id: `e-${at}` }
        : { ...one, id: `e-${at}`, of: one.of.map((inner) => ({ ...inner, id: `i-${at}` })) };
    return { path: `expect.${own.id}`, old: null, new: expectationValue(own) };
  });
  const made = editor.applyPatch(bare, edit);
  return made.ok ? [] : made.error;
}

describe('the sentences that are offered', () => {
  it('are all what the scenario takes', () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        const offered = phrasesOf(scenario).map(({ expectation }) => expectation);
        expect(allProblems(scenario, offered)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('speak of sagas, read models and data where there are some', async () => {
    const shown = new Set<string>();
    for (const id of ['order-saga', 'projection-lag', 'oversold', 'payment-outage']) {
      const scenario = await builtIn(id);
      if (scenario === undefined) throw new Error(`There is no scenario ${id}.`);
      const offered = phrasesOf(scenario);
      for (const { expectation } of offered) shown.add(expectation.kind);
      expect(
        allProblems(
          scenario,
          offered.map(({ expectation }) => expectation),
        ),
      ).toEqual([]);
    }
    expect([...shown]).toEqual(
      expect.arrayContaining(['measure', 'state', 'invariant', 'sagas', 'read-model', 'all', 'any']),
    );
  });

  it('are ready to be added beside any others, and to be copied', () => {
    fc.assert(
      fc.property(randomScenario, fc.nat(), (scenario, which) => {
        const phrases = phrasesOf(scenario);
        const { expectation } = phrases[which % phrases.length];
        const added = ready(expectation, scenario);
        expect(problemsOf(scenario, added)).toEqual([]);
        const both = { ...scenario, expect: [...scenario.expect, added] };
        expect(problemsOf(both, copied(added, idsOf(both.expect)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('stay what the scenario takes through any change of their fields', () => {
    fc.assert(
      fc.property(
        randomScenario,
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        (scenario, [which, ...luck]) => {
          const phrases = phrasesOf(scenario, true);
          const { expectation } = phrases[which % phrases.length];
          expect(problemsOf({ ...scenario, expect: [] }, changed(scenario, expectation, luck))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

const RULES = ['nothing-lost', 'nothing-waits', 'sagas-end', 'money-matches', 'no-doubles'] as const;

/** Each field set to something that its control offers. */
function changed(
  scenario: Scenario,
  expectation: Expectation,
  [one, other, third, fourth]: readonly number[],
): Expectation {
  if (!('over' in expectation)) return expectation;
  const kind = (['run', 'start', 'end'] as const)[fourth % 3];
  const over = withSpanKind(expectation.over, kind, scenario.faults.at(0)?.id, scenario.durationMs);
  const comparison = (['at-least', 'at-most', 'between'] as const)[third % 3];
  switch (expectation.kind) {
    case 'measure': {
      const parts = measuredParts(scenario);
      const { part } = parts[one % parts.length];
      const figures = figuresOf(groupOf(part));
      const figure = figures[other % figures.length];
      expect(allFigures()).toContain(figure);
      return withComparison({ ...withFigure(withPart(expectation, part), figure), over }, comparison);
    }
    case 'state': {
      const parts = statefulParts(scenario);
      return { ...withStatefulPart(expectation, parts[one % parts.length].part), over };
    }
    case 'invariant':
      return withRule(
        { ...expectation, over },
        RULES[one % (scenario.sagas.length > 0 ? RULES.length : 2)],
        scenario.durationMs,
      );
    case 'sagas':
    case 'read-model':
      return withComparison({ ...expectation, over }, comparison);
  }
}
