import { useId, type Ref } from 'react';
import { OUTCOMES, type Outcome } from './outcomes';
import classes from './charts.module.css';

/** Writes the bars of each outcome into its path. */
export function setOutcomePaths(group: SVGGElement | null, bars: Readonly<Record<Outcome, string>>): void {
  if (group === null) return;
  OUTCOMES.forEach((outcome, index) => group.children.item(index)?.setAttribute('d', bars[outcome]));
}

/** Empty paths in one group, each with a texture of its own: colour alone would leave some people out. */
export function OutcomePaths({ ref }: { readonly ref: Ref<SVGGElement> }) {
  const id = useId();
  const fills: Readonly<Record<Outcome, string>> = {
    served: 'var(--served)',
    fallback: `url(#${id}-fallback)`,
    late: `url(#${id}-late)`,
    rejected: `url(#${id}-rejected)`,
    failed: `url(#${id}-failed)`,
  };
  return (
    <>
      <defs>
        <pattern id={`${id}-fallback`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" fill="var(--degraded)" />
          <circle cx="2.5" cy="2.5" r="1.5" fill="var(--panel)" />
        </pattern>
        <pattern id={`${id}-late`} width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" fill="var(--degraded)" />
          <path d="M-1 1L1 -1M0 4L4 0M3 5L5 3" className={classes.hatch} />
        </pattern>
        <pattern id={`${id}-rejected`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--rejected)" />
          <path d="M0 0.5H6" className={classes.stripes} />
        </pattern>
        <pattern id={`${id}-failed`} width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" fill="var(--failed)" />
          <path d="M2 0.5L3.5 2L2 3.5L0.5 2Z" className={classes.dots} />
        </pattern>
      </defs>
      <g ref={ref}>
        {OUTCOMES.map((outcome) => (
          <path key={outcome} fill={fills[outcome]} />
        ))}
      </g>
    </>
  );
}
