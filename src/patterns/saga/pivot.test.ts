import { describe, expect, it } from 'vitest';
import { defaultsOf, checkSettings } from '../../base/check-settings';
import {
  BY_FAILURE,
  BY_OPERATOR,
  GIVEN_UP,
  MARK_DONE,
  MARK_FAILED,
  NEEDS_OPERATOR,
  NOTHING_TO_UNDO,
  NOT_DONE,
  TRY_AGAIN,
} from './catalogue';
import { definitionProblems, type SagaStep } from './definition';
import * as engine from './engine';
import { FAILS, REFUSES, SagaRun, saga, step } from './saga.test-support';
import { fields, type SagaSettings } from './settings';
import { stepFields, type StepSettings } from './step-settings';

const beside = { starts: 'with' } as const;

/** One step, the pivot, and two beside each other. */
function withPivot(pivot: Partial<StepSettings> = {}, changed: Partial<SagaSettings> = {}): SagaRun {
  const steps = [step('a'), step('p', { pivot: true, ...pivot }), step('b'), step('c', beside), step('d')];
  return new SagaRun(saga(steps, changed));
}
const NO_UNDO = { compensation: 'nothing' } as const;

describe('the pivot', () => {
  it('SG-15: before it everything is undone, the pivot itself if it may be done', () => {
    const run = withPivot({ attempts: 1 }).ok('a').at(1000).ok('-p -a');
    expect([run.sent(), run.status]).toEqual(['a p -p -a', 'compensated']);
  });

  it('SG-15: when it is done nothing is undone any more, whatever happens', () => {
    const run = withPivot({}, { deadlineMs: 500 }).ok('a p');
    expect(run.log).toContain('“P”, attempt 1: the pivot is done: there is no way back');
    expect(run.cancels()).toBe(false);
    run.at(600);
    run.reply('b', REFUSES);
    expect([run.sent(), run.status]).toEqual(['a p b c', 'stuck']);
  });

  it('SG-16: a step after it that is refused is stuck; its neighbour goes on, and what comes after waits', () => {
    const run = withPivot().ok('a p');
    run.reply('b', REFUSES);
    expect([run.status, run.phaseOf('b')]).toEqual(['stuck', NEEDS_OPERATOR]);
    run.ok('c');
    expect([run.sent(), run.status]).toEqual(['a p b c', 'stuck']);
    run.operator('b', TRY_AGAIN);
    expect([run.sent(), run.status]).toEqual(['b#2', 'running']);
    run.ok('b d');
    expect(run.status).toBe('completed');
  });

  it('SG-16: so is one whose attempts are used up; it has no compensation to register', () => {
    const run = withPivot().ok('a p c').always('b', FAILS);
    expect([run.status, run.attemptsOf('b'), run.phaseOf('-b')]).toEqual(['stuck', 3, NOTHING_TO_UNDO]);
    expect(run.config.undoable).toEqual([1, 1, 0, 0, 0]);
  });

  it('SG-16, SG-14: with nobody to ask it is recorded, and the saga fails when its neighbour has ended', () => {
    const run = withPivot({}, { deadEnd: 'record' }).ok('a p');
    run.reply('b', REFUSES);
    expect([run.status, run.phaseOf('b')]).toEqual(['running', GIVEN_UP]);
    run.ok('c');
    expect([run.sent(), run.status]).toEqual(['a p b c', 'failed']);
  });

  it('SG-17: while it may be done and nothing undoes it, there is no way back', () => {
    const run = withPivot(NO_UNDO).ok('a');
    expect(run.cancels()).toBe(false);
    run.at(1050);
    expect(run.cancels()).toBe(false);
    run.at(3300);
    expect([run.sent(), run.status, run.phaseOf('p')]).toEqual(['a p p#2 p#3', 'stuck', NEEDS_OPERATOR]);
    expect(run.cancels()).toBe(false);
  });

  it('SG-17: an operator finds out that it is done, and it goes forward', () => {
    const run = withPivot(NO_UNDO).ok('a').at(3300);
    run.operator('p', MARK_DONE, 9);
    expect([run.sent(), run.status, run.state.results[1]]).toEqual(['a p p#2 p#3 b c', 'running', 9]);
  });

  it('SG-17, SG-23: or that it is not done, and it turns back', () => {
    const run = withPivot(NO_UNDO).ok('a').at(3300);
    run.operator('p', MARK_FAILED);
    expect([run.sent(), run.status]).toEqual(['a p p#2 p#3 -a', 'compensating']);
    expect([run.phaseOf('p'), run.state.reason]).toEqual([NOT_DONE, BY_OPERATOR]);
    run.ok('-a');
    expect(run.status).toBe('compensated');
  });

  it('SG-17: surely not done, it is like any other step', () => {
    const run = withPivot(NO_UNDO).ok('a').always('p', FAILS).ok('-a');
    expect([run.sent(), run.status]).toEqual(['a p p#2 p#3 -a', 'compensated']);
    const waiting = withPivot(NO_UNDO).ok('a');
    waiting.reply('p', FAILS);
    expect(waiting.cancels()).toBe(true);
    expect(waiting.sent()).toBe('a p -a');
  });

  it('SG-17: with nobody to ask the other steps are undone, and the saga fails', () => {
    const run = withPivot(NO_UNDO, { deadEnd: 'record' }).ok('a').at(3300);
    expect([run.sent(), run.status, run.phaseOf('p')]).toEqual(['a p p#2 p#3 -a', 'compensating', GIVEN_UP]);
    expect(run.state).toMatchObject({ reason: BY_FAILURE, turnedBy: 1 });
    run.ok('-a');
    expect(run.status).toBe('failed');
  });
});

