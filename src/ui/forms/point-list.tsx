import { ChevronLeft, ChevronRight, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import type { LoadShape } from '../../scenario/load-shape';
import { useActors } from '../app/app-context';
import { count } from '../figures';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { NumberInput } from '../widgets/number-input';
import {
  POINT_FIELDS,
  samePoint,
  withNextPoint,
  withoutPoint,
  withPoint,
  type RateList,
  type RatePoint,
  type RunOfRate,
} from './load-shape-fields';
import { pageOf } from './point-pages';
import { refusalText } from './refusal-words';
import { keyedAnew, keyedItems } from './row-keys';
import { useAttempt } from './use-attempt';
import { useFieldKeys } from './use-field-keys';
import classes from './point-list.module.css';

/** Sends the shape that a step makes of the newest one. */
export type CommitShape = (
  step: (before: LoadShape) => LoadShape,
) => Promise<Result<void, readonly Problem[]>>;

export interface PointListProps {
  readonly list: RateList;
  readonly about: RunOfRate;
  readonly commit: CommitShape;
}

/** The points of a list of rates, each with two fields; of a long list as many at once as anybody can look over. */
export function PointList({ list, about, commit }: PointListProps) {
  const { run } = useActors();
  const [wanted, setWanted] = useState(0);
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const { points } = list;
  const { length } = points;
  const { page, pages, first, end } = pageOf(length, wanted);
  const [keyed, setKeyed] = useState(() => keyedItems(points));
  const rows = keyed.items === points ? keyed : keyedAnew(keyed, points, samePoint);
  if (rows !== keyed) setKeyed(rows);
  const alter = async (step: (list: RateList) => RateList): ReturnType<CommitShape> => {
    const result = await commit((before) => (before.kind === 'list' ? step(before) : before));
    setRefused([]);
    return result;
  };
  const alterLength = async (step: (list: RateList) => RateList): Promise<void> => {
    const result = await alter(step);
    if (!result.ok) setRefused(result.error);
  };
  const add = (): void => {
    // The new point is the last one.
    setWanted(Infinity);
    void alterLength((newest) => withNextPoint(newest, about));
  };
  return (
    <div>
      {pages > 1 && (
        <Pager page={page} pages={pages} words={pointWords(first, end, length)} turn={setWanted} />
      )}
      <ol className={classes.points} aria-label="Points" start={first + 1}>
        {points.slice(first, end).map((point, place) => (
          <PointRow
            key={rows.keys[first + place]}
            number={first + place + 1}
            point={point}
            change={async (next) => alter((newest) => withPoint(newest, first + place, next))}
            // A list has at least one point.
            remove={
              length > 1 ? () => void alterLength((newest) => withoutPoint(newest, first + place)) : undefined
            }
          />
        ))}
      </ol>
      <Button size="small" icon={<Plus size={12} aria-hidden="true" />} onClick={add}>
        Add a point
      </Button>
      <p className={classes.error} role="alert">
        {refusalText(run.getState().scenario, POINT_FIELDS, refused)}
      </p>
    </div>
  );
}

/** "Points 21 to 40 of 1 000" */
function pointWords(first: number, end: number, length: number): string {
  return `Points ${count(first + 1)} to ${count(end)} of ${count(length)}`;
}

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly words: string;
  readonly turn: (page: number) => void;
}

function Pager({ page, pages, words, turn }: PagerProps) {
  return (
    <div className={classes.pager}>
      <span role="status">{words}</span>
      <IconButton
        label="Points before"
        size="small"
        icon={<ChevronLeft size={14} aria-hidden="true" />}
        disabledReason={page === 0 ? 'These are the first points.' : undefined}
        onClick={() => turn(page - 1)}
      />
      <IconButton
        label="Points after"
        size="small"
        icon={<ChevronRight size={14} aria-hidden="true" />}
        disabledReason={page === pages - 1 ? 'These are the last points.' : undefined}
        onClick={() => turn(page + 1)}
      />
    </div>
  );
}

interface PointRowProps {
  readonly number: number;
  readonly point: RatePoint;
  readonly change: (next: Partial<RatePoint>) => ReturnType<CommitShape>;
  readonly remove: (() => void) | undefined;
}

function PointRow({ number, point, change, remove }: PointRowProps) {
  const { run } = useActors();
  const at = useAttempt(point.atMs, async (next) => change({ atMs: Number(next) }), POINT_FIELDS);
  const then = useAttempt(
    point.ratePerSecond,
    async (next) => change({ ratePerSecond: Number(next) }),
    POINT_FIELDS,
  );
  const { row, take } = useFieldKeys(at, then);
  return (
    // The row only listens on behalf of the fields in it.
    <li {...row}>
      <div className={classes.point}>
        <NumberInput
          label={`Point ${number}: moment`}
          prefix="at"
          quantity={POINT_FIELDS.atMs}
          value={Number(at.shown)}
          onCommit={(next) => take(at, next)}
        />
        <NumberInput
          label={`Point ${number}: rate`}
          quantity={RATE}
          value={Number(then.shown)}
          onCommit={(next) => take(then, next)}
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
        {refusalText(run.getState().scenario, POINT_FIELDS, [...at.problems, ...then.problems])}
      </p>
    </li>
  );
}

/** In a narrow row the unit has little room. */
const RATE = { ...POINT_FIELDS.ratePerSecond, unit: '/s' };
