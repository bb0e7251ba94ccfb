import type { Latency } from '../../scenario/latency';
import { useActors } from '../app/app-context';
import {
  inShape,
  LATENCY_FIELDS,
  LATENCY_SHAPES,
  latencyValues,
  shapeOf,
  withNumber,
} from './latency-fields';
import { latencyText } from './latency-words';
import { SettingRow } from './setting-row';
import { editLabel } from './setting-words';
import { valueOf } from './visible-fields';
import classes from './settings-form.module.css';

export interface LatencyFormProps {
  readonly latency: Latency;
  readonly path: string;
  /** Whose latency it is, as the log names it: "payments". */
  readonly context: string;
  /** "Work takes", "A call takes". */
  readonly title: string;
  readonly help: string;
}

/** How long something takes: the shape, and its numbers. They only mean something together, so each edit is of all. */
export function LatencyForm({ latency, path, context, title, help }: LatencyFormProps) {
  const { run } = useActors();
  const shape = shapeOf(latency);
  const fields = LATENCY_FIELDS[shape];
  const values = latencyValues(latency);
  const shapeField = { kind: 'choice', label: title, help, options: LATENCY_SHAPES, default: shape } as const;
  return (
    <div role="group" aria-label={`Latency of ${context}`} className={classes.form}>
      <SettingRow
        fields={{ shape: shapeField }}
        name="shape"
        value={shape}
        commit={async (next) => {
          const wanted = LATENCY_SHAPES.find((one) => one.value === next)?.value ?? shape;
          const turned = inShape(latency, wanted);
          return run.edit(
            path,
            { ...turned },
            `${context}: ${latencyText(latency)} → ${latencyText(turned)}`,
          );
        }}
      />
      {Object.keys(fields).map((key) => (
        <SettingRow
          key={`${shape}-${key}`}
          fields={fields}
          name={key}
          value={valueOf(fields, values, key)}
          commit={async (next) => {
            const changed = withNumber(latency, key, Number(next));
            const label = editLabel(`${context}, latency`, fields[key], valueOf(fields, values, key), next);
            return run.edit(path, { ...changed }, label);
          }}
        />
      ))}
    </div>
  );
}
