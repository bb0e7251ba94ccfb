import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import type { Scenario } from '../scenario/format';
import { builtIn } from '../scenario/library/catalogue';
import { parseScenario } from '../scenario/parse-scenario';
import { runScenario, ScenarioRun } from '../scenario/run-scenario';
import { fileOf } from '../scenario/write-scenario';
import { HEAD, MODE } from './frame';
import { Bench, SECOND } from './session-bench.test-support';

const KEYS = ensure(await builtIn('forgotten-keys'), 'forgotten-keys');
const TWICE = 'no-doubles';

type Part = Readonly<Record<string, unknown>>;

/** The scenario with these expectations and no others. */
function expecting(...expectations: readonly Part[]): Scenario {
  const parsed = parseScenario({ ...fileOf(KEYS), expect: expectations });
  return ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
}

const after = { fromMs: 15_000, toMs: 50_000 };
const twice = { id: TWICE, kind: 'invariant', rule: TWICE, over: after, pauses: true };
const PAUSING = expecting(twice);

/** The first event after which a saga has broken a rule, found by looking after every single one. */
function firstEvent(scenario: Scenario) {
  const [judged] = runScenario(scenario).expectations;
  const at = ensure(judged.at, 'a moment');
  const { timeline } = new ScenarioRun(scenario);
  const { world } = timeline;
  timeline.run(at - 1);
  const before = world.log.cursor;
  while (world.log.cursor === before) timeline.run(at, 1);
  return { time: at, dispatched: world.dispatched };
}

function stopsOf(bench: Bench) {
  return bench.said.flatMap((one) => (one.kind === 'stopped' ? [one] : []));
}

function standsAt(bench: Bench) {
  return { time: bench.time, dispatched: bench.frame.head(HEAD.dispatched) };
}

const FIRST = firstEvent(PAUSING);

describe('a rule that pauses the run', () => {
  it.each([0.5, 10, 100])(
    'does so at the very event that breaks it, and names rule, moment and order, at %d x',
    (speed) => {
      const bench = new Bench(null, PAUSING);
      bench.seek(15);
      bench.playTo(60, speed);
      expect(standsAt(bench)).toEqual(FIRST);
      expect(bench.frame.head(HEAD.mode)).toBe(MODE.paused);
      const [{ text, by }] = stopsOf(bench);
      expect(text).toMatch(
        /^Paused by “Nothing takes effect twice”\. Saga \d+ broke this rule at 1\d\.\d\d s: Order \S+ was charged 2 times\.$/,
      );
      expect(text).toContain(`Saga ${by.saga} `);
      // The row that says so is the last one, and the verdict is told with it.
      expect(bench.askRows().rows[0]).toMatchObject({ kind: 'data', time: FIRST.time });
      expect(bench.last('verdict').expectations).toMatchObject([{ verdict: 'broken', at: FIRST.time }]);
    },
  );

  it('is said once, and leaves the run what it is', () => {
    const bench = new Bench(null, PAUSING);
    bench.playTo(60);
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.paused);
    bench.playTo(60);
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.ended);
    expect(stopsOf(bench)).toHaveLength(1);
    expect(bench.frame.hash).toBe(runScenario(KEYS).hash);
    expect(bench.frame.hash).toBe(runScenario(PAUSING).hash);
  });

  it('pauses whoever plays once more, and nobody who goes over it, steps, or goes back', () => {
    const bench = new Bench(null, PAUSING);
    bench.seek(40);
    bench.stepBack('change');
    bench.seek(FIRST.time / SECOND - 0.001);
    bench.send({ kind: 'step', unit: 'change' });
    bench.rest();
    expect(standsAt(bench)).toEqual(FIRST);
    bench.seek(20);
    bench.playTo(21);
    bench.send({ kind: 'pause' });
    expect(stopsOf(bench)).toEqual([]);
    bench.seek(14);
    bench.playTo(60);
    expect(standsAt(bench)).toEqual(FIRST);
    expect(stopsOf(bench)).toHaveLength(1);
    expect(bench.lines).toHaveLength(1);
  });

  it('pauses where it was expected to be broken, and not where it never was', () => {
    const expected = new Bench(null, expecting({ ...twice, broken: true }));
    expected.playTo(60);
    expect(standsAt(expected)).toEqual(FIRST);
    const kept = { id: 'kept', kind: 'invariant', rule: 'order-final', over: after, pauses: true };
    const never = new Bench(null, expecting({ ...kept, broken: true }, { ...kept, id: 'other' }));
    never.playTo(60);
    expect(never.frame.head(HEAD.mode)).toBe(MODE.ended);
    expect(stopsOf(never)).toEqual([]);
  });

  it('pauses by the part of another expectation', () => {
    const bench = new Bench(null, expecting({ id: 'both', kind: 'all', of: [twice] }));
    bench.playTo(60);
    expect(standsAt(bench)).toEqual(FIRST);
  });

  it('pauses the moment at which the time of a saga is over', () => {
    const over = { fromMs: 0, toMs: 50_000 };
    const scenario = expecting({
      id: 'in-time',
      name: 'In time',
      kind: 'invariant',
      rule: 'sagas-end',
      withinMs: 2500,
      over,
      pauses: true,
    });
    const [judged] = runScenario(scenario).expectations;
    expect(judged.verdict).toBe('broken');
    for (const speed of [1, 100]) {
      const bench = new Bench(null, scenario);
      bench.seek(13);
      bench.playTo(60, speed);
      expect(bench.time).toBe(judged.at);
      expect(bench.frame.head(HEAD.mode)).toBe(MODE.paused);
      const [{ text, by }] = stopsOf(bench);
      expect(text).toBe(`Paused by “In time”. ${judged.evidence}`);
      expect(by).toEqual(judged.by);
      bench.playTo(60);
      expect(bench.frame.head(HEAD.mode)).toBe(MODE.ended);
    }
  });

  it('pauses when a second is over, where it is about seconds', () => {
    const over = { fromMs: 0, toMs: 20_000 };
    const bench = new Bench(
      null,
      expecting({ id: 'rests', kind: 'invariant', rule: 'nothing-waits', over, pauses: true }),
    );
    bench.playTo(60);
    expect(bench.time).toBe(20 * SECOND);
    expect(stopsOf(bench)[0]).toMatchObject({
      text: expect.stringMatching(/^Paused by “Nothing waits any more”\. At 20 s \d+ /),
      by: { saga: 0, event: 0 },
    });
    bench.playTo(60);
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.ended);
  });

  it('is switched on and off by edits, which are no commands and can be taken back', () => {
    const bench = new Bench(null, KEYS);
    const path = `expect.${TWICE}.pauses`;
    bench.playTo(5);
    bench.send({ kind: 'pause' });
    bench.send({ kind: 'edit', editId: 1, change: { kind: 'value', path, value: true }, label: 'on' });
    expect(bench.last('edited')).toMatchObject({ logged: null, undo: 'on' });
    bench.playTo(60);
    expect(standsAt(bench)).toEqual(FIRST);
    bench.send({ kind: 'undo', editId: 2 });
    bench.seek(5);
    bench.playTo(60);
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.ended);
    expect(stopsOf(bench)).toHaveLength(1);
    expect(bench.frame.hash).toBe(runScenario(KEYS).hash);
  });

  it('leaves an edit at the pause on the line that runs', () => {
    const bench = new Bench(null, PAUSING);
    bench.playTo(60);
    bench.editTo('edges.checkout-payments.latency.ms', 7);
    expect(bench.lines).toHaveLength(1);
    bench.send({ kind: 'undo', editId: 8 });
    bench.playTo(60);
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.ended);
  });
});
