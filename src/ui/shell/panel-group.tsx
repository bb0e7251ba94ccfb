import { Fragment, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Group, Panel, Separator, type Layout, type PanelImperativeHandle } from 'react-resizable-panels';
import { useActors, usePreferences } from '../app/app-context';
import type { Room } from './breakpoints';
import { keptSize, withSize } from './kept-sizes';
import classes from './panel-group.module.css';

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
  const handles = useRef(new Map<string, PanelImperativeHandle>());
  const keep = useKeptSizes(room, panels, handles.current);
  const handle = (id: string) => (panel: PanelImperativeHandle | null) => {
    if (panel === null) handles.current.delete(id);
    else handles.current.set(id, panel);
  };
  return (
    <Group orientation={direction} className={classes.group} onLayoutChanged={keep}>
      {panels.map((panel, index) => (
        <Fragment key={panel.id}>
          {index > 0 && (
            <Separator
              className={direction === 'horizontal' ? classes.column : classes.row}
              aria-label={`Resize ${panels[index - 1].what} and ${panel.what}`}
            />
          )}
          <Panel
            id={panel.id}
            panelRef={handle(panel.id)}
            className={classes.panel}
            groupResizeBehavior={panel.size === undefined ? 'preserve-relative-size' : 'preserve-pixel-size'}
            {...inRem(panel)}
          >
            {panel.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}

function inRem({ size, least, most }: PanelPlan) {
  return {
    ...(size !== undefined && { defaultSize: `${size}rem` }),
    ...(least !== undefined && { minSize: `${least}rem` }),
    ...(most !== undefined && { maxSize: `${most}rem` }),
  };
}

/** Brings the sizes back that were kept, and gives what keeps them when somebody moves a separator. */
function useKeptSizes(
  room: Room,
  panels: readonly PanelPlan[],
  handles: ReadonlyMap<string, PanelImperativeHandle>,
): (layout: Layout, change: { readonly isUserInteraction: boolean }) => void {
  const { preferences } = useActors();
  const untouched = usePreferences(({ sizes }) => Object.keys(sizes).length === 0);
  const shown = panels.map(({ id }) => id).join(' ');
  const latest = useRef(panels);
  latest.current = panels;
  // A panel that comes or goes leaves the others as wide as they were; so does a reset.
  useLayoutEffect(() => {
    const { sizes } = preferences.getState();
    for (const { id, size } of latest.current) {
      if (size !== undefined) handles.get(id)?.resize(`${keptSize(sizes, room, id) ?? size}rem`);
    }
  }, [shown, room, untouched, preferences, handles]);
  return (_layout, { isUserInteraction }) => {
    if (!isUserInteraction) return;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    preferences.setState(({ sizes }) => ({
      sizes: panels.reduce((kept, { id, size }) => {
        const panel = handles.get(id);
        return size === undefined || panel === undefined
          ? kept
          : withSize(kept, room, id, panel.getSize().inPixels / rem);
      }, sizes),
    }));
  };
}
