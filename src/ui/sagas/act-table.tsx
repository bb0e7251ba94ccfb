import { durationText, instantText } from '../../base/duration-text';
import type { SagaAttempt } from '../../worker/sagas';
import { classNames } from '../widgets/class-names';
import type { ActLine, DrawnSaga } from './act-lines';
import { StepGlyph } from './saga-glyph';
import { END_WORDS, STEP_WORDS } from './saga-words';
import classes from './act-table.module.css';

interface ActTableProps {
  readonly drawn: DrawnSaga;
  /** Else it is there only for whoever does not see the drawing. */
  readonly isShown: boolean;
}

/** The same as the drawing in words. */
export function ActTable({ drawn, isShown }: ActTableProps) {
  return (
    // Keys can scroll only what has the focus.
    <div
      className={isShown ? classes.scroll : 'visually-hidden'}
      {...(isShown && { role: 'region', 'aria-label': 'Steps as a table', tabIndex: 0 })}
    >
      <table className={classes.table}>
        <caption className="visually-hidden">Steps and compensations of this saga</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Stands</th>
            <th scope="col">Tries</th>
            <th scope="col">Took</th>
            <th scope="col">Came to</th>
            <th scope="col">Next</th>
          </tr>
        </thead>
        <tbody>
          {[...drawn.forward, ...drawn.back].map((line) => (
            <Row key={`${line.act.direction} ${line.act.step}`} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line: { act, step, note } }: { readonly line: ActLine }) {
  const isBack = act.direction === 'compensation';
  const last = act.attempts.at(-1);
  return (
    <tr>
      <th scope="row" className={classNames(isBack && classes.back)}>
        {isBack ? `Undo ${step}. ${act.name}` : `${step}. ${act.name}`}
      </th>
      <td>
        <span className={classes.stands}>
          <StepGlyph mark={act.mark} size={10} />
          {STEP_WORDS[act.mark].word}
        </span>
      </td>
      <td>{last === undefined ? '–' : `${act.attempts.length} of ${act.limit}`}</td>
      <td>{last === undefined ? '–' : tookText(last)}</td>
      <td>{last === undefined ? note.text : cameTo(last)}</td>
      <td>{act.dueAt === null ? '–' : instantText(act.dueAt)}</td>
    </tr>
  );
}

function tookText({ from, to }: SagaAttempt): string {
  return to === null ? `since ${instantText(from)}` : durationText(to - from);
}

function cameTo({ end, words }: SagaAttempt): string {
  return words === '' || words === END_WORDS[end] ? END_WORDS[end] : `${END_WORDS[end]}: ${words}`;
}
