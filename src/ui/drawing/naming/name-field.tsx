import { ViewportPortal } from '@xyflow/react';
import { useLayoutEffect, useRef, useState } from 'react';
import { grown, type Box } from '../../topology/geometry/box';
import { shiftIntoSight, shiftPastPanels } from '../sight';
import { nameProblem } from './name-problem';
import classes from './name-field.module.css';

/** Between the field and the edge of the canvas, in px of the screen. */
const EDGE = 8;
/** As its style says: a group may be wider than any name. */
const WIDEST = 360;

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  /** Nothing has this name yet: it is taken as it is, too. */
  readonly isNew?: boolean;
  /** In the world. */
  readonly place: Box;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** A name in its place: Enter or a press elsewhere takes it, Escape leaves the old one. */
export function NameField({ label, name, isNew = false, place, onName, onClose }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const around = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(name);
  const problem = nameProblem(text);
  useLayoutEffect(() => {
    const before = document.activeElement;
    field.current?.select();
    return () => {
      if (before instanceof HTMLElement || before instanceof SVGElement)
        before.focus({ preventScroll: true });
    };
  }, []);
  useLayoutEffect(() => {
    if (around.current !== null) keepInSight(around.current);
  }, [text, problem]);
  const take = (): void => {
    if (problem === null && (isNew || text.trim() !== name)) onName(text.trim());
    onClose();
  };
  return (
    <ViewportPortal>
      <div
        ref={around}
        className={`${classes.place} nopan nodrag nokey`}
        style={{ left: place.x, top: place.y, minWidth: Math.min(place.width, WIDEST) }}
      >
        <input
          ref={field}
          className={classes.field}
          aria-label={label}
          aria-invalid={problem !== null}
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') onClose();
            if (event.key === 'Enter' && problem === null) take();
          }}
        />
        <span role="alert" className={classes.problem}>
          {problem}
        </span>
      </div>
    </ViewportPortal>
  );
}

/** At the edge of the canvas, and where a panel lies, it stands beside its place: all of it is seen. */
function keepInSight(element: HTMLElement): void {
  const flow = element.closest('.react-flow');
  const pane = flow?.getBoundingClientRect();
  if (flow === null || pane === undefined) return;
  element.style.translate = '';
  const { x, y, width, height } = element.getBoundingClientRect();
  const seen = {
    x: pane.x + EDGE,
    y: pane.y + EDGE,
    width: pane.width - 2 * EDGE,
    height: pane.height - 2 * EDGE,
  };
  const panels = (flow.parentElement ?? flow).querySelectorAll('[data-panel], [role="toolbar"]');
  const covered = [...panels].map((panel) => grown(panel.getBoundingClientRect(), EDGE));
  const box = { x, y, width, height };
  const by = shiftPastPanels(box, { seen, covered }) ?? shiftIntoSight(box, seen);
  const zoom = width / element.offsetWidth;
  element.style.translate = `${by.x / zoom}px ${by.y / zoom}px`;
}
