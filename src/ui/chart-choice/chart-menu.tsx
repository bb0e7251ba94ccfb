import { Minimize2 } from 'lucide-react';
import { useContext } from 'react';
import { couldNotAsk } from '../../state/view';
import type { PartRef } from '../../worker/protocol';
import { useActors, useView } from '../app/app-context';
import { ChartRowsContext } from '../charts/charted-part';
import { useTimeAxis } from '../time-axis/use-time-axis';
import { IconButton } from '../widgets/icon-button';
import type { MenuEntry, MenuItem, MenuProps } from '../widgets/menu';
import { RadixMenu } from '../widgets/radix-menu';
import { moveChart } from './chart-hands';
import { contentOf } from './chart-kinds';
import { chartKey, type ChartOf } from './chart-list';
import { neighbour, withChartOf, withoutChart } from './rearranged';
import type { ShownChart } from './shown-charts';

interface ChartMenuProps {
  readonly chart: ShownChart;
  readonly trigger: MenuProps['trigger'];
}

/** What can be done with one chart. */
export function ChartMenu({ chart, trigger }: ChartMenuProps) {
  const actors = useActors();
  const { charts } = useContext(ChartRowsContext);
  const { view, preferences } = actors;
  const { key } = chart;
  const keys = charts.map((one) => one.key);
  const axis = useTimeAxis();
  const isLarge = useView((now) => now.enlargedChart === key);
  const move = (label: string, by: 1 | -1): MenuItem => ({
    label,
    shortcut: by === 1 ? 'Alt →' : 'Alt ←',
    disabledReason: neighbour(keys, key, by) === undefined ? 'It has no neighbour there.' : undefined,
    onSelect: () => moveChart(actors, keys, key, by),
  });
  const take = (to: 'file' | 'clipboard'): void =>
    void import('../take-away/take-figures')
      .then(async ({ takeFigures }) => takeFigures(actors, [chart], axis.getState().range, to))
      .catch(() => couldNotAsk(view));
  const entries: MenuEntry[] = [
    {
      label: isLarge ? 'Back to the other charts' : 'Enlarge',
      shortcut: isLarge ? 'Esc' : undefined,
      onSelect: () => view.setState({ enlargedChart: isLarge ? null : key }),
    },
    ...(isLarge ? [] : [move('Move back', -1), move('Move on', 1)]),
    { heading: 'Of' },
    ...useScopes(chart),
    'separator',
    { label: 'Save as CSV', onSelect: () => take('file') },
    { label: 'Copy as CSV', onSelect: () => take('clipboard') },
    {
      label: 'Picture…',
      disabledReason:
        contentOf(chart.kind, chart.part) === undefined ? 'There is nothing to draw.' : undefined,
      onSelect: () => view.setState({ overlay: 'picture', pictured: key }),
    },
    'separator',
    {
      label: 'Hide the chart',
      onSelect: () => {
        view.setState({ enlargedChart: null });
        preferences.setState((now) => ({ charts: withoutChart(now.charts, key) }));
      },
    },
  ];
  return (
    <>
      {isLarge && <Back onPress={() => view.setState({ enlargedChart: null })} />}
      <RadixMenu trigger={trigger} entries={entries} align="end" />
    </>
  );
}

/** Of an enlarged chart. It is gone after it was pressed, and the focus goes on to the menu. */
function Back({ onPress }: { readonly onPress: () => void }) {
  return (
    <IconButton
      label="Back to all charts"
      size="small"
      icon={<Minimize2 size={14} aria-hidden="true" />}
      onClick={({ currentTarget: { nextElementSibling } }) => {
        if (nextElementSibling instanceof HTMLElement) nextElementSibling.focus();
        onPress();
      }}
    />
  );
}

/** The whole system, whatever is selected, or always the part that it shows now. */
function useScopes(chart: ShownChart): MenuItem[] {
  const { preferences, view } = useActors();
  const { part: selected } = useContext(ChartRowsContext);
  const { kind, of, key } = chart;
  const part = chart.part ?? selected;
  const scope = (label: string, wanted: ChartOf, none: string | undefined): MenuItem => ({
    label,
    checked: sameOf(of, wanted),
    disabledReason: none,
    onSelect: () => {
      const isLarge = view.getState().enlargedChart === key;
      if (isLarge) view.setState({ enlargedChart: chartKey({ kind, of: wanted }) });
      preferences.setState((now) => ({ charts: withChartOf(now.charts, key, wanted) }));
    },
  });
  const noneOfRun = contentOf(kind, null) === undefined ? 'Only parts have this figure.' : undefined;
  const noneOfPart =
    part === null
      ? 'Select a part first.'
      : contentOf(kind, part) === undefined
        ? `There is no such figure of ${part.name}.`
        : undefined;
  const scopes = [
    scope('Whole system', 'run', noneOfRun),
    scope('What is selected', 'selection', of === 'selection' ? undefined : noneOfPart),
  ];
  if (part !== null) scopes.push(scope(`Pinned to ${part.name}`, part.ref, noneOfPart));
  return scopes;
}

function sameOf(a: ChartOf, b: ChartOf): boolean {
  if (!isPart(a) || !isPart(b)) return a === b;
  return a.kind === b.kind && a.id === b.id;
}

function isPart(of: ChartOf): of is PartRef {
  return typeof of !== 'string';
}
