import { Fragment, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useActors, usePreferences } from '../app/app-context';
import type { Room } from './breakpoints';
import { keptSize, withSize } from './kept-sizes';
import classes from './panel-group.module.css';
import { SizeHandle } from './size-handle';

export interface PanelPlan {
  readonly id: string;
  /** Names the separators beside it. */
  readonly what: string;
  /** In rem; the one panel without a size takes what is left. */
  readonly size?: number;
  readonly least?: number;
  readonly most?: number;
  readonly content: ReactNode;
}

interface PanelGroupProps {
  readonly direction: 'horizontal' | 'vertical';
  readonly room: Room;
  readonly panels: readonly PanelPlan[];
}

/** Panels side by side or one above the other, with separators that mouse and arrow keys move, as they were left. */
export function PanelGroup({ direction, room, panels }: PanelGroupProps) {
  const { preferences } = useActors();
  const kept = usePreferences(({ sizes }) => sizes);
  const element = useRef<HTMLDivElement>(null);
  // While a separator is dragged its panel follows at once; preferences hear of it when it is let go.
  const [dragged, setDragged] = useState<{ readonly id: string; readonly size: number } | null>(null);
  const sizeOf = ({ id, size }: PanelPlan): number | undefined =>
    size === undefined ? undefined : dragged?.id === id ? dragged.size : (keptSize(kept, room, id) ?? size);
  const drawnSize = (id: string): number => {
    const panel = element.current?.querySelector(`:scope > [data-panel="${id}"]`)?.getBoundingClientRect();
    const px = (direction === 'horizontal' ? panel?.width : panel?.height) ?? 0;
    return px / parseFloat(getComputedStyle(document.documentElement).fontSize);
  };
  const keep = (id: string, size: number | undefined): void => {
    setDragged(null);
    preferences.setState(({ sizes }) => ({ sizes: withSize(sizes, room, id, size) }));
  };
  return (
    <div ref={element} className={direction === 'horizontal' ? classes.columns : classes.rows}>
      {panels.map((panel, index) => {
        // The separator moves the panel behind it, or where that one takes what is left, the one before it.
        const moved = panel.size === undefined ? panels[index - 1] : panel;
        return (
          <Fragment key={panel.id}>
            {index > 0 && (
              <SizeHandle
                direction={direction}
                label={`Resize ${panels[index - 1].what} and ${panel.what}`}
                size={sizeOf(moved) ?? 0}
                least={moved.least ?? 0}
                most={moved.most ?? Infinity}
                grows={moved === panel ? -1 : 1}
                drawnSize={() => drawnSize(moved.id)}
                onDrag={(size) => setDragged({ id: moved.id, size })}
                onKeep={(size) => keep(moved.id, size)}
              />
            )}
            <div data-panel={panel.id} className={classes.panel} style={styleOf(panel, sizeOf(panel))}>
              {panel.content}
            </div>
          </Fragment>
        );
      })}
    </div>
  );
}

/** In a small window panels shrink as far as they may. */
function styleOf({ least }: PanelPlan, size: number | undefined): CSSProperties {
  return {
    flex: size === undefined ? '1 1 0' : `0 1 ${size}rem`,
    ...(least !== undefined && { '--least': `${least}rem` }),
  };
}
