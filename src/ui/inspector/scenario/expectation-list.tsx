import { Check, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Scenario } from '../../../scenario/format';
import type { ExpectationNow } from '../../../worker/protocol';
import { useRun } from '../../app/app-context';
import { expectationName } from '../expectation-words';
import { Section } from '../parts/section';
import { PauseToggle } from './pause-toggle';
import classes from './expectation-list.module.css';

type Verdict = ExpectationNow['verdict'];

const SIGNS = { holds: Check, broken: X, undecided: Minus } as const;
const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  holds: 'Holds',
  broken: 'Broken',
  undecided: 'Not decided yet',
};

/** What the scenario expects of the run, with what became of it so far. */
export function ExpectationList({ scenario }: { readonly scenario: Scenario }) {
  const verdict = useRun((state) => state.verdict);
  if (scenario.expect.length === 0) return null;
  return (
    <Section title="Expected" aside={tally(verdict, scenario.expect.length)}>
      <ul className={classes.list}>
        {scenario.expect.map((expectation) => {
          const now = verdict.find(({ id }) => id === expectation.id);
          const name = expectationName(scenario, expectation);
          return (
            <ExpectationItem
              key={expectation.id}
              name={name}
              verdict={now?.verdict ?? 'undecided'}
              evidence={now?.evidence}
            >
              {expectation.kind === 'invariant' && <PauseToggle expectation={expectation} name={name} />}
            </ExpectationItem>
          );
        })}
      </ul>
    </Section>
  );
}

interface ExpectationItemProps {
  readonly name: string;
  readonly verdict: Verdict;
  readonly evidence: string | undefined;
  /** What can be done with it. */
  readonly children: ReactNode;
}

/** With its evidence; of one that is not decided that is when it will be, or why it never can. */
function ExpectationItem({ name, verdict, evidence, children }: ExpectationItemProps) {
  const Sign = SIGNS[verdict];
  return (
    <li className={classes.item}>
      <span className={classes[verdict]} role="img" aria-label={VERDICT_WORDS[verdict]}>
        <Sign size={14} aria-hidden="true" />
      </span>
      <div>
        <p className={verdict === 'undecided' ? classes.open : classes.name}>{name}</p>
        {evidence !== undefined && <p className={classes.evidence}>{evidence}</p>}
      </div>
      {children}
    </li>
  );
}

function tally(verdict: readonly ExpectationNow[], all: number): string {
  const count = (wanted: Verdict): number => verdict.filter((one) => one.verdict === wanted).length;
  const [holds, broken] = [count('holds'), count('broken')];
  const open = all - holds - broken;
  const parts = [
    holds > 0 ? `${holds} ${holds === 1 ? 'holds' : 'hold'}` : '',
    broken > 0 ? `${broken} broken` : '',
    open > 0 ? `${open} not decided` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
