import { ensure } from '../../base/assert';
import { patchTo } from '../../scenario/edit';
import type { Scenario } from '../../scenario/format';
import { builtIn } from '../../scenario/library/catalogue';
import { fingerprintOf } from '../../scenario/run-file/fingerprint';
import type { RunFile } from '../../scenario/run-file/format';
import { writeRunFile } from '../../scenario/run-file/write-run-file';
import { writeScenario } from '../../scenario/write-scenario';

/** Sound files of both kinds, to be spoiled: together they hold whatever a file can. */
export async function corpus(): Promise<readonly string[]> {
  const ids = [
    'payment-outage',
    'order-saga',
    'projection-lag',
    'fallbacks',
    'split-zones',
    'conflicting-writers',
  ];
  const scenarios: Scenario[] = [];
  for (const id of ids) scenarios.push(ensure(await builtIn(id), `the scenario ${id}`));
  const [first] = scenarios;
  const run = runOf(first);
  const named = { ...run, start: { builtIn: first.id, fingerprint: fingerprintOf(first) } };
  return [...scenarios.map(writeScenario), writeRunFile(run), writeRunFile(named)];
}

function runOf(start: Scenario): RunFile {
  const patch = patchTo(start, 'nodes.payments.concurrency', 3);
  const edit = ensure(patch.ok ? patch.value : undefined, 'an edit of payment-outage');
  const moment = { time: 4e9, dispatched: 900 };
  return {
    start,
    seed: 27,
    log: [
      { time: 1e9, after: 200, label: 'Workers', edit },
      { time: 2e9, after: 400, label: 'Back', edit: [{ ...edit, old: 3, new: edit.old }] },
    ],
    inputs: [{ time: 3e9, after: 600, edits: 2, input: { kind: 'view', view: 'orders', said: 'stop' } }],
    moment,
    reach: moment,
    view: {
      selection: { kind: 'node', id: 'payments' },
      dockTab: 'log',
      trace: { client: 'web', number: 3 },
    },
  };
}
