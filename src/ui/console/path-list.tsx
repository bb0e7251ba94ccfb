import { useEffect, useRef, type RefObject } from 'react';
import type { Route } from '../../worker/http';
import { classNames } from '../widgets/class-names';
import { placeList } from './place-list';
import classes from './path-field.module.css';

interface PathListProps {
  readonly id: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly routes: readonly Route[];
  readonly active: number;
  readonly activate: (index: number) => void;
  readonly choose: (route: Route) => void;
}

/** Over everything else, since the dock is low and would cut it off. */
export function PathList({ id, anchor, routes, active, activate, choose }: PathListProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    if (current === null || anchor.current === null) return;
    if (!current.matches(':popover-open')) current.showPopover();
    const page = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const spot = placeList(anchor.current.getBoundingClientRect(), current.scrollHeight + 2, page);
    Object.assign(current.style, {
      left: `${spot.left}px`,
      top: `${spot.top}px`,
      width: `${spot.width}px`,
      maxHeight: `${spot.height}px`,
    });
  }, [anchor, routes.length]);
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={box} popover="manual" className={classes.list}>
      <div id={`${id}-list`} role="listbox" data-state="open" aria-label="Paths that are known">
        {routes.map((route, index) => (
          // The field keeps the focus and takes the keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={`${route.node} ${route.method} ${route.path}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classNames(classes.option, index === active && classes.active)}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => activate(index)}
            onClick={() => choose(route)}
          >
            <span className={classes.method}>{route.method}</span>
            <span className={classes.path}>
              <span className={classes.node}>{route.node}</span>
              {route.path}
            </span>
            <span className={classes.summary}>{route.summary}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
