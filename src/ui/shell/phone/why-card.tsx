import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { seekerOf } from '../../../state/seeking';
import { askWhy, select } from '../../../state/view';
import { BREAKER_FIELD, type LayerRef } from '../../../worker/frame';
import type { LogRow } from '../../../worker/protocol';
import { useActors, useRun } from '../../app/app-context';
import { useFrame } from '../../app/use-frame';
import { moment } from '../../figures';
import { heldWord } from '../../inspector/breaker-words';
import { BREAKER_MODES } from '../rail/part-state';
import { PartMark } from '../rail/part-mark';
import { partGroups, type PartRow } from '../rail/part-rows';
import { relevantBreaker } from './relevant-breaker';
import classes from './why-card.module.css';

const NO_LAYERS: readonly LayerRef[] = [];

/** The breaker that matters most now: what it does, since when, and why. */
export function WhyCard() {
  const scenario = useRun((run) => run.scenario);
  const layout = useRun((run) => run.layout);
  const layers = layout?.layers ?? NO_LAYERS;
  const row = useFrame((feed) => relevantBreaker(feed, layers), 500);
  const layer = layers[row];
  if (scenario === null || layer === undefined) return null;
  const part = partGroups(scenario, layout)
    .flatMap((group) => group.rows)
    .find((one) => one.part.kind === 'edge' && one.part.id === layer.edge);
  return part === undefined ? null : <Card key={`${layer.edge}/${layer.layer}`} row={row} part={part} />;
}

interface CardProps {
  /** Of the breaker in frames. */
  readonly row: number;
  readonly part: PartRow;
}

function Card({ row, part }: CardProps) {
  const { run, view } = useActors();
  const [open, setOpen] = useState(true);
  const mode = useFrame((feed) => feed.frame?.layer(row, BREAKER_FIELD.mode) ?? 0, 500);
  const control = useFrame((feed) => feed.frame?.layer(row, BREAKER_FIELD.control) ?? 0, 500);
  const until = useFrame((feed) => feed.frame?.layer(row, BREAKER_FIELD.openUntil) ?? NaN, 500);
  const last = useLastChange(row, part);
  const Chevron = open ? ChevronUp : ChevronDown;
  const toSettings = (): void => {
    select(view, part.part);
    view.setState({ phoneTab: 'settings' });
  };
  return (
    <section className={classes.card} aria-label="Why">
      <h2 className={classes.head}>
        <button type="button" className={classes.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          <PartMark row={part} />
          <span className={classes.title}>
            {part.name} is {heldWord(control)?.toLowerCase() ?? BREAKER_MODES[mode] ?? 'closed'}
          </span>
          <Chevron size={16} aria-hidden="true" />
        </button>
      </h2>
      {open && (
        <div className={classes.body}>
          <p className={classes.words}>
            <Sentence change={last} row={row} isHeld={control > 0} />
            {mode === 1 && Number.isFinite(until) && (
              <>
                {' '}
                It tries again at <strong>{moment(until)}</strong>.
              </>
            )}
          </p>
          <div className={classes.ways}>
            {last !== null && (
              <button type="button" className={classes.way} onClick={() => seekerOf(run).to(last.time)}>
                Go to {moment(last.time)}
              </button>
            )}
            {last !== null && (
              <button
                type="button"
                className={classes.way}
                onClick={() => askWhy(view, { kind: 'change', index: last.index })}
              >
                Why?
              </button>
            )}
            <button type="button" className={classes.way} onClick={toSettings}>
              Settings
            </button>
          </div>
        </div>
      )}
    </section>
  );
}

interface SentenceProps {
  /** What the log says about it; null as long as it has not answered, which a run that failed never does. */
  readonly change: LogRow | null;
  readonly row: number;
  readonly isHeld: boolean;
}

function Sentence({ change, row, isHeld }: SentenceProps) {
  const changedAt = useFrame((feed) => feed.frame?.layer(row, BREAKER_FIELD.changedAt) ?? NaN, 500);
  if (change === null) {
    if (isHeld && !(changedAt > 0)) return 'So it was held by hand from the beginning.';
    return changedAt > 0 ? (
      <>
        So it is since <strong>{moment(changedAt)}</strong>.
      </>
    ) : (
      'Its breaker has not opened in this run.'
    );
  }
  return (
    <>
      At <strong>{moment(change.time)}</strong>: {change.text}
    </>
  );
}

/** The newest row of the log about this breaker, asked for whenever it changes. */
function useLastChange(row: number, { part }: PartRow): LogRow | null {
  const { run } = useActors();
  const changedAt = useFrame((feed) => feed.frame?.layer(row, BREAKER_FIELD.changedAt) ?? NaN, 500);
  const [last, setLast] = useState<LogRow | null>(null);
  const { kind, id } = part;
  useEffect(() => {
    let wanted = true;
    void run.askRows({ kinds: ['breaker'], part: { kind, id } }, 0, 1).then(({ rows }) => {
      if (wanted) setLast(rows[0] ?? null);
    });
    return () => {
      wanted = false;
    };
  }, [run, kind, id, changedAt]);
  return last;
}
