import { expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { patchTo } from '../edit';
import { builtIn } from '../library/catalogue';
import { checkRun } from './check-run';

/** Nothing here brings the code of data, as on a page that opens a link before anything else. */
it('whether a run fits is known without the code of data, whatever its services keep', async () => {
  const start = ensure(await builtIn('order-saga'), 'order-saga');
  const patch = patchTo(start, 'nodes.payments.concurrency', 3);
  const edit = ensure(patch.ok ? patch.value : undefined, 'an edit');
  const log = [{ time: 2e9, after: 0, label: 'Workers', edit }];
  const reach = { time: 3e9, dispatched: 10 };
  const run = { start, seed: 1, log, inputs: [], moment: reach, reach, view: {} };
  const checked = checkRun(start, run);
  expect(checked.ok && checked.value.map(({ nodes }) => nodes.find(({ id }) => id === 'payments'))).toEqual([
    expect.not.objectContaining({ concurrency: 3 }),
    expect.objectContaining({ concurrency: 3 }),
  ]);
});
