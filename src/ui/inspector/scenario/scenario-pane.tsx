import { PencilLine } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Scenario } from '../../../scenario/format';
import { crossingsIn } from '../../../state/scenario-readings';
import { Chip } from '../../widgets/chip';
import { IconButton } from '../../widgets/icon-button';
import { CallRows } from '../parts/call-rows';
import { Section } from '../parts/section';
import { Begin } from './begin';
import { CommandList } from './command-list';
import { FindSetting } from '../parts/find-setting';
import { ExpectationList } from './expectation-list';
import { WatchList } from './watch-list';
import { WhenSeen } from './when-seen';
import pane from '../inspector.module.css';
import classes from './scenario-pane.module.css';

/** Forms are fetched when they come into sight: a demo begins with what there is to watch. */
const StartSettings = lazy(async () => ({ default: (await import('./start-settings')).StartSettings }));

/** Comes with the wish to edit them. */
const WordsForm = lazy(async () => ({ default: (await import('./words-form')).WordsForm }));

/** What the scenario asks, what to look at, and how it stands so far: shown while nothing is selected. */
export function ScenarioPane({ scenario }: { readonly scenario: Scenario }) {
  const [editsWords, setEditsWords] = useState(false);
  const guarded = scenario.edges.filter((edge) => edge.stack.length > 0);
  const crossings = crossingsIn(scenario).map(({ edge }) => edge);
  const crossing = scenario.edges.filter(({ id }) => crossings.includes(id));
  return (
    <>
      <ScenarioHeader scenario={scenario} editsWords={editsWords} setEditsWords={setEditsWords} />
      <div className={pane.sections}>
        {!editsWords && <WatchList steps={scenario.watch} />}
        {guarded.length > 0 && (
          <Section title="Look inside" aside="calls with policies">
            <CallRows scenario={scenario} edges={guarded} show="both" />
          </Section>
        )}
        {crossing.length > 0 && (
          <Section title="Cross ownership" aside="calls to a database of another">
            <CallRows scenario={scenario} edges={crossing} show="both" />
          </Section>
        )}
        <ExpectationList scenario={scenario} />
        <CommandList />
        <WhenSeen waiting={<div className={classes.waiting} />}>
          <Suspense fallback={<div className={classes.waiting} />}>
            <StartSettings scenario={scenario} />
          </Suspense>
        </WhenSeen>
        {!editsWords && scenario.notes !== '' && (
          <Section title="Notes">
            <p className={classes.notes}>{scenario.notes}</p>
          </Section>
        )}
      </div>
    </>
  );
}

interface ScenarioHeaderProps {
  readonly scenario: Scenario;
  readonly editsWords: boolean;
  readonly setEditsWords: (edits: boolean) => void;
}

function ScenarioHeader({ scenario, editsWords, setEditsWords }: ScenarioHeaderProps) {
  const { question } = scenario;
  const ways = useRef<HTMLSpanElement>(null);
  const done = (): void => {
    setEditsWords(false);
    ways.current?.querySelector('button')?.focus();
  };
  return (
    <header className={classes.header}>
      <div className={classes.kicker}>
        {question === '' ? 'Scenario' : 'The question'}
        <span ref={ways} className={classes.ways}>
          <IconButton
            label="Edit the words of the scenario"
            size="small"
            pressed={editsWords}
            icon={<PencilLine size={14} aria-hidden="true" />}
            tooltipSide="left"
            onClick={() => setEditsWords(!editsWords)}
          />
          <FindSetting />
        </span>
      </div>
      <h2 className={classes.question} tabIndex={-1}>
        {question === '' ? scenario.name : question}
      </h2>
      {editsWords ? (
        <Suspense fallback={null}>
          <WordsForm scenario={scenario} done={done} />
        </Suspense>
      ) : (
        <Begin />
      )}
      {!editsWords && scenario.tags.length > 0 && (
        <ul className={classes.tags} aria-label="Tags">
          {scenario.tags.map((tag) => (
            <li key={tag}>
              <Chip>{tag}</Chip>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
