import { X } from 'lucide-react';
import { usePreferences, useRun, useView } from '../app/app-context';
import { PaneBoundary } from '../app/pane-boundary';
import { useShowsLines } from '../app/use-shows-lines';
import { Timeline } from '../timeline/timeline';
import { ActionButton } from './action-button';
import { PANEL_SIZES, type Room } from './breakpoints';
import { CanvasPane } from './canvas-pane';
import { DockPane } from './dock-pane';
import { InspectorPane } from './inspector-pane';
import { PanelGroup, type PanelPlan } from './panel-group';
import { LastGoodView } from './last-good-view';
import { GlyphRail, Rail } from './rail/rail';
import classes from './desktop-layout.module.css';

interface DesktopLayoutProps {
  readonly room: Exclude<Room, 'phone'>;
}

/** Rail, canvas over timeline over dock, and the inspector at full height. */
export function DesktopLayout({ room }: DesktopLayoutProps) {
  const folded = usePreferences((preferences) => preferences.folded);
  const sizes = PANEL_SIZES[room];
  const asSheet = room === 'narrow';
  // An answer has its place also where the inspector is folded away.
  const folds = useView((view) => view.why === null) && folded.inspector;
  const columns: PanelPlan[] = [
    {
      id: 'rail',
      what: 'parts',
      size: sizes.rail,
      least: 8.5,
      most: 20,
      content: (
        <PaneBoundary what="The list of parts">
          <Rail />
        </PaneBoundary>
      ),
    },
    { id: 'middle', what: 'canvas', content: <Middle room={room} /> },
    {
      id: 'inspector',
      what: 'inspector',
      size: sizes.inspector,
      least: 17,
      most: 36,
      content: <InspectorPane isBesideCanvas />,
    },
  ];
  const shown = columns.filter(
    ({ id }) => !(id === 'rail' && folded.rail) && !(id === 'inspector' && (folds || asSheet)),
  );
  return (
    <LastGoodView>
      {folded.rail && <GlyphRail />}
      <PanelGroup direction="horizontal" room={room} panels={shown} />
      {asSheet && !folds && <Sheet />}
    </LastGoodView>
  );
}

/** The inspector of a part has a cross of its own, which takes the selection away and the sheet with it. */
function Sheet() {
  const nothingSelected = useView((view) => view.selection === null && view.why === null);
  return (
    <div className={classes.sheet}>
      {nothingSelected && (
        <div className={classes.close}>
          <ActionButton action="view.inspector" size="small" icon={<X size={14} aria-hidden="true" />} />
        </div>
      )}
      <InspectorPane />
    </div>
  );
}

/** A maximised dock has the place of the canvas, and its own; the timeline stays above it. */
function Middle({ room }: DesktopLayoutProps) {
  const folded = usePreferences((preferences) => preferences.folded);
  const maximised = useView((view) => view.dockMaximised) && !folded.dock;
  const sizes = PANEL_SIZES[room];
  const lines = useRoomForLines();
  const rows: PanelPlan[] = [
    { id: 'canvas', what: 'canvas', least: 10, content: <CanvasPane /> },
    {
      id: 'timeline',
      what: 'timeline',
      size: sizes.timeline + lines,
      least: 5,
      most: 24,
      content: (
        <PaneBoundary what="The timeline">
          <Timeline />
        </PaneBoundary>
      ),
    },
    {
      id: 'dock',
      what: 'charts and log',
      ...(!maximised && { size: sizes.dock }),
      least: 8,
      most: 48,
      content: <DockPane />,
    },
  ];
  const shown = rows.filter(
    ({ id }) =>
      !(id === 'canvas' && maximised) &&
      !(id === 'timeline' && folded.timeline) &&
      !(id === 'dock' && folded.dock),
  );
  return (
    <div className={classes.middle}>
      <PanelGroup direction="vertical" room={room} panels={shown} />
    </div>
  );
}

/** Of a line and of a comparison, in rem; of more lines than so many the others are scrolled to. */
const LINE_REM = 1.5;
const COMPARISON_REM = 3.5;
const MOST_LINES = 4;

/** How much higher the timeline is for the lines of a run that has several, in rem. */
function useRoomForLines(): number {
  const shows = useShowsLines();
  const count = useRun(({ lines }) => lines.length);
  const compares = useView(({ comparedLine }) => comparedLine !== null);
  return shows ? Math.min(MOST_LINES, count) * LINE_REM + (compares ? COMPARISON_REM : 0) : 0;
}