describe('a definition', () => {
  const problems = (...steps: SagaStep[]) =>
    definitionProblems(saga(steps), 'saga').map(({ path, received }) => `${path}: ${received}`);
  const pivot = { pivot: true };

  it('SG-18: is right with one pivot that runs alone', () => {
    expect(problems(step('a'), step('b', beside), step('p', pivot), step('c'), step('d', beside))).toEqual(
      [],
    );
    expect(problems(step('p', { ...pivot, ...beside }), step('b'))).toEqual([]);
  });

  it('SG-18: has 1 to 16 steps', () => {
    expect(problems()).toEqual(['saga.steps: 0']);
    const row = (count: number) => Array.from({ length: count }, (_, place) => step(`s${place}`));
    expect(problems(...row(16))).toEqual([]);
    expect(problems(...row(17))).toEqual(['saga.steps: 17']);
  });

  it('SG-18: has ids of its own, one pivot, and nobody beside it', () => {
    expect(problems(step('a'), step('a'))).toEqual(['saga.steps[1].id: "a" again']);
    expect(problems(step('a', pivot), step('b', pivot))).toEqual([
      'saga.steps[1].settings.pivot: a second one after "a"',
    ]);
    expect(problems(step('a', pivot), step('b', beside))).toEqual([
      'saga.steps[0].settings.pivot: "b" beside it',
    ]);
    expect(problems(step('a'), step('b', { ...pivot, ...beside }))).toEqual([
      'saga.steps[1].settings.pivot: "a" beside it',
    ]);
  });

  it('SG-18: is not configured when it is wrong', () => {
    expect(() => engine.configure(saga([]))).toThrow('1 to 16 steps');
  });

  it.each([
    ['the saga', fields],
    ['a step', stepFields],
  ])('SG-18: %s has settings with sound defaults and help', (_, declared) => {
    expect(checkSettings(declared, defaultsOf(declared), 'settings')).toEqual({
      ok: true,
      value: defaultsOf(declared),
    });
    for (const field of Object.values(declared)) expect(field.help).toMatch(/^[A-Z].*\.$/);
  });
});
