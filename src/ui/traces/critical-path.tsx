import { useRun } from '../app/app-context';
import { Mark } from '../marks/mark';
import { classNames } from '../widgets/class-names';
import { shortDuration } from './short-duration';
import { whereTimeWent, type TimeGroup } from './where-time-went';
import type { TraceThen } from './use-trace';
import classes from './critical-path.module.css';

interface CriticalPathProps {
  readonly known: TraceThen;
  /** Shows the span that took most of a group. */
  readonly choose: (place: number) => void;
}

/** Where the time of a request went, as one bar. */
export function CriticalPath({ known: { trace }, choose }: CriticalPathProps) {
  const scenario = useRun((run) => run.scenario);
  if (scenario === null) return null;
  const groups = whereTimeWent(trace, scenario);
  if (groups.length === 0) return null;
  const whole = groups.reduce((sum, { duration }) => sum + duration, 0);
  return (
    <section className={classes.path} aria-label="Critical path">
      <p className={classes.title}>
        <strong>Critical path, {shortDuration(whole)}</strong>
        <span className={classes.caption}>where the time of this request went</span>
      </p>
      <div className={classes.bar} aria-hidden="true">
        {groups.map((group) => (
          <span
            key={group.key}
            className={classNames(classes.piece, classes[group.look])}
            style={{ flexGrow: group.duration }}
            title={`${group.name}, ${shortDuration(group.duration)}`}
          />
        ))}
      </div>
      <ul className={classes.groups}>
        {groups.map((group) => (
          <li key={group.key}>
            <button type="button" className={classes.group} onClick={() => choose(group.place)}>
              {group.look === 'waiting' ? (
                <Mark kind="retry" size={10} share={0.75} />
              ) : (
                <span className={classNames(classes.swatch, classes[group.look])} />
              )}
              {group.name}
              <strong>{shortDuration(group.duration)}</strong>
              <span className={classes.caption}>{shareWords(group)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function shareWords({ share }: TimeGroup): string {
  return share < 0.01 ? '<1 %' : `${Math.round(share * 100)} %`;
}
