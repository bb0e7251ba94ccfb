import type { FlagField } from '../../base/settings';
import type { Latency } from '../../scenario/latency';
import { useActors } from '../app/app-context';
import { LatencyForm, type LatencyFormProps } from './latency-form';
import { SettingRow } from './setting-row';
import { editLabel } from './setting-words';

export interface OptionalLatencyProps extends Omit<LatencyFormProps, 'latency' | 'what'> {
  readonly latency: Latency | undefined;
  readonly what: string;
  /** The switch that says whether there is such a time at all. */
  readonly field: FlagField;
  /** What it is at first when it is switched on. */
  readonly usual: Latency;
}

/** A time that need not be: a switch, and its form while it is on. */
export function OptionalLatency({ latency, field, usual, ...form }: OptionalLatencyProps) {
  const { run } = useActors();
  const { path, context } = form;
  const isOn = latency !== undefined;
  return (
    <>
      <SettingRow
        fields={{ on: field }}
        name="on"
        value={isOn}
        commit={async (next, before) =>
          run.edit(path, next === true ? { ...usual } : null, editLabel(context, field, before, next))
        }
      />
      {isOn && <LatencyForm latency={latency} {...form} />}
    </>
  );
}
