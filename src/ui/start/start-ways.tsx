import { formatRoute } from '../../state/route';
import { beginTour } from '../../state/tour';
import { useActors, usePreferences } from '../app/app-context';
import { useScenarios } from '../app/scenarios-context';
import { Button } from '../widgets/button';
import { Kbd } from '../widgets/kbd';
import classes from './start-page.module.css';
import { useDeskAct } from './use-desk-act';

/** What somebody presses who is here for the first time. */
export function StartWays({ onIntent }: { readonly onIntent: () => void }) {
  const { view } = useActors();
  const draw = useDeskAct((desk) => desk.create());
  const toured = usePreferences((preferences) => preferences.toured);
  const [first] = useScenarios();
  if (first === undefined) return null;
  return (
    <div className={classes.ways}>
      <a
        className={classes.run}
        href={formatRoute({ kind: 'run', scenarioId: first.id })}
        onPointerEnter={onIntent}
        onFocus={onIntent}
      >
        Run the first demo
      </a>
      <Button variant={toured ? 'quiet' : 'plain'} onPointerEnter={onIntent} onClick={() => beginTour(view)}>
        Take the tour, 3 minutes
      </Button>
      <Button variant="quiet" onPointerEnter={onIntent} onFocus={onIntent} onClick={draw}>
        Draw your own system
      </Button>
      <Button variant="quiet" onClick={() => view.setState({ overlay: 'guide', guide: null })}>
        Patterns: what they are
      </Button>
      <p className={classes.hints}>
        <Kbd keys="/" /> search <Kbd keys="Ctrl K" /> commands <Kbd keys="Ctrl O" /> open <Kbd keys="?" /> all
        keys
      </p>
    </div>
  );
}
