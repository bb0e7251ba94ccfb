import { useRef } from 'react';
import { useCanvas } from '../canvas-context';
import { frameRows } from '../frame-rows';
import { useTurnEffect } from '../use-turn';
import { CELL_LOOKS, NARROW_PITCH, STRIP_HEIGHT, STRIP_WIDTH, instanceCells } from './instance-cells';
import classes from './instance-strip.module.css';

export interface InstanceStripProps {
  readonly id: string;
  /** The same in words, which the name of the card says too. */
  readonly title: string;
  /** On a phone, where edges run from top to bottom. */
  readonly narrow: boolean;
}

/** The instances of a node as a row of cells, drawn by itself at this card's turns: React never hears of them. */
export function InstanceStrip({ id, title, narrow }: InstanceStripProps) {
  const strip = useRef<SVGSVGElement>(null);
  useTurnEffect(useCanvas().figures, ({ frame }) => {
    const row = frame === null ? undefined : frameRows(frame.layout).nodes.get(id);
    if (strip.current === null || frame === null || row === undefined) return;
    const { paths, more, width } = instanceCells(frame, row, narrow ? NARROW_PITCH : undefined);
    const [text, ...looks] = strip.current.children;
    CELL_LOOKS.forEach((look, index) => {
      if (looks[index].getAttribute('d') !== paths[look]) looks[index].setAttribute('d', paths[look]);
    });
    const words = more > 0 ? `+${more}` : '';
    if (text.textContent !== words) text.textContent = words;
    text.setAttribute('x', String(width + 1));
  });
  return (
    <span className={classes.strip} title={title}>
      <svg ref={strip} width={STRIP_WIDTH} height={STRIP_HEIGHT} aria-hidden="true">
        <text y={STRIP_HEIGHT} className={classes.more} />
        {CELL_LOOKS.map((look) => (
          <path key={look} className={classes[look]} />
        ))}
      </svg>
    </span>
  );
}
