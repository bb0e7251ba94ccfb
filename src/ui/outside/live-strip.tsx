import { Plug } from 'lucide-react';
import { useActors, useRun } from '../app/app-context';
import { useAction } from '../app/use-action';
import { nodeName } from '../event-log/part-names';
import { count } from '../figures';
import { useRoom } from '../shell/use-room';
import { Button } from '../widgets/button';
import { countWords, placeWords, shortWhereWords, whereWords } from './outside-words';
import classes from './live-strip.module.css';

/** Above everything: real requests go out, to where, and how many. */
export function LiveStrip() {
  const outside = useRun((run) => run.outside);
  const scenario = useRun((run) => run.scenario);
  const { console, view } = useActors();
  const isPhone = useRoom() === 'phone';
  const toConsole = useAction('view.console');
  if (outside === null || scenario === null) return null;
  const { nodes } = outside;
  const nameOf = (node: string): string => nodeName(scenario, node);
  const showWire = (): void => {
    toConsole.run();
    // What is wanted is to look, not to type.
    view.setState({ wantsPath: false });
    // The page says so itself when the console does not come.
    void console.open().then(
      (store) => store.look({ page: 'wire' }),
      () => undefined,
    );
  };
  const rest = `1× only · ${countWords(outside, count)}`;
  const capped = outside.simulated > 0 ? ' (cap 50/s)' : '';
  return (
    <section className={classes.strip} aria-label="Real requests">
      <Plug size={14} className={classes.sign} aria-hidden="true" />
      <strong>Live</strong>
      <span className={classes.where} title={whereWords(nodes, nameOf)}>
        {isPhone ? placeWords(nodes) : shortWhereWords(nodes, nameOf)}
      </span>
      <span className={classes.counts}>{rest + capped}</span>
      <Button size="small" variant="quiet" className={classes.show} onClick={showWire}>
        Show the wire
      </Button>
    </section>
  );
}
