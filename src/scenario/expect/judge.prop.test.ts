import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND } from '../../base/time';
import { BREAKER_MODES } from '../../patterns/circuit-breaker/catalogue';
import { BREAKER_CHANGED } from '../../sim/change-log';
import type { World } from '../../sim/world';
import type { Scenario } from '../format';
import { randomScenario } from '../random-scenario.test-support';
import { ScenarioRun } from '../run-scenario';
import type { Judged } from '../verdict';
import type { Expectation } from './format';
import { evaluateExpectations, makeJudge } from './judge';

const seed = 20;

/** What was decided stays as it was; the parts of a combination may still follow. */
function decided(judged: readonly Judged[]): Map<string, unknown> {
  return new Map(
    judged.flatMap(({ id, verdict, at, evidence, range, parts = [] }): [string, unknown][] => [
      ...(verdict === 'undecided'
        ? []
        : [[id, { verdict, at, evidence, range }] satisfies [string, unknown]]),
      ...decided(parts),
    ]),
  );
}

describe('a judge', () => {
  it('never takes back what it has said, and says what one says who looks at everything at once', () => {
    let early = 0;
    const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 2500 }), fc.constant(1000)), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(randomScenario, steps, (scenario, lengths) => {
        const run = new ScenarioRun(scenario);
        const { timeline } = run;
        const judge = makeJudge();
        let known = new Map<string, unknown>();
        let nowMs = 0;
        for (const length of [...lengths, 30_000]) {
          nowMs = Math.min(nowMs + length, scenario.durationMs);
          if (timeline.run(nowMs * 1e6) !== 'time') return;
          const said = judge(scenario, timeline.world);
          expect(said).toEqual(evaluateExpectations(scenario, timeline.world));
          const now = decided(said);
          for (const [id, what] of known) expect(now.get(id)).toEqual(what);
          if (nowMs < scenario.durationMs) early += now.size;
          known = now;
        }
      }),
      { seed, numRuns: 20 },
    );
    expect(early).toBeGreaterThan(50);
  });

  it('knows nothing of the future when the run goes back', () => {
    fc.assert(
      fc.property(randomScenario, fc.integer({ min: 0, max: 9000 }), (scenario, back) => {
        const { timeline } = new ScenarioRun(scenario);
        const judge = makeJudge();
        if (timeline.run(scenario.durationMs * 1e6) !== 'time') return;
        const atEnd = judge(scenario, timeline.world);
        timeline.seek(back * 1e6);
        expect(judge(scenario, timeline.world)).toEqual(evaluateExpectations(scenario, timeline.world));
        timeline.run(scenario.durationMs * 1e6);
        expect(judge(scenario, timeline.world)).toEqual(atEnd);
      }),
      { seed, numRuns: 10 },
    );
  });
});

/** Looks at every second, or at the state after every change, one after the other. */
class Oracle {
  constructor(
    private readonly scenario: Scenario,
    private readonly world: World,
  ) {}

  /** The same expectation for one second alone. */
  everySecond(expectation: Expectation & { readonly kind: 'measure' }, from: number, to: number): boolean[] {
    return Array.from({ length: to - from }, (_, index) => {
      const over = { fromMs: (from + index) * 1000, toMs: (from + index + 1) * 1000 };
      const alone: Expectation = { ...expectation, id: 'alone', over, hold: 'overall' };
      const [judged] = evaluateExpectations({ ...this.scenario, expect: [alone] }, this.world);
      if (judged.evidence.includes('there was nothing to take')) return [];
      return [judged.verdict === 'holds'];
    }).flat();
  }

  /** The state of a breaker at an instant, after all that happened at it. */
  breakerAt(edge: string, layer: string, time: number): string {
    const { guards, edges } = this.world.configuration;
    const row = this.world.log.past().findLast((one) => {
      if (one.code !== BREAKER_CHANGED || one.time > time) return false;
      const guard = guards[one.subject];
      return guard.layer === layer && edges[guard.edge].model.id === edge;
    });
    return row === undefined ? 'closed' : BREAKER_MODES[row.a];
  }
}

describe('always and sometime', () => {
  it('are what one finds who looks at every second', () => {
    const seen = { holds: 0, broken: 0, undecided: 0 };
    fc.assert(
      fc.property(
        randomScenario,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (scenario, from, length) => {
          const to = from + length;
          const run = new ScenarioRun(scenario);
          while (run.step());
          const { world } = run.timeline;
          if (world.now < to * NS_PER_SECOND) return;
          const oracle = new Oracle(scenario, world);
          for (const [figure, atLeast] of [
            ['goodput', 0.5],
            ['rate', 20],
            ['in-flight', 1],
            ['failed-share', 0.1],
          ] as const) {
            const plain = {
              id: 'it',
              kind: 'measure',
              figure,
              over: { fromMs: from * 1000, toMs: to * 1000 },
              atLeast,
            } as const;
            const seconds = oracle.everySecond({ ...plain, hold: 'overall' }, from, to);
            const [always, sometime] = evaluateExpectations(
              {
                ...scenario,
                expect: [
                  { ...plain, hold: 'always' },
                  { ...plain, hold: 'sometime' },
                ],
              },
              world,
            );
            expect(always.verdict).toBe(seconds.length > 0 && seconds.every(Boolean) ? 'holds' : 'broken');
            expect(sometime.verdict).toBe(seconds.some(Boolean) ? 'holds' : 'broken');
            seen[always.verdict]++;
            seen[sometime.verdict]++;
          }
        },
      ),
      { seed, numRuns: 20 },
    );
    expect(Math.min(seen.holds, seen.broken)).toBeGreaterThan(20);
  });

  it('are what one finds who looks at a breaker at every moment at which something changed', () => {
    const seen = { holds: 0, broken: 0, undecided: 0 };
    fc.assert(
      fc.property(
        randomScenario,
        fc.integer({ min: 0, max: 8000 }),
        fc.integer({ min: 0, max: 1500 }),
        (scenario, from, length) => {
          const run = new ScenarioRun(scenario);
          while (run.step());
          const { world } = run.timeline;
          if (world.now < (from + length) * 1e6) return;
          const oracle = new Oracle(scenario, world);
          const [first, last] = [from * 1e6, (from + length) * 1e6];
          const within = world.log
            .past()
            .map(({ time }) => time)
            .filter((time) => time > first && time <= last);
          for (const { id: edge, stack } of scenario.edges) {
            for (const { id: layer, kind } of stack) {
              if (kind !== 'circuit-breaker') continue;
              const at = (time: number) => oracle.breakerAt(edge, layer, time);
              for (const state of BREAKER_MODES) {
                const plain = {
                  id: 'it',
                  kind: 'state',
                  of: { edge, layer },
                  state,
                  over: { fromMs: from, toMs: from + length },
                } as const;
                const [always, sometime] = evaluateExpectations(
                  {
                    ...scenario,
                    expect: [
                      { ...plain, hold: 'always' },
                      { ...plain, hold: 'sometime' },
                    ],
                  },
                  world,
                );
                const inside = within.filter((time) => time < last);
                const is = (time: number): boolean => at(time) === state;
                expect(always.verdict).toBe([first, ...inside].every(is) ? 'holds' : 'broken');
                expect(sometime.verdict).toBe([first, ...within].some(is) ? 'holds' : 'broken');
                seen[always.verdict]++;
                seen[sometime.verdict]++;
              }
            }
          }
        },
      ),
      { seed, numRuns: 30 },
    );
    expect(Math.min(seen.holds, seen.broken)).toBeGreaterThan(20);
  });
});
