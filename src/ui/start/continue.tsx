import { Play } from 'lucide-react';
import { HEAD } from '../../worker/frame';
import { useActors, useRun } from '../app/app-context';
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
  const title = useScenarios().find(({ id }) => id === scenario?.id);
  if (phase !== 'ready' || scenario === null || title === undefined) return null;
  const seedOf = seed === title.seed ? {} : { seed };
  const here = { kind: 'run', scenarioId: title.id, ...seedOf } as const;
  const afresh = (): void => {
    run.open({ kind: 'built-in', id: title.id }, seed);
    view.setState({ page: here });
  };
  return (
    <section aria-labelledby="continue" className={classes.section}>
      <h2 id="continue" className={classes.heading}>
        Continue where you left
      </h2>
      <div className={classes.box}>
        <div className={classes.picture}>
          <Miniature scenario={title} />
        </div>
        <div className={classes.text}>
          <h3 className={classes.title}>{scenario.name}</h3>
          <p className={classes.where}>
            {ended ? 'It ran to its end at' : 'You stopped at'} <strong>{moment(time)}</strong>
            {ended ? '.' : ` of ${title.seconds} s.`}
          </p>
          <p className={classes.facts}>
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
