import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { Timeline } from '../../sim/timeline';
import { applyPatch, commandOf, patchTo } from '../edit';
import { runScenario } from '../run-scenario';
import { small } from '../small-scenario.test-support';
import { toModel } from '../to-model';
import type { RunEdit, RunFile } from './format';
import { replayLog } from './replay-log';
import { runRecorded } from './run-recorded';

const start = small();

/** A run in which two settings were changed while it ran. */
function live(): { readonly run: RunFile; readonly hash: string } {
  const timeline = new Timeline({ seed: 3, model: toModel(start) });
  const log: RunEdit[] = [];
  let scenario = start;
  for (const [second, path, value] of [
    [1, 'nodes.shop.concurrency', 2],
    [4, 'durationMs', 12_000],
  ] as const) {
    timeline.run(second * 1e9);
    const patch = patchTo(scenario, path, value);
    const edit = ensure(patch.ok ? patch.value : undefined, path);
    const edited = applyPatch(scenario, edit);
    scenario = ensure(edited.ok ? edited.value : undefined, path);
    const { time, after } = timeline.apply(commandOf(scenario, edit));
    log.push({ time, after, label: path, edit });
  }
  timeline.run(6e9);
  const reach = timeline.moment;
  timeline.run(12e9);
  const run = { start, seed: 3, log, inputs: [], moment: { time: 0, dispatched: 0 }, reach, view: {} };
  return { run, hash: timeline.world.hash.hex() };
}

describe('runRecorded', () => {
  const { run, hash } = live();
  const replayed = replayLog(start, run.log);
  const log = ensure(replayed.ok ? replayed.value : undefined, 'a log that fits');

  it('comes to the very hash of the run that was written down, and goes on to the end of the edited scenario', () => {
    const report = runRecorded(run, log);
    expect(report).toMatchObject({ hash, simulatedMs: 12_000, seed: 3, complete: true });
    expect(report.hash).not.toBe(runScenario(start, { seed: 3 }).hash);
    expect(runRecorded(run, log, 2500).simulatedMs).toBe(2500);
  });

  it('says so when the log belongs to another run', () => {
    expect(() => runRecorded({ ...run, seed: 4 }, log)).toThrow('The log does not fit this run: command 0');
  });
});
