import { HEAD } from '../../worker/frame';
import { useRun } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { conditionOf, type RunCondition } from './run-words';

/** What goes on with the run; looked at twice a second, since the pace is an average anyway. */
export function useCondition(): RunCondition {
  const phase = useRun((run) => run.phase);
  const mode = useRun((run) => run.mode);
  const speed = useRun((run) => run.speed);
  const replays = useRun((run) => run.replays);
  const pace = useFrame((feed) => feed.frame?.head(HEAD.pace) ?? NaN, 500);
  return conditionOf({ phase, mode, speed, replays }, pace);
}
