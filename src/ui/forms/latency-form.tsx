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
import { SettingRow } from './setting-row';
import { editLabel } from './setting-words';
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
}

/** How long something takes: the shape, and its numbers. They only mean something together, so each edit is of all. */
export function LatencyForm({ latency, path, context, what = 'latency', title, help }: LatencyFormProps) {
  const { run } = useActors();
  const commit: Commit<Latency> = async (next, label) => run.edit(path, { ...next }, label);
  const subject = `${context}, ${what}`;
  return (
    <div
      role="group"
      aria-label={`${what[0].toUpperCase()}${what.slice(1)} of ${context}`}
      className={classes.form}
    >
      <LatencyRows
        latency={latency}
        title={title}
        help={help}
        subject={subject}
        shapes={LATENCY_SHAPES}
        turned={(shape) => inShape(latency, shape)}
        commit={commit}
      />
      {latency.kind === 'mixture' && (
        <>
          <PlainRows
            latency={latency.usual}
            title="Usually"
            help="How long it takes when nothing special happens."
            subject={`${subject}, usually`}
            commit={async (usual, label) => commit({ ...latency, usual }, label)}
          />
          <PlainRows
            latency={latency.rare}
            title="Rarely"
            help="How long it takes now and then."
            subject={`${subject}, rarely`}
            commit={async (rare, label) => commit({ ...latency, rare }, label)}
          />
        </>
      )}
      {latency.kind !== 'constant' && <LatencyDrawing latency={latency} />}
    </div>
  );
}

/** Sends the whole latency with what the log says about it. */
type Commit<One> = (next: One, label: string) => Promise<Result<void, readonly Problem[]>>;

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
      <LatencyRows {...props} shapes={PLAIN_SHAPES} turned={(shape) => inPlainShape(props.latency, shape)} />
    </div>
  );
}

interface RowsProps<One, Shape extends string> extends PartProps<One> {
  readonly shapes: readonly { readonly value: Shape; readonly label: string }[];
  readonly turned: (shape: Shape) => One;
}

function LatencyRows<One extends Latency, Shape extends string>(props: RowsProps<One, Shape>) {
  const { latency, title, help, subject, shapes, turned, commit } = props;
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
        commit={async (next) => {
          const wanted = shapes.find((one) => one.value === next)?.value;
          const other = wanted === undefined ? latency : turned(wanted);
          return commit(other, `${subject}: ${latencyText(latency)} → ${latencyText(other)}`);
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
            commit={async (next) =>
              commit(withNumber(latency, key, Number(next)), editLabel(subject, fields[key], value, next))
            }
          />
        );
      })}
    </>
  );
}
