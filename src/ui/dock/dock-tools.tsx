import { ChevronsDown, Maximize2, Minimize2, Table } from 'lucide-react';
import { useContext } from 'react';
import { useView } from '../app/app-context';
import { useAction } from '../app/use-action';
import { bucketSize } from '../charts/buckets';
import { ChartRowsContext, type ChartedPart, type ChartRows } from '../charts/charted-part';
import { ChooserButton } from '../charts/chooser-button';
import { ActionButton } from '../shell/action-button';
import { useRoom } from '../shell/use-room';
import { useAxis } from '../time-axis/use-time-axis';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { ToggleGroup } from '../widgets/toggle-group';
import classes from './dock.module.css';

interface DockToolsProps {
  /** Chooses between the charts of the run and those of a part; without it there is nothing to choose. */
  readonly choose: ((shows: 'run' | 'part') => void) | undefined;
}

/** Beside the tabs: what the charts are of, how they are shown, and how much room they have. */
export function DockTools({ choose }: DockToolsProps) {
  const room = useRoom();
  const isCharts = useView((view) => view.dockTab === 'charts');
  const asTable = useView((view) => view.chartsAsTable);
  const maximised = useView((view) => view.dockMaximised);
  const table = useAction('view.table');
  const { part, shows } = useContext(ChartRowsContext);
  const isRoomy = room === 'normal' || room === 'wide';
  const choice = part !== null && choose !== undefined && (
    <Choice part={part} shows={shows === 'part' ? 'part' : 'run'} isRoomy={isRoomy} onChoose={choose} />
  );
  return (
    <>
      {isCharts && (isRoomy || (part === null && room !== 'phone')) && (
        <Caption shows={shows} brief={choice !== false} />
      )}
      {isCharts && choice}
      {isCharts && !asTable && <ChooserButton />}
      {isCharts && (
        <IconButton
          label="Charts as a table"
          shortcut={table.shortcut}
          size="small"
          pressed={asTable}
          icon={<Table size={14} aria-hidden="true" />}
          onClick={table.run}
        />
      )}
      {room !== 'phone' && (maximised ? <BackToCanvas /> : <Room />)}
    </>
  );
}

interface ChoiceProps {
  readonly part: ChartedPart;
  readonly shows: 'run' | 'part';
  readonly isRoomy: boolean;
  readonly onChoose: (shows: 'run' | 'part') => void;
}

function Choice({ part, shows, isRoomy, onChoose }: ChoiceProps) {
  return (
    <div className={isRoomy ? classes.choice : classes.smallChoice}>
      <ToggleGroup
        label="Charts of"
        options={[
          { value: 'run', label: 'End to end' },
          { value: 'part', label: part.name, title: part.name },
        ]}
        value={shows}
        onChange={onChoose}
      />
    </div>
  );
}

function Room() {
  return (
    <>
      <ActionButton
        action="view.dock-maximise"
        size="small"
        icon={<Maximize2 size={14} aria-hidden="true" />}
      />
      <ActionButton action="view.dock" size="small" icon={<ChevronsDown size={14} aria-hidden="true" />} />
    </>
  );
}

function BackToCanvas() {
  const { label, run } = useAction('view.dock-maximise');
  return (
    <Button size="small" icon={<Minimize2 size={14} aria-hidden="true" />} onClick={run}>
      {label}
    </Button>
  );
}

interface CaptionProps {
  readonly shows: ChartRows['shows'];
  /** Beside a choice of charts there is room for less, and the choice says what they are of. */
  readonly brief: boolean;
}

/** What the charts are of, and how much one point of them stands for. */
function Caption({ shows, brief }: CaptionProps) {
  const size = useAxis((axis) => bucketSize(axis.range));
  const points = `Points of ${size} s${size === 1 ? '.' : '; latency of the slowest second in each.'}`;
  const text = shows === 'run' ? `End to end, at the clients. ${points}` : points;
  return (
    <span className={brief ? classes.brief : classes.caption} title={text}>
      {brief ? `Points of ${size} s.` : text}
    </span>
  );
}
