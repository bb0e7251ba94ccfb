import { formatRoute } from '../../state/route';
import { useActors } from '../app/app-context';
import { useScenarios } from '../app/scenarios-context';
import { Button } from '../widgets/button';
import classes from './start-page.module.css';

/** What somebody presses who is here for the first time. */
export function StartWays({ onIntent }: { readonly onIntent: () => void }) {
  const { view } = useActors();
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
      <Button onClick={() => view.setState({ overlay: 'guide', guide: null })}>
        Patterns: what they are
      </Button>
    </div>
  );
}
