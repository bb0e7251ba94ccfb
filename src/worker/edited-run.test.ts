import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
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
  const edit = ensure(patch.ok ? patch.value : undefined, path);
  const made = run.edit(editor, edit, path);
  expect(made.ok).toBe(true);
  return edit;
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
    const again = EditedRun.again(editor, run.start, run.seed, run.log);
    again.timeline.run(secondsToNs(40));
    expect(again.timeline.world.hash.hex()).toBe(run.timeline.world.hash.hex());
  });

  it('takes a name as words, which were always so', async () => {
    const run = await begin();
    run.timeline.run(secondsToNs(3));
    set(run, 'faults.outage.name', 'The great outage');
    expect([run.log.length, run.start.faults[0].name]).toEqual([0, 'The great outage']);
  });
});
