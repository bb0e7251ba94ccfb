import { X } from 'lucide-react';
import { useActors } from '../../app/app-context';
import { count } from '../../figures';
import { Mark } from '../../marks/mark';
import type { TrafficMark } from '../../marks/mark-paths';
import { IconButton } from '../../widgets/icon-button';
import { useSampling } from '../sampling';
import classes from './legend.module.css';

const ENTRIES: readonly { readonly mark: TrafficMark; readonly words: string }[] = [
  { mark: 'ask', words: 'asking' },
  { mark: 'served', words: 'served' },
  { mark: 'fallback', words: 'by a fallback' },
  { mark: 'late', words: 'late' },
  { mark: 'rejected', words: 'rejected' },
  { mark: 'failed', words: 'failed' },
  { mark: 'lost', words: 'lost on the way' },
  { mark: 'retry', words: 'waiting to retry' },
];

/** The marks with their words, and how many calls one of them stands for. */
export function Legend() {
  const { preferences } = useActors();
  const sampling = useSampling();
  return (
    <section aria-label="Legend" className={classes.legend}>
      <ul className={classes.marks}>
        {ENTRIES.map(({ mark, words }) => (
          <li key={mark} className={classes.entry}>
            <Mark kind={mark} size={11} share={0.62} />
            {words}
          </li>
        ))}
      </ul>
      <p className={classes.foot}>
        <span>{sampling === null ? 'Figures stand for the calls' : samplingText(sampling)}</span>
        <span>Edge width shows rate</span>
      </p>
      <span className={classes.close}>
        <IconButton
          size="small"
          label="Close the legend"
          icon={<X size={13} aria-hidden="true" />}
          onClick={() => preferences.setState({ legend: false })}
        />
      </span>
    </section>
  );
}

function samplingText(callsPerMark: number): string {
  return `One mark stands for ${callsPerMark === 1 ? 'one call' : `${count(callsPerMark)} calls`}`;
}
