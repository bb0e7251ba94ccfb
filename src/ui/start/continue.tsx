import { Play } from 'lucide-react';
import { HEAD } from '../../worker/frame';
import type { ScenarioSource } from '../../worker/protocol';
import type { Page, View } from '../../state/view';
import { useActors, useRun, useView } from '../app/app-context';
import { useScenarios } from '../app/scenarios-context';
import { useFrame } from '../app/use-frame';
import { moment } from '../figures';
import { Button } from '../widgets/button';
import { Miniature } from './miniature';
import classes from './continue.module.css';

/** The run that was left for the start page: it waits where it was. */
export default function Continue() {
  const { run, view } = useActors();
  const phase = useRun((now) => now.phase);
  const scenario = useRun((now) => now.scenario);
  const seed = useRun((now) => now.seed);
  const ended = useRun((now) => now.mode === 'ended');
  const edits = useRun((now) => now.log.length);
  const time = useFrame((feed) => feed.frame?.head(HEAD.time) ?? 0);
  const file = useView((now) => now.file);
  const builtIn = useScenarios().find(({ id }) => id === scenario?.id);
  // A file may carry the id of a built-in scenario and be another one.
  const title = file === null ? builtIn : undefined;
  if (phase !== 'ready' || scenario === null || (file === null && title === undefined)) return null;
  const here = file ?? builtInPage(scenario.id, seed, title?.seed);
  const afresh = (): void => {
    run.open(beginningOf(file) ?? { kind: 'built-in', id: scenario.id }, seed);
    view.setState({ page: here });
  };
  return (
    <section aria-labelledby="continue" className={classes.section}>
      <h2 id="continue" className={classes.heading}>
        Continue where you left
      </h2>
      <div className={classes.box}>
        {title !== undefined && (
          <div className={classes.picture}>
            <Miniature picture={title.picture} />
          </div>
        )}
        <div className={classes.text}>
          <h3 className={classes.title}>{scenario.name}</h3>
          <p className={classes.where}>
            {ended ? 'It ran to its end at' : 'You stopped at'} <strong>{moment(time)}</strong>
            {ended ? '.' : ` of ${scenario.durationMs / 1000} s.`}
          </p>
          <p className={classes.facts}>
            {file !== null && <span>{file.kind === 'link' ? 'from a link' : file.name}</span>}
            <span>seed {seed}</span>
            {edits > 0 && <span>{edits === 1 ? '1 edit' : `${edits} edits`}</span>}
          </p>
          <div className={classes.ways}>
            <Button
              variant="primary"
              icon={<Play size={14} aria-hidden="true" />}
              onClick={() => view.setState({ page: here })}
            >
              Continue
            </Button>
            <Button onClick={afresh}>From the start</Button>
          </div>
        </div>
      </div>
    </section>
  );
}

/** What a file or a link began with, apart from what was done then. */
function beginningOf(file: View['file']): ScenarioSource | undefined {
  if (file?.kind === 'file') return { kind: 'text', text: file.text };
  return file?.written?.snapshot.start;
}

/** The address says a seed only where it is not the scenario's own. */
function builtInPage(scenarioId: string, seed: number, own: number | undefined): Page {
  return seed === own ? { kind: 'run', scenarioId } : { kind: 'run', scenarioId, seed };
}
