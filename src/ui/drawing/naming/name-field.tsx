import { ViewportPortal } from '@xyflow/react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Box } from '../../topology/geometry/box';
import { nameProblem } from './name-problem';
import classes from './name-field.module.css';

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
  const take = (): void => {
    if (problem === null && (isNew || text.trim() !== name)) onName(text.trim());
    onClose();
  };
  return (
    <ViewportPortal>
      <div
        className={`${classes.place} nopan nodrag nokey`}
        style={{ left: place.x, top: place.y, minWidth: place.width }}
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
