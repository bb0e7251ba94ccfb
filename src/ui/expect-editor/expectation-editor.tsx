import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import type { Expectation } from '../../scenario/expect/format';
import type { Scenario } from '../../scenario/format';
import { offerUndo } from '../../state/view';
import { useActors, useRun, useView } from '../app/app-context';
import { SentToRuns, useWhole } from '../forms/use-whole';
import { PauseToggle } from '../inspector/scenario/pause-toggle';
import { expectationName } from '../inspector/expectation-words';
import { AddExpectation } from './add-expectation';
import { useChosen, useChosenExpectation } from './chosen-expectation';
import { ExpectationRow } from './expectation-row';
import { idsOf } from './nest';
import { expectationRefusal } from './refusal';
import {
  addExpectation,
  changeExpectation,
  duplicateExpectation,
  removeExpectation,
} from './send-expectations';
import classes from './expectations.module.css';

/** What the scenario expects of the run, each with how it stands; sentences are added, opened and changed in place. */
export function ExpectationEditor({ scenario }: { readonly scenario: Scenario }) {
  const { run } = useActors();
  const store = useChosenExpectation();
  const input = useRef<HTMLInputElement>(null);
  const [why, setWhy] = useState<string | undefined>(undefined);
  useFocusOnAdding(input);
  return (
    <>
      {scenario.expect.length === 0 && (
        <p className={classes.none}>
          Nothing yet. Say what this run is to show, and it is judged as it goes on.
        </p>
      )}
      <ul className={classes.list}>
        {scenario.expect.map((expectation) => (
          <Item key={expectation.id} scenario={scenario} expectation={expectation} toAdd={input} />
        ))}
      </ul>
      <AddExpectation
        scenario={scenario}
        label="Add an expectation"
        input={input}
        onChoose={(expectation) => {
          void addExpectation(run, scenario, expectation).then((answer) => {
            setWhy(answer.ok ? undefined : expectationRefusal(answer.error));
            if (answer.ok) store.setState({ chosen: expectation.id });
          });
        }}
      />
      <p className={classes.why} role="alert">
        {why}
      </p>
    </>
  );
}

/** Whoever asked to add one finds the caret in the field. */
function useFocusOnAdding(input: RefObject<HTMLInputElement | null>): void {
  const { view } = useActors();
  const isAdding = useView((state) => state.addsExpectation);
  useEffect(() => {
    if (!isAdding) return;
    view.setState({ addsExpectation: false });
    input.current?.scrollIntoView({ block: 'center' });
    input.current?.focus();
  }, [isAdding, view, input]);
}

const SENT = new SentToRuns<Expectation>();

interface ItemProps {
  readonly scenario: Scenario;
  readonly expectation: Expectation;
  /** Takes the focus when the row goes. */
  readonly toAdd: RefObject<HTMLInputElement | null>;
}

function Item({ scenario, expectation, toAdd }: ItemProps) {
  const store = useChosenExpectation();
  const chosen = useChosen((state) => state.chosen);
  const isPointed = useChosen((state) => state.pointed === expectation.id);
  const now = useRun((state) => state.verdict.find(({ id }) => id === expectation.id));
  const { shown, why, send, remove, duplicate } = useExpectationActs({ scenario, expectation, toAdd });
  const isOpen = chosen === expectation.id || idsOf([shown]).includes(chosen ?? '');
  const open = (id: string | null): void => store.setState({ chosen: id });
  const point = (pointed: string | null) => () => store.setState({ pointed });
  return (
    <li className={classes.item} data-pointed={isPointed}>
      <div
        onPointerEnter={point(expectation.id)}
        onPointerLeave={point(null)}
        onFocus={point(expectation.id)}
        onBlur={point(null)}
      >
        <ExpectationRow
          scenario={scenario}
          expectation={shown}
          now={
            now ?? {
              id: expectation.id,
              verdict: 'undecided',
              evidence: 'It is judged as soon as the run goes on.',
            }
          }
          path={[]}
          isOpen={isOpen}
          toggle={() => open(isOpen ? null : expectation.id)}
          change={(next) => void send(next)}
          remove={() => void remove()}
          duplicate={() => void duplicate()}
          openId={chosen}
          openOther={open}
          why={why}
        />
      </div>
      {expectation.kind === 'invariant' && !isOpen && (
        <PauseToggle expectation={expectation} name={expectationName(scenario, expectation)} />
      )}
    </li>
  );
}

/** What can be done to an expectation, and what was refused of that. */
function useExpectationActs({ scenario, expectation, toAdd }: ItemProps) {
  const { run, view } = useActors();
  const store = useChosenExpectation();
  const { newest, change } = useWhole(SENT, `expect.${expectation.id}`, expectation);
  const [why, setWhy] = useState<string | undefined>(undefined);
  const [refused, setRefused] = useState<Expectation | null>(null);
  const told = (answer: Result<void, readonly Problem[]>, wanted: Expectation | null): void => {
    setWhy(answer.ok ? undefined : expectationRefusal(answer.error));
    // What was refused stays as it was wanted, so that nothing that somebody set is lost.
    setRefused(answer.ok ? null : wanted);
  };
  const send = async (next: Expectation): Promise<void> => {
    const answer = await change(
      () => ({ next, label: '' }),
      async (made) => changeExpectation(run, scenario, made.next),
    );
    told(answer, next);
  };
  const remove = async (): Promise<void> => {
    const answer = await removeExpectation(run, scenario, expectation);
    told(answer, null);
    if (!answer.ok) return;
    toAdd.current?.focus();
    offerUndo(view, `No longer expected: ${expectationName(scenario, expectation)}.`);
  };
  const duplicate = async (): Promise<void> => {
    const { id, answer } = await duplicateExpectation(run, scenario, expectation);
    told(answer, null);
    if (answer.ok) store.setState({ chosen: id });
  };
  return { shown: refused ?? newest, why, send, remove, duplicate };
}
