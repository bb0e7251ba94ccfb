import { BREAKER_FIELD } from '../../worker/frame';
import { useFrame } from '../app/use-frame';
import { Mark } from '../marks/mark';
import { heldWord, modeWords } from './breaker-words';
import { layerValue } from './frame-reads';
import classes from './breaker-state.module.css';

export interface BreakerStateProps {
  readonly edge: string;
  readonly layer: string;
}

/** The state of a breaker in one word, with its mark; of one that is held by hand how it is held. */
export function BreakerState({ edge, layer }: BreakerStateProps) {
  const mode = useFrame(({ frame }) => layerValue(frame, edge, layer, BREAKER_FIELD.mode));
  const control = useFrame(({ frame }) => layerValue(frame, edge, layer, BREAKER_FIELD.control));
  if (Number.isNaN(mode)) return null;
  const { mark, tone } = modeWords(mode);
  const state = heldWord(control) ?? modeWords(mode).state;
  return (
    <span className={`${classes.state} ${classes[tone]}`}>
      {mark !== undefined && <Mark kind={mark} size={10} />}
      {state}
    </span>
  );
}
