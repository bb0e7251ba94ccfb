import { msToNs } from '../../base/time';
import type { ClientNode } from '../../scenario/format';
import type { LoadShape } from '../../scenario/load-shape';
import { useActors } from '../app/app-context';
import { rate } from '../figures';
import { momentText } from '../time-axis/moment-text';
import {
  inLoadShape,
  LOAD_SHAPE_FIELDS,
  LOAD_SHAPES,
  loadShapeValues,
  type RunOfRate,
} from './load-shape-fields';
import { loadShapeText } from './load-shape-words';
import { PointList, type CommitShape } from './point-list';
import { rateLine } from './rate-line';
import { SettingRow } from './setting-row';
import { SentToRuns, useWhole } from './use-whole';
import { valueOf } from './visible-fields';
import drawing from './drawing.module.css';
import form from './settings-form.module.css';

export interface LoadShapeFormProps {
  readonly client: ClientNode;
  readonly durationMs: number;
}

const SENT = new SentToRuns<LoadShape>();

/** How the rate of a client changes over the run. Its numbers only mean something together: each edit is of all. */
export function LoadShapeForm({ client, durationMs }: LoadShapeFormProps) {
  const { run } = useActors();
  const { ratePerSecond } = client;
  const path = `nodes.${client.id}.shape`;
  const { newest: shape, change } = useWhole(SENT, path, client.shape);
  const commit: CommitShape = async (step) =>
    change(
      (before) => {
        const next = step(before);
        const words = `${loadShapeText(before)} → ${loadShapeText(next)}`;
        return { next, label: `${client.name}, rate over time: ${words}` };
      },
      async ({ next, label }) => run.edit(path, { ...next }, label),
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
          return commit((before) => inLoadShape(before, kind, about));
        }}
      />
      {Object.keys(fields).map((key) => (
        <SettingRow
          key={`${shape.kind}-${key}`}
          fields={fields}
          name={key}
          value={valueOf(fields, loadShapeValues(shape), key)}
          commit={async (next) =>
            commit((before) => (before.kind === shape.kind ? { ...before, [key]: next } : before))
          }
        />
      ))}
      {shape.kind === 'list' && <PointList list={shape} about={about} commit={commit} />}
      {shape.kind !== 'steady' && <RateDrawing {...about} shape={shape} />}
    </div>
  );
}

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
