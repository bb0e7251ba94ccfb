import { Check, Copy, TriangleAlert } from 'lucide-react';
import { useActors } from '../../app/app-context';
import { useFrame } from '../../app/use-frame';
import { shortHash } from '../run-words';
import { ChipButton } from './chip-button';
import { hashOf, useCopy } from './copy-hash';
import classes from './hash-chip.module.css';

/** The run so far as one number; a press copies it. */
export function HashChip() {
  const { feed } = useActors().run;
  const hash = useFrame(hashOf, 100);
  const { outcome, copy } = useCopy();
  return (
    <>
      <ChipButton tip={<HashTip />} onClick={() => copy(hashOf(feed))}>
        <CopyGlyph outcome={outcome} />
        <span className="visually-hidden">Copy the trace hash </span>
        <span className={classes.digits}>{hash === '' ? '–' : shortHash(hash)}</span>
      </ChipButton>
      <span role="status" className="visually-hidden">
        {outcome === 'copied' && 'The trace hash was copied.'}
        {outcome === 'refused' && 'The browser did not let the page copy.'}
      </span>
    </>
  );
}

function CopyGlyph({ outcome }: { readonly outcome: 'copied' | 'refused' | null }) {
  if (outcome === 'copied') return <Check size={12} className={classes.copied} aria-hidden="true" />;
  if (outcome === 'refused')
    return <TriangleAlert size={12} className={classes.refused} aria-hidden="true" />;
  return <Copy size={12} aria-hidden="true" />;
}

function HashTip() {
  const hash = useFrame(hashOf);
  return (
    <>
      <span className={classes.whole}>{hash === '' ? 'No event yet' : hash}</span>
      The trace hash: all events of this run so far as one number. The same scenario, seed and edits give the
      same hash on every machine. Press to copy it.
    </>
  );
}
