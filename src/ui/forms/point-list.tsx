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
  withNextPoint,
  withoutPoint,
  withPoint,
  type RateList,
  type RatePoint,
  type RunOfRate,
} from './load-shape-fields';
import { pageOf } from './point-pages';
import { refusalText } from './refusal-words';
import { useAttempt } from './use-attempt';
import classes from './point-list.module.css';

export type CommitShape = (next: LoadShape) => Promise<Result<void, readonly Problem[]>>;

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
  const { length } = list.points;
  const { page, pages, first, end } = pageOf(length, wanted);
  const add = async (): Promise<void> => {
    const result = await commit(withNextPoint(list, about));
    setRefused(result.ok ? [] : result.error);
    // The new point is the last one.
    if (result.ok) setWanted(Infinity);
  };
  return (
    <div>
      {pages > 1 && (
        <Pager page={page} pages={pages} words={pointWords(first, end, length)} turn={setWanted} />
      )}
      <ol className={classes.points} aria-label="Points" start={first + 1}>
        {list.points.slice(first, end).map((point, place) => (
          <PointRow
            key={`${first + place} of ${length}`}
            number={first + place + 1}
            point={point}
            change={async (next) => commit(withPoint(list, first + place, next))}
            // A list has at least one point.
            remove={length > 1 ? () => void commit(withoutPoint(list, first + place)) : undefined}
          />
        ))}
      </ol>
      <Button size="small" icon={<Plus size={12} aria-hidden="true" />} onClick={() => void add()}>
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
  readonly change: (point: RatePoint) => ReturnType<CommitShape>;
  readonly remove: (() => void) | undefined;
}

function PointRow({ number, point, change, remove }: PointRowProps) {
  const { run } = useActors();
  const at = useAttempt(point.atMs, async (next) => change({ ...point, atMs: Number(next) }));
  const then = useAttempt(point.ratePerSecond, async (next) =>
    change({ ...point, ratePerSecond: Number(next) }),
  );
  const flush = (): void => {
    at.flush();
    then.flush();
  };
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
        {refusalText(run.getState().scenario, POINT_FIELDS, [...at.problems, ...then.problems])}
      </p>
    </li>
  );
}

/** In a narrow row the unit has little room. */
const RATE = { ...POINT_FIELDS.ratePerSecond, unit: '/s' };
