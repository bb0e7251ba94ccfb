import { Check } from 'lucide-react';
import { select } from '../../../state/view';
import { HEAD } from '../../../worker/frame';
import { useActors, useRun } from '../../app/app-context';
import { LazyPart } from '../../app/lazy-part';
import { useAction } from '../../app/use-action';
import { useFrame } from '../../app/use-frame';
import { count } from '../../figures';
import { Mark } from '../../marks/mark';
import { Chip } from '../../widgets/chip';
import { verdictCounts, verdictWords } from '../run-words';
import classes from './chips.module.css';

const loadLines = async () => import('../../lines/lines-chip');

/** What else there is to read: the expectations and the log. */
export function Chips() {
  const { view } = useActors();
  const verdict = useRun((run) => run.verdict);
  const rows = useFrame((feed) => feed.frame?.head(HEAD.logRows) ?? 0, 500);
  const toLog = useAction('view.log');
  const several = useRun(({ lines }) => lines.length > 1);
  const counts = verdictCounts(verdict);
  const toExpectations = (): void => {
    select(view, null);
    view.setState({ phoneTab: 'settings' });
  };
  return (
    <div className={classes.chips}>
      {several && <LazyPart load={loadLines} what="The list of lines" />}
      {verdict.length > 0 && (
        <Chip
          icon={
            counts.broken > 0 ? (
              <Mark kind="failed" />
            ) : (
              counts.holds > 0 && <Check size={12} aria-hidden="true" />
            )
          }
          onPress={toExpectations}
        >
          {verdictWords(counts)}
        </Chip>
      )}
      {rows > 0 && (
        <Chip onPress={toLog.run}>
          {count(rows)} {rows === 1 ? 'event' : 'events'} to read
        </Chip>
      )}
    </div>
  );
}
