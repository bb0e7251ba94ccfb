import { Ellipsis, GripVertical } from 'lucide-react';
import { useContext, type KeyboardEvent, type PointerEvent } from 'react';
import { useActors } from '../app/app-context';
import type { ShownChart } from '../chart-choice/shown-charts';
import { IconButton } from '../widgets/icon-button';
import { LateMenu } from '../widgets/menu';
import { ChartRowsContext } from './charted-part';
import classes from './chart-tools.module.css';

interface ChartToolsProps {
  readonly chart: ShownChart;
  readonly enlarged: boolean;
}

const loadMenu = async () => (await import('../chart-choice/chart-menu')).ChartMenu;
const loadHands = async () => import('../chart-choice/chart-hands');

/** In the head of a chart: a grip to move it by, and its menu. What they do comes with the first touch. */
export function ChartTools({ chart, enlarged }: ChartToolsProps) {
  const actors = useActors();
  const { charts } = useContext(ChartRowsContext);
  const preload = (): void => void loadHands().catch(() => undefined);
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const { currentTarget: grip, pointerId } = event;
    if (event.button !== 0) return;
    event.preventDefault();
    grip.focus();
    void loadHands().then(
      ({ dragChart }) => dragChart(actors, chart.key, grip, pointerId),
      () => undefined,
    );
  };
  const moveByKey = (event: KeyboardEvent): void => {
    const by = event.altKey ? KEYS[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    void loadHands().then(
      ({ moveChart }) =>
        moveChart(
          actors,
          charts.map(({ key }) => key),
          chart.key,
          by,
        ),
      () => undefined,
    );
  };
  return (
    // The keys of the grip and the menu inside are heard here, once for both; it takes no focus itself.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span className={classes.tools} onKeyDown={moveByKey} onPointerEnter={preload} onFocus={preload}>
      {!enlarged && charts.length > 1 && (
        <IconButton
          label="Move the chart: drag it, or press Alt and an arrow key"
          size="small"
          className={classes.grip}
          icon={<GripVertical size={14} aria-hidden="true" />}
          onPointerDown={drag}
        />
      )}
      <LateMenu
        props={{
          chart,
          trigger: (
            <IconButton label="Chart menu" size="small" icon={<Ellipsis size={14} aria-hidden="true" />} />
          ),
        }}
        load={loadMenu}
      />
    </span>
  );
}

const KEYS: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
