import { Plus, X } from 'lucide-react';
import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import { msToNs } from '../../base/time';
import type { ClientNode } from '../../scenario/format';
import type { LoadShape } from '../../scenario/load-shape';
import { useActors } from '../app/app-context';
import { rate } from '../figures';
import { momentText } from '../time-axis/moment-text';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { NumberInput } from '../widgets/number-input';
import {
  inLoadShape,
  LOAD_SHAPE_FIELDS,
  LOAD_SHAPES,
  loadShapeValues,
  POINT_FIELDS,
  withNextPoint,
  withoutPoint,
  withPoint,
  type RateList,
  type RatePoint,
  type RunOfRate,
} from './load-shape-fields';
import { loadShapeText } from './load-shape-words';
import { rateLine } from './rate-line';
import { SettingRow } from './setting-row';
import { problemSentence } from './setting-words';
import { useAttempt } from './use-attempt';
import { valueOf } from './visible-fields';
import drawing from './drawing.module.css';
import form from './settings-form.module.css';
import classes from './load-shape-form.module.css';

type Commit = (next: LoadShape) => Promise<Result<void, readonly Problem[]>>;

export interface LoadShapeFormProps {
  readonly client: ClientNode;
  readonly durationMs: number;
}

/** How the rate of a client changes over the run. Its numbers only mean something together: each edit is of all. */
export function LoadShapeForm({ client, durationMs }: LoadShapeFormProps) {
  const { run } = useActors();
  const { shape, ratePerSecond } = client;
  const commit: Commit = async (next) =>
    run.edit(
      `nodes.${client.id}.shape`,
      { ...next },
      `${client.name}, rate over time: ${loadShapeText(shape)} → ${loadShapeText(next)}`,
    );
  const about: RunOfRate = { ratePerSecond, durationMs };
  const fields = LOAD_SHAPE_FIELDS[shape.kind];
  return (
    <div role="group" aria-label={`Rate over time of ${client.name}`} className={form.form}>
      <SettingRow
        fields={{ kind: LOAD_SHAPES }}
        name="kind"
        value={shape.kind}
        commit={async (next) => {
          const kind = LOAD_SHAPES.options.find(({ value }) => value === next)?.value ?? shape.kind;
          return commit(inLoadShape(shape, kind, about));
        }}
      />
      {Object.keys(fields).map((key) => (
        <SettingRow
          key={`${shape.kind}-${key}`}
          fields={fields}
          name={key}
          value={valueOf(fields, loadShapeValues(shape), key)}
          commit={async (next) => commit({ ...shape, [key]: next })}
        />
      ))}
      {shape.kind === 'list' && <PointList list={shape} about={about} commit={commit} />}
      {shape.kind !== 'steady' && <RateDrawing {...about} shape={shape} />}
    </div>
  );
}

interface PointListProps {
  readonly list: RateList;
  readonly about: RunOfRate;
  readonly commit: Commit;
}

function PointList({ list, about, commit }: PointListProps) {
  const numbered = list.points.map((point, index) => ({
    point,
    index,
    key: `${index} of ${list.points.length}`,
  }));
  return (
    <ol className={classes.points} aria-label="Points">
      {numbered.map(({ point, index, key }) => (
        <PointRow
          key={key}
          number={index + 1}
          point={point}
          change={async (next) => commit(withPoint(list, index, next))}
          // A list has at least one point.
          remove={list.points.length > 1 ? () => void commit(withoutPoint(list, index)) : undefined}
        />
      ))}
      <li>
        <Button
          size="small"
          icon={<Plus size={12} aria-hidden="true" />}
          onClick={() => void commit(withNextPoint(list, about))}
        >
          Add a point
        </Button>
      </li>
    </ol>
  );
}

interface PointRowProps {
  readonly number: number;
  readonly point: RatePoint;
  readonly change: (point: RatePoint) => ReturnType<Commit>;
  readonly remove: (() => void) | undefined;
}

function PointRow({ number, point, change, remove }: PointRowProps) {
  const at = useAttempt(point.atMs, async (next) => change({ ...point, atMs: Number(next) }));
  const then = useAttempt(point.ratePerSecond, async (next) =>
    change({ ...point, ratePerSecond: Number(next) }),
  );
  const flush = (): void => {
    at.flush();
    then.flush();
  };
  const problems = [...at.problems, ...then.problems];
  return (
    // The row only listens on behalf of the fields in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li onBlur={flush} onKeyDown={(event) => event.key === 'Enter' && flush()}>
      <div className={classes.point}>
        <NumberInput
          label={`Point ${number}: moment`}
          prefix="at"
          quantity={POINT_FIELDS.atMs}
          value={Number(at.shown)}
          onCommit={at.sendSoon}
        />
        <NumberInput
          label={`Point ${number}: rate`}
          quantity={RATE}
          value={Number(then.shown)}
          onCommit={then.sendSoon}
        />
        <IconButton
          label={`Remove point ${number}`}
          size="small"
          icon={<X size={14} aria-hidden="true" />}
          disabledReason={remove === undefined ? 'A list has at least one point.' : undefined}
          onClick={remove}
        />
      </div>
      <p className={classes.error} role="alert">
        {problems.map((problem) => problemSentence(POINT_FIELDS, problem)).join(' ')}
      </p>
    </li>
  );
}

/** In a narrow row the unit has little room. */
const RATE = { ...POINT_FIELDS.ratePerSecond, unit: '/s' };

function RateDrawing({ ratePerSecond, shape, durationMs }: RunOfRate & { readonly shape: LoadShape }) {
  const { path, least, most } = rateLine(ratePerSecond, shape, durationMs);
  return (
    <figure className={drawing.figure}>
      <svg className={drawing.line} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <path d={path} />
      </svg>
      <span className={drawing.axis} aria-hidden="true">
        <span>0 s</span>
        <span>{momentText(msToNs(durationMs), 0)}</span>
      </span>
      <figcaption>
        {rate(least)} to {rate(most)}
      </figcaption>
    </figure>
  );
}
