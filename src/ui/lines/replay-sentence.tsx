import { ArrowRightToLine } from 'lucide-react';
import { useFrame } from '../app/use-frame';
import { ActionButton } from '../shell/action-button';
import { replaySentence } from './replay-words';
import classes from './replay-sentence.module.css';

/** In the header of the timeline: what the dimmed part is, what an edit would do, and the way to its end. */
export default function ReplaySentence() {
  const words = useFrame(replaySentence, 50);
  return (
    <>
      <p className={classes.words} title={words}>
        {words}
      </p>
      <ActionButton
        action="run.to-newest"
        size="small"
        className={classes.newest}
        icon={<ArrowRightToLine size={14} aria-hidden="true" />}
      />
    </>
  );
}
