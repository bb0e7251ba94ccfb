import { describe, expect, it } from 'vitest';
import type { Problem } from '../../base/problem';
import { capacityFields } from '../../scenario/node-settings';
import { shopScenario } from '../inspector/scenario.test-support';
import { refusalText } from './refusal-words';

const scenario = shopScenario();

/** What is said of a refusal at these places: path, expected, received. */
const said = (...problems: readonly (readonly [string, string, string])[]): string =>
  refusalText(
    scenario,
    capacityFields,
    problems.map(([path, expected, received]): Problem => ({ path, expected, received })),
  );
const instance = (path: string, number: number) =>
  [`${path}.of.instance`, 'one of the 2 instances of orders, counted from 1', String(number)] as const;
const span = (id: string, toMs: number) =>
  [`expect.${id}.over.toMs`, 'at most the duration of the run (8000 ms)', `${toMs} ms`] as const;

describe('why an edit was refused', () => {
  it('is the setting of the form that is wrong', () => {
    expect(said(['nodes.orders.instances', 'a whole number from 1 to 100', '0'])).toBe(
      'Instances must be a whole number from 1 to 100, not 0.',
    );
  });

  it('is the expectations about an instance that would go, with the way out', () => {
    expect(said(instance('expect.opens', 3))).toBe(
      'The expectation “orders → payments opens within 5 s after “Payment outage” begins” is about instance 3: keep at least 3 instances, or delete it first.',
    );
    // One that is inside another is known by the name of that.
    expect(said(instance('expect.opens', 3), instance('expect.good.of[1]', 4))).toMatch(
      /^The expectations “orders → payments opens .*”, “.*” go up to instance 4: keep at least 4 instances, or delete them first/,
    );
  });

  it('is the expectation that looks further than the run would last', () => {
    expect(said(span('opens', 25_000))).toContain(
      '” looks at the run up to 25 s: keep the run at least that',
    );
    expect(said(span('opens', 25_000), span('good', 90_000))).toContain('” look at the run up to 90 s: keep');
  });

  it('is the fault that aims at what would go', () => {
    const target = `faults.${scenario.faults[0].id}.target.between[0]`;
    expect(said([target, 'the zone of a node or a client', '"east"'])).toBe(
      `The fault “${scenario.faults[0].name}” aims at it.`,
    );
  });

  it('is a client that would ask for nothing, or what the scenario takes in all', () => {
    expect(said(['nodes.web.mix', 'at least one entry', 'weights of 0 only'])).toBe(
      'It has to ask for something: at least one weight must be above 0.',
    );
    expect(said(['nodes', 'at most 20000 instances of all nodes together', '20001 of them'])).toBe(
      'The scenario takes at most 20000 instances of all nodes together, not 20001 of them.',
    );
  });

  it('is that a part of the page did not come, or that the simulation stopped, which no form can mend', () => {
    const saidTwice = (problem: Problem): string => refusalText(scenario, capacityFields, [problem, problem]);
    const expected = 'the part of Breakwater that edits';
    const received = 'Failed to fetch dynamically imported module: http://127.0.0.1/editor.js';
    expect(saidTwice({ path: 'editor', expected, received })).toBe(
      'This edit could not be made: a part of Breakwater could not be fetched. Are you offline? Try again.',
    );
    const unanswered = { path: 'run', expected: 'an answer of the simulation' };
    expect(saidTwice({ ...unanswered, received: 'the simulation was started anew' })).toBe(
      'This edit was not made. The simulation was started anew. Try again.',
    );
    expect(saidTwice({ ...unanswered, received: 'The worker stopped: no memory.' })).toBe(
      'This edit was not made. The worker stopped: no memory. Try again.',
    );
    expect(saidTwice({ path: 'run', expected: 'a run that is open', received: 'none' })).toBe(
      'This edit could not be made: it takes a run that is open. Try again in a moment.',
    );
  });
});
