import { err } from '../../../base/result';
import type { Scenario } from '../../../scenario/format';
import { useActors } from '../../app/app-context';
import { SettingRow } from '../../forms/setting-row';
import { editLabel } from '../../forms/setting-words';
import { SentToRuns, useWhole } from '../../forms/use-whole';
import type { SendValue } from '../../forms/value-attempt';
import { durationEdit, withDuration, type RunSpan } from './run-span';
import { SPAN_FIELDS } from './span-fields';
import pane from '../inspector.module.css';

/** How long the run goes on, and what of it the report is about. */
export function RunSettings({ scenario }: { readonly scenario: Scenario }) {
  const { run } = useActors();
  const { newest, change } = useWhole(SENT, 'durationMs', scenario);
  const { durationMs, measure } = newest;
  const setDuration: SendValue = async (next, before) =>
    change(
      (span) => ({
        next: withDuration(span, Number(next)),
        label: editLabel('Run', SPAN_FIELDS.durationMs, before, next),
      }),
      async ({ label }, span) => run.editTogether(durationEdit(span, Number(next)), label),
    );
  const setMeasure = async (key: 'fromMs' | 'toMs', next: number, label: string): ReturnType<SendValue> => {
    const path = `measure.${key}`;
    if (next % 1000 !== 0) return err([{ path, expected: WHOLE, received: String(next) }]);
    return change(
      (span) => ({ next: { ...span, measure: { ...span.measure, [key]: next } }, label }),
      async () => run.edit(path, next, label),
    );
  };
  return (
    <div role="group" aria-label="Settings of the run" className={pane.rows}>
      <SettingRow
        fields={SPAN_FIELDS}
        name="durationMs"
        path="durationMs"
        value={durationMs}
        commit={setDuration}
      />
      {(['fromMs', 'toMs'] as const).map((key) => (
        <SettingRow
          key={key}
          fields={SPAN_FIELDS}
          name={key}
          path={key}
          value={measure[key]}
          commit={async (next, before) =>
            setMeasure(key, Number(next), editLabel('Run', SPAN_FIELDS[key], before, next))
          }
        />
      ))}
    </div>
  );
}

const SENT = new SentToRuns<RunSpan>();

const WHOLE = 'a whole number of seconds, as figures are kept by the second';
