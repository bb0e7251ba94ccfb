import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msToNs } from '../../base/time';
import type { JsonValue } from '../../base/json';
import { applyPatch, changesModel, commandOf, patchTo } from '../edit';
import type { Scenario } from '../format';
import { randomScenario } from '../random-scenario.test-support';
import { ScenarioRun } from '../run-scenario';
import { evaluateExpectations, makeJudge } from './judge';

const seed = 21;

/** What somebody may do to a run between two looks at it. `which` chooses a part, `value` what becomes of it. */
const step = fc.record({
  kind: fc.constantFrom(
    'run',
    'run',
    'run',
    'back',
    'instances',
    'workers',
    'fault off',
    'fault moves',
    'name',
  ),
  ms: fc.integer({ min: 1, max: 4000 }),
  which: fc.nat(9),
  value: fc.integer({ min: 1, max: 4 }),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A run with the scenario after each of its commands. */
class EditableRun {
  private scenarios: Scenario[];
  readonly timeline;

  constructor(scenario: Scenario) {
    this.scenarios = [scenario];
    this.timeline = new ScenarioRun(scenario).timeline;
  }

  get scenario(): Scenario {
    return this.scenarios[this.timeline.world.commands];
  }

  /** Whether it was done: not every edit is one that a scenario allows. */
  set(path: string, value: JsonValue): boolean {
    const patch = patchTo(this.scenario, path, value);
    const edited = patch.ok ? applyPatch(this.scenario, patch.value) : patch;
    if (!patch.ok || !edited.ok) return false;
    const { commands } = this.timeline.world;
    if (!changesModel(this.scenario, edited.value)) {
      this.scenarios[commands] = edited.value;
      return true;
    }
    this.timeline.apply(commandOf(edited.value, patch.value));
    this.scenarios = [...this.scenarios.slice(0, commands + 1), edited.value];
    return true;
  }
}

function edit(run: EditableRun, { kind, ms, which, value }: Step): boolean {
  const { nodes, faults } = run.scenario;
  const workers = nodes.filter((node) => node.kind !== 'client');
  const node = `nodes.${workers[which % workers.length].id}`;
  if (kind === 'instances') return run.set(`${node}.instances`, value);
  if (kind === 'workers') return run.set(`${node}.concurrency`, value);
  if (kind === 'name') return run.set(`${node}.name`, `Renamed ${value}`);
  if (faults.length === 0) return false;
  const { id, enabled, toMs } = faults[which % faults.length];
  if (kind === 'fault off') return run.set(`faults.${id}.enabled`, !enabled);
  return run.set(`faults.${id}.toMs`, toMs + ms);
}

describe('a court', () => {
  it('says after any edit, and wherever the run has been, what one says who begins anew', () => {
    let edits = 0;
    let decided = 0;
    fc.assert(
      fc.property(randomScenario, fc.array(step, { minLength: 3, maxLength: 14 }), (scenario, steps) => {
        const run = new EditableRun(scenario);
        const { timeline } = run;
        const { world } = timeline;
        const judge = makeJudge();
        for (const one of steps) {
          if (one.kind === 'run') {
            const until = Math.min(world.now + msToNs(one.ms), msToNs(scenario.durationMs));
            if (timeline.run(until) !== 'time') return;
          } else if (one.kind === 'back') timeline.seek(Math.max(0, world.now - msToNs(one.ms)));
          else if (edit(run, one)) edits++;
          // Nobody looks after every step.
          if (one.which === 0) continue;
          const said = judge(run.scenario, world);
          expect(said).toEqual(evaluateExpectations(run.scenario, world));
          decided += said.filter(({ verdict }) => verdict !== 'undecided').length;
        }
      }),
      { seed, numRuns: 60 },
    );
    expect(edits).toBeGreaterThan(100);
    expect(decided).toBeGreaterThan(100);
  });
});
