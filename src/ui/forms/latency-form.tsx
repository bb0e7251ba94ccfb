import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import type { Latency, PlainLatency } from '../../scenario/latency';
import { useActors } from '../app/app-context';
import { LatencyDrawing } from './latency-drawing';
import {
  fieldsOf,
  inPlainShape,
  inShape,
  LATENCY_SHAPES,
  latencyValues,
  PLAIN_SHAPES,
  shapeOf,
  withNumber,
} from './latency-fields';
import { latencyText } from './latency-words';
import type { Step } from './sent-wholes';
import { SettingRow } from './setting-row';
import { editLabel } from './setting-words';
import { SentToRuns, useWhole } from './use-whole';
import { valueOf } from './visible-fields';
import classes from './settings-form.module.css';

export interface LatencyFormProps {
  readonly latency: Latency;
  readonly path: string;
  /** Whose latency it is, as the log names it: "payments". */
  readonly context: string;
  /** What of it takes so long: "latency", "thinking". */
  readonly what?: string;
  /** "Work takes", "A call takes". */
  readonly title: string;
  readonly help: string;
  /** Makes the edit where there is more to it than a value at a path. */
  readonly send?: (next: Latency, label: string) => Promise<Result<void, readonly Problem[]>>;
}

/** How long something takes: the shape, and its numbers. They only mean something together, so each edit is of all. */
export function LatencyForm(props: LatencyFormProps) {
  const { latency: known, path, context, what = 'latency', title, help, send } = props;
  const { run } = useActors();
  const { newest, change } = useWhole(SENT, path, known);
  const commit: Commit<Latency> = async (step) =>
    change(step, async ({ next, label }) =>
      send === undefined ? run.edit(path, { ...next }, label) : send(next, label),
    );
  const part =
    <Key extends 'usual' | 'rare'>(key: Key): Commit<PlainLatency> =>
    async (step) =>
      commit((mixture) => {
        if (mixture.kind !== 'mixture') return { next: mixture, label: '' };
        const { next, label } = step(mixture[key]);
        return { next: next === mixture[key] ? mixture : { ...mixture, [key]: next }, label };
      });
  const subject = `${context}, ${what}`;
  return (
    <div
      role="group"
      aria-label={`${what[0].toUpperCase()}${what.slice(1)} of ${context}`}
      className={classes.form}
    >
      <LatencyRows
        latency={newest}
        title={title}
        help={help}
        subject={subject}
        shapes={LATENCY_SHAPES}
        turned={inShape}
        commit={commit}
        path={path}
      />
      {newest.kind === 'mixture' && (
        <>
          <PlainRows
            latency={newest.usual}
            title="Usually"
            help="How long it takes when nothing special happens."
            subject={`${subject}, usually`}
            commit={part('usual')}
          />
          <PlainRows
            latency={newest.rare}
            title="Rarely"
            help="How long it takes now and then."
            subject={`${subject}, rarely`}
            commit={part('rare')}
          />
        </>
      )}
      {newest.kind !== 'constant' && <LatencyDrawing latency={newest} />}
    </div>
  );
}

const SENT = new SentToRuns<Latency>();

/** Makes a change and sends the whole latency. */
type Commit<One> = (step: Step<One>) => Promise<Result<void, readonly Problem[]>>;

interface PartProps<One> {
  readonly latency: One;
  readonly title: string;
  readonly help: string;
  readonly subject: string;
  readonly commit: Commit<One>;
}

/** One of the two parts of a mixture. */
function PlainRows(props: PartProps<PlainLatency>) {
  return (
    <div role="group" aria-label={props.title} className={classes.part}>
      <LatencyRows {...props} shapes={PLAIN_SHAPES} turned={inPlainShape} />
    </div>
  );
}

interface RowsProps<One, Shape extends string> extends PartProps<One> {
  /** Where the whole is, for whoever is led to it. */
  readonly path?: string;
  readonly shapes: readonly { readonly value: Shape; readonly label: string }[];
  readonly turned: (latency: One, shape: Shape) => One;
}

function LatencyRows<One extends Latency, Shape extends string>(props: RowsProps<One, Shape>) {
  const { latency, title, help, subject, shapes, turned, commit, path } = props;
  const shape = shapeOf(latency);
  const fields = fieldsOf(latency);
  const values = latencyValues(latency);
  const shapeField = { kind: 'choice', label: title, help, options: shapes, default: shape } as const;
  return (
    <>
      <SettingRow
        fields={{ shape: shapeField }}
        name="shape"
        value={shape}
        path={path}
        commit={async (next) => {
          const wanted = shapes.find((one) => one.value === next)?.value;
          return commit((before) => {
            const other = wanted === undefined ? before : turned(before, wanted);
            return { next: other, label: `${subject}: ${latencyText(before)} → ${latencyText(other)}` };
          });
        }}
      />
      {Object.keys(fields).map((key) => {
        const value = valueOf(fields, values, key);
        return (
          <SettingRow
            key={`${shape}-${key}`}
            fields={fields}
            name={key}
            value={value}
            commit={async (next, before) =>
              commit((present) => ({
                next: shapeOf(present) === shape ? withNumber(present, key, Number(next)) : present,
                label: editLabel(subject, fields[key], before, next),
              }))
            }
          />
        );
      })}
    </>
  );
}
