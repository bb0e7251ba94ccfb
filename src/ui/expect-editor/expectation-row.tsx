import { Check, ChevronDown, ChevronRight, Copy, Minus, Trash2, X } from 'lucide-react';
import { useId } from 'react';
import type { Expectation } from '../../scenario/expect/format';
import type { Scenario } from '../../scenario/format';
import type { ExpectationNow } from '../../worker/protocol';
import { expectationName } from '../inspector/expectation-words';
import { Button } from '../widgets/button';
import { classNames } from '../widgets/class-names';
import { AddExpectation } from './add-expectation';
import { ExpectationForm } from './expectation-form';
import { addedTo, idsOf, mayHoldGroups, freeId, type NestPath } from './nest';
import classes from './expectations.module.css';

export interface ExpectationRowProps {
  readonly scenario: Scenario;
  readonly expectation: Expectation;
  /** How it stands; one inside another is told of by that. */
  readonly now?: ExpectationNow | undefined;
  readonly path: NestPath;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly change: (next: Expectation) => void;
  readonly remove: () => void;
  readonly duplicate: () => void;
  /** The id of the one whose form is open. */
  readonly openId: string | null;
  readonly openOther: (id: string | null) => void;
  /** Why the last change of it was refused. */
  readonly why?: string | undefined;
}

type Verdict = ExpectationNow['verdict'];
const SIGNS = { holds: Check, broken: X, undecided: Minus } as const;
const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  holds: 'Holds',
  broken: 'Broken',
  undecided: 'Not decided yet',
};

/** An expectation as a sentence, with its evidence; pressed, it opens into its fields. */
export function ExpectationRow(props: ExpectationRowProps) {
  const { scenario, expectation, now, isOpen, toggle, change, remove, duplicate, why } = props;
  const id = useId();
  const name = expectationName(scenario, expectation);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <div className={classes.head}>
        {now !== undefined && <Sign verdict={now.verdict} />}
        <button
          type="button"
          className={classNames(classes.sentence, now?.verdict === 'undecided' && classes.open)}
          aria-expanded={isOpen}
          aria-controls={`${id}-form`}
          data-expectation={expectation.id}
          onClick={toggle}
        >
          <span>{name}</span>
          <Chevron className={classes.chevron} size={14} aria-hidden="true" />
        </button>
      </div>
      {now !== undefined && <p className={classes.evidence}>{now.evidence}</p>}
      <div
        id={`${id}-form`}
        hidden={!isOpen}
        className={classes.form}
        role="group"
        aria-label={`Form of: ${name}`}
      >
        {isOpen && (
          <>
            {'over' in expectation ? (
              <ExpectationForm scenario={scenario} expectation={expectation} change={change} />
            ) : (
              <Group {...props} expectation={expectation} />
            )}
            <p className={classes.why} role="alert">
              {why}
            </p>
            <div className={classes.acts}>
              <Button size="small" icon={<Copy size={14} aria-hidden="true" />} onClick={duplicate}>
                Duplicate
              </Button>
              <Button size="small" icon={<Trash2 size={14} aria-hidden="true" />} onClick={remove}>
                Delete
              </Button>
            </div>
          </>
        )}
      </div>
    </>
  );
}

function Sign({ verdict }: { readonly verdict: Verdict }) {
  const Shape = SIGNS[verdict];
  return (
    <span className={classes[verdict]} role="img" aria-label={VERDICT_WORDS[verdict]}>
      <Shape size={14} aria-hidden="true" />
    </span>
  );
}

type GroupProps = ExpectationRowProps & {
  readonly expectation: Extract<Expectation, { readonly kind: 'all' | 'any' }>;
};

/** What holds others: all or any of them, each a row of its own. */
function Group(props: GroupProps) {
  const { scenario, expectation, path, change, openId, openOther } = props;
  const { kind, of } = expectation;
  const other = kind === 'all' ? 'any' : 'all';
  const replace = (at: number, next: Expectation | null): void => {
    const rest = next === null ? of.toSpliced(at, 1) : of.with(at, next);
    if (rest.length === 0) props.remove();
    else change({ ...expectation, of: rest });
  };
  return (
    <>
      <p className={classes.joint}>
        {kind === 'all' ? 'All of these hold.' : 'Any of these holds.'}{' '}
        <Button size="small" variant="quiet" onClick={() => change({ ...expectation, kind: other })}>
          {other === 'all' ? 'All of them instead' : 'Any of them instead'}
        </Button>
      </p>
      <ul className={classes.inner}>
        {of.map((one, at) => (
          <li key={one.id} className={classes.item}>
            <ExpectationRow
              {...props}
              expectation={one}
              now={undefined}
              why={undefined}
              path={[...path, at]}
              isOpen={openId === one.id || idsOf([one]).includes(openId ?? '')}
              toggle={() => openOther(openId === one.id ? expectation.id : one.id)}
              change={(next) => replace(at, next)}
              remove={() => {
                openOther(expectation.id);
                replace(at, null);
              }}
              duplicate={() => {
                const copy = { ...one, id: freeId(idsOf(scenario.expect), one.id) };
                change({ ...expectation, of: of.toSpliced(at + 1, 0, copy) });
              }}
            />
          </li>
        ))}
      </ul>
      <AddExpectation
        scenario={scenario}
        label="Add to these"
        isPlain={!mayHoldGroups([...path, 0])}
        onChoose={(chosen) => {
          openOther(chosen.id);
          change(addedTo(expectation, chosen));
        }}
      />
    </>
  );
}
