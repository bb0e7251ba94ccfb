import type { SagaActDetail, SagaDetail } from '../../worker/sagas';
import { useActors } from '../app/app-context';
import { Button } from '../widgets/button';
import { StateGlyph } from './saga-glyph';
import { actName, operatorWords, STATE_WORDS } from './saga-words';
import classes from './saga-pane.module.css';

/** Why it is where it is, and what a person can do about it. */
export function SagaWhy({ detail }: { readonly detail: SagaDetail }) {
  const { row, sentence, acts } = detail;
  const stuck = acts.filter(({ needsOperator }) => needsOperator);
  return (
    <>
      <section className={classes.section} aria-label="Why it is where it is">
        <p className={classes.sentence}>
          <span className={classes.glyph}>
            <StateGlyph state={row.state} size={12} />
          </span>
          <span>{sentence === '' ? STATE_WORDS[row.state].help : sentence}</span>
        </p>
      </section>
      {stuck.map((act) => (
        <Operator key={`${act.direction} ${act.step}`} saga={row.number} act={act} />
      ))}
    </>
  );
}

interface OperatorProps {
  readonly saga: number;
  readonly act: SagaActDetail;
}

function Operator({ saga, act }: OperatorProps) {
  const { run } = useActors();
  return (
    <section className={classes.section} aria-label={`As operator: ${actName(act)}`}>
      <h3 className={classes.heading}>
        As operator: {actName(act)}
        <span className={classes.of}>{act.direction === 'action' ? act.name : `undoes ${act.name}`}</span>
      </h3>
      <ul className={classes.says}>
        {operatorWords(act.direction).map(({ said, label, help }) => (
          <li key={said} className={classes.say}>
            <Button
              size="small"
              variant={said === 'try-again' ? 'primary' : 'plain'}
              onClick={() => run.operator(saga, { step: act.step, direction: act.direction }, said)}
            >
              {label}
            </Button>
            <span className={classes.help}>{help}</span>
          </li>
        ))}
      </ul>
      <p className={classes.help}>
        What you say cannot be taken back. It is kept with the run: a replay hears it again.
      </p>
    </section>
  );
}
