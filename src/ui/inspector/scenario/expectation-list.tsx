import { Check, Minus, X } from 'lucide-react';
import { useEffect } from 'react';
import type { Scenario } from '../../../scenario/format';
import type { ExpectationNow } from '../../../worker/protocol';
import { useRun, useView } from '../../app/app-context';
import { idleModule, useIdleModule } from '../../app/use-idle-module';
import { verdictCounts, verdictWords } from '../../shell/run-words';
import { expectationName } from '../expectation-words';
import { Section } from '../parts/section';
import classes from './expectation-list.module.css';

type Verdict = ExpectationNow['verdict'];

const SIGNS = { holds: Check, broken: X, undecided: Minus } as const;
const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  holds: 'Holds',
  broken: 'Broken',
  undecided: 'Not decided yet',
};

/** Who only watches has no use for it. */
const EDITOR = idleModule(async () => import('../../expect-editor/expectation-editor'));
const EDITOR_AFTER_MS = 7000;

/** What the scenario expects of the run, with what became of it so far; it can be edited once what does that has come. */
export function ExpectationList({ scenario }: { readonly scenario: Scenario }) {
  const verdict = useRun((state) => state.verdict);
  const isAdding = useView((view) => view.addsExpectation);
  const [editor, fetchEditor] = useIdleModule(EDITOR, EDITOR_AFTER_MS);
  useEffect(() => {
    if (isAdding) fetchEditor();
  }, [isAdding, fetchEditor]);
  const all = scenario.expect.length;
  if (editor === null && all === 0) return null;
  const { holds, broken } = verdictCounts(verdict);
  return (
    <Section title="Expected" aside={verdictWords({ holds, broken, undecided: all - holds - broken })}>
      {editor === null ? (
        <ul className={classes.list} onPointerEnter={fetchEditor}>
          {scenario.expect.map((expectation) => {
            const now = verdict.find(({ id }) => id === expectation.id);
            return (
              <ExpectationItem
                key={expectation.id}
                name={expectationName(scenario, expectation)}
                verdict={now?.verdict ?? 'undecided'}
                evidence={now?.evidence}
              />
            );
          })}
        </ul>
      ) : (
        <editor.ExpectationEditor scenario={scenario} />
      )}
    </Section>
  );
}

interface ExpectationItemProps {
  readonly name: string;
  readonly verdict: Verdict;
  readonly evidence: string | undefined;
}

/** With its evidence; of one that is not decided that is when it will be, or why it never can. */
function ExpectationItem({ name, verdict, evidence }: ExpectationItemProps) {
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
    </li>
  );
}
