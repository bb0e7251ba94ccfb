import type { EventRow } from '../../worker/events';
import { moment } from '../figures';
import { chainWords, versionOf } from './event-words';
import classes from './event-chain.module.css';
import pane from './event-pane.module.css';

interface EventChainProps {
  readonly row: EventRow;
  readonly chain: readonly EventRow[];
  readonly open: (position: number) => void;
}

/** What the same saga has caused, from above to below; the event that is shown among them. */
export function EventChain({ row, chain, open }: EventChainProps) {
  return (
    <section className={pane.section} aria-label="What led to what">
      <h3 className={pane.heading}>What led to what</h3>
      <p className={pane.help}>{chainWords(row, chain)}</p>
      {chain.length > 0 && (
        <ol className={classes.chain}>
          {chain.map((link) => (
            <li key={link.position} className={classes.item}>
              <button
                type="button"
                className={classes.link}
                aria-current={link.position === row.position ? 'step' : undefined}
                onClick={() => open(link.position)}
              >
                <span className={classes.type}>
                  {link.type}
                  {link.position === row.position && <span className={classes.present}> (this event)</span>}
                </span>
                <span className={classes.time}>{moment(link.time)}</span>
                <span className={classes.about}>
                  {versionOf(link)}
                  {link.gist !== '' && `: ${link.gist}`}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
