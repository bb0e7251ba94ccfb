import type { Problem } from '../../../base/problem';
import { err, type Result } from '../../../base/result';
import type { SettingFields } from '../../../base/settings';
import type { Scenario } from '../../../scenario/format';
import { LONGEST_RUN_MS, runFields } from '../../../scenario/node-settings';
import { useActors } from '../../app/app-context';
import { SettingRow } from '../../forms/setting-row';
import { editLabel } from '../../forms/setting-words';
import { durationEdit } from './run-span';
import pane from '../inspector.module.css';

const instant = { kind: 'duration', min: 0, max: LONGEST_RUN_MS } as const;

const FIELDS = {
  ...runFields,
  fromMs: {
    ...instant,
    label: 'Measured from',
    help: 'The figures of the whole run begin here: what comes before, while queues and caches fill, is left out.',
    default: 0,
  },
  toMs: {
    ...instant,
    label: 'Measured until',
    help: 'The figures of the whole run end here, at the latest with the run.',
    default: runFields.durationMs.default,
  },
} as const satisfies SettingFields;

/** How long the run goes on, and what of it the report is about. */
export function RunSettings({ scenario }: { readonly scenario: Scenario }) {
  const { run } = useActors();
  const { durationMs, measure } = scenario;
  const commit = async (key: 'fromMs' | 'toMs', next: number): Promise<Result<void, readonly Problem[]>> => {
    const path = `measure.${key}`;
    if (next % 1000 !== 0) return err([{ path, expected: WHOLE, received: String(next) }]);
    return run.edit(path, next, editLabel('Run', FIELDS[key], measure[key], next));
  };
  return (
    <div role="group" aria-label="Settings of the run" className={pane.rows}>
      <SettingRow
        fields={FIELDS}
        name="durationMs"
        value={durationMs}
        commit={async (next) =>
          run.editTogether(
            durationEdit(scenario, Number(next)),
            editLabel('Run', FIELDS.durationMs, durationMs, next),
          )
        }
      />
      {(['fromMs', 'toMs'] as const).map((key) => (
        <SettingRow
          key={key}
          fields={FIELDS}
          name={key}
          value={measure[key]}
          commit={async (next) => commit(key, Number(next))}
        />
      ))}
    </div>
  );
}

const WHOLE = 'a whole number of seconds, as figures are kept by the second';
