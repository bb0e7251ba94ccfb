import { BREAKER_FIELD } from '../../worker/frame';
import { useFrame } from '../app/use-frame';
import { Mark } from '../marks/mark';
import { modeWords } from './breaker-words';
import { layerValue } from './frame-reads';
import classes from './breaker-state.module.css';

export interface BreakerStateProps {
  readonly edge: string;
  readonly layer: string;
}

/** The state of a breaker in one word, with its mark. */
export function BreakerState({ edge, layer }: BreakerStateProps) {
  const mode = useFrame(({ frame }) => layerValue(frame, edge, layer, BREAKER_FIELD.mode));
  if (Number.isNaN(mode)) return null;
  const { state, mark, tone } = modeWords(mode);
  return (
    <span className={`${classes.state} ${classes[tone]}`}>
      {mark !== undefined && <Mark kind={mark} size={10} />}
      {state}
    </span>
  );
}
