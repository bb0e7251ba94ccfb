import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import type { Result } from '../base/result';
import { secondsToNs } from '../base/time';
import { patchTo, type Edit } from '../scenario/edit';
import { builtIn } from '../scenario/library/catalogue';
import { EditedRun } from './edited-run';
import { editor } from './editor';

async function begin(): Promise<EditedRun> {
  const scenario = ensure(await builtIn('payment-outage'), 'the scenario');
  return new EditedRun(scenario, scenario.seed);
}

function set(run: EditedRun, path: string, value: boolean | number | string): Edit {
  const patch = patchTo(run.scenario, path, value);
  const edit = ensure(valueOf(patch), path);
  const made = run.edit(editor, edit, path);
  expect(made.ok).toBe(true);
  return edit;
}

function valueOf<Value>(result: Result<Value, unknown>): Value | undefined {
  return result.ok ? result.value : undefined;
}

describe('an edited run', () => {
  it('logs an edit of what means nothing now but did earlier, so that the run can be brought back', async () => {
    const run = await begin();
    run.timeline.run(secondsToNs(30));
    set(run, 'faults.outage.enabled', false);
    run.timeline.run(secondsToNs(31));
    set(run, 'faults.outage.fromMs', 25_000);
    run.timeline.run(secondsToNs(33));
    set(run, 'faults.outage.enabled', true);
    run.timeline.run(secondsToNs(40));
    expect(run.log.map(({ label }) => label)).toEqual([
      'faults.outage.enabled',
      'faults.outage.fromMs',
      'faults.outage.enabled',
    ]);
    const at = run.timeline.moment;
    const { lines, line } = run;
    const again = EditedRun.again(editor, run.start, run.seed, { lines, line, inputs: {}, at });
    again.timeline.run(secondsToNs(40));
    expect(again.timeline.world.hash.hex()).toBe(run.timeline.world.hash.hex());
  });

  it('takes a name as words, which were always so', async () => {
    const run = await begin();
    run.timeline.run(secondsToNs(3));
    set(run, 'faults.outage.name', 'The great outage');
    expect([run.log.length, run.start.faults[0].name]).toEqual([0, 'The great outage']);
  });

  it('takes an edit that changes nothing without logging it, and there is nothing to take back', async () => {
    const run = await begin();
    run.timeline.run(secondsToNs(3));
    set(run, 'faults.outage.enabled', false);
    const { enabled } = run.scenario.faults[0];
    const patch = ensure(valueOf(patchTo(run.scenario, 'faults.outage.enabled', false)), 'a patch');
    expect([enabled, patch.old]).toEqual([false, false]);
    expect(run.edit(editor, patch, 'again')).toMatchObject({
      ok: true,
      value: { logged: null, changedNothing: true },
    });
    expect(run.log).toHaveLength(1);
    // It has to fit the scenario all the same.
    expect(run.edit(editor, { path: 'faults.outage.enabled', old: true, new: true }, 'stale').ok).toBe(false);
  });

  it('stays the run that it is when an edit at the beginning changes nothing', async () => {
    const run = await begin();
    const { timeline } = run;
    set(run, 'faults.outage.enabled', true);
    expect(run.timeline).toBe(timeline);
  });
});
