import { useFrame } from '../../app/use-frame';
import { HealthMark, Mark } from '../../marks/mark';
import { breakerOf, figuresOf, healthOf } from './part-state';
import type { PartRow } from './part-rows';
import classes from './part-mark.module.css';

/** Figures that are only read aloud. */
const FIGURES_EVERY_MS = 3000;
const EVERY_MS = 500;

/** How a part does: the health of a node, the state of a breaker. Closed and calm shows nothing. */
export function PartMark({ row }: { readonly row: PartRow }) {
  const health = useFrame((feed) => healthOf(feed, row), EVERY_MS);
  const breaker = useFrame((feed) => breakerOf(feed, row), EVERY_MS);
  if (health !== null) return <HealthMark health={health} />;
  if (breaker === 'open') return <Mark kind="rejected" label="breaker open" />;
  if (breaker === 'half-open')
    return <span role="img" aria-label="breaker half-open" className={classes.halfOpen} />;
  if (breaker === 'closed') return <span role="img" aria-label="breaker closed" className={classes.closed} />;
  return null;
}

/** The same figures as on the canvas, for whoever hears the page. */
export function PartFigures({ row }: { readonly row: PartRow }) {
  const figures = useFrame((feed) => figuresOf(feed, row), FIGURES_EVERY_MS);
  return <span className="visually-hidden">{figures === '' ? '' : `, ${figures}`}</span>;
}
