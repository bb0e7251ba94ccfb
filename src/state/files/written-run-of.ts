import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import type { Scenario } from '../../scenario/format';
import { checkRun } from '../../scenario/run-file/check-run';
import { fingerprintOf } from '../../scenario/run-file/fingerprint';
import { isBuiltIn, type RunFile } from '../../scenario/run-file/format';
import type { RunView } from '../../scenario/run-file/view-schema';
import { writeScenario } from '../../scenario/write-scenario';
import { START } from '../../sim/line';
import { builtIn } from '../../worker/built-in';
import type { LineInfo, Resume } from '../../worker/lines';
import type { View } from '../view';
import type { WrittenRun } from '../written-run';

/** A run from elsewhere, with each of its edits tried: what the page opens, or what is wrong with it. */
export async function writtenRunOf(run: RunFile): Promise<Result<WrittenRun, Problem[]>> {
  const start = await startOf(run);
  if (!start.ok) return start;
  const scenarios = checkRun(start.value, run);
  if (!scenarios.ok) return scenarios;
  const text = writeScenario(start.value);
  const snapshot = {
    start: { kind: 'text', text },
    cameAs: text,
    changedAtStart: 0,
    seed: run.seed,
    ...(hasHappened(run) && { resume: resumeOf(run) }),
  } as const;
  return ok({ snapshot, shown: shownOf(run.view, scenarioAt(run, scenarios.value)) });
}

async function startOf({ start }: RunFile): Promise<Result<Scenario, Problem[]>> {
  if (!isBuiltIn(start)) return ok(start);
  const known = await builtIn(start.builtIn);
  const received = JSON.stringify(start.builtIn);
  if (known === undefined) {
    return err([{ path: 'scenario.builtIn', expected: 'a built-in scenario of this Breakwater', received }]);
  }
  if (fingerprintOf(known) === start.fingerprint) return ok(known);
  const expected = `the scenario “${known.name}” as this Breakwater has it`;
  return err([{ path: 'scenario.fingerprint', expected, received: 'that of another one with this name' }]);
}

function hasHappened({ reach, log, inputs }: RunFile): boolean {
  return reach.time > 0 || reach.dispatched > 0 || log.length > 0 || inputs.length > 0;
}

/** It comes as the only line of its run. Everything that was done can be taken back. */
function resumeOf({ log, inputs, moment, reach }: RunFile): Resume {
  const line: LineInfo = {
    id: 1,
    name: 'Line 1',
    parent: null,
    from: START,
    reach,
    log,
    inherited: 0,
    made: log.map(({ edit, label }, at) => ({
      id: at + 1,
      edit,
      label,
      role: 'made',
      of: at + 1,
      commands: at + 1,
    })),
  };
  return { lines: [line], line: 1, inputs: { 1: inputs }, at: moment };
}

function scenarioAt({ log, moment }: RunFile, scenarios: readonly Scenario[]): Scenario {
  const acted = log.filter(({ time, after }) => time <= moment.time && after <= moment.dispatched);
  return scenarios[acted.length];
}

/** What was looked at, as far as it is there. */
function shownOf(view: RunView, { nodes, edges, views }: Scenario): Partial<View> {
  const { selection, layer, readModel, ...others } = view;
  const parts = selection?.kind === 'edge' ? edges : nodes;
  const isThere = selection !== undefined && parts.some(({ id }) => id === selection.id);
  const edge = selection?.kind === 'edge' ? edges.find(({ id }) => id === selection.id) : undefined;
  const hasLayer = edge?.stack.some(({ id }) => id === layer) === true;
  return {
    ...others,
    untouched: false,
    ...(isThere && { selection }),
    ...(hasLayer && layer !== undefined && { layer }),
    ...(views.some(({ id }) => id === readModel) && { readModel }),
  };
}
