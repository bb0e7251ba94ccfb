import { ChartLine, LayoutGrid, ListTree, SlidersHorizontal, Workflow } from 'lucide-react';
import type { PhoneTab, View } from '../../../state/view';
import { useActors, useView } from '../../app/app-context';
import classes from './tab-bar.module.css';

const TABS = [
  ['run', 'Run', Workflow],
  ['charts', 'Charts', ChartLine],
  ['log', 'Log', ListTree],
  ['settings', 'Settings', SlidersHorizontal],
] as const satisfies readonly (readonly [PhoneTab, ...unknown[]])[];

/** Which part of the playground is shown; the last leaves it for the library. */
export function TabBar() {
  const { view } = useActors();
  const tab = useView((now) => now.phoneTab);
  return (
    <nav className={classes.bar} aria-label="Parts of the playground">
      {TABS.map(([id, label, Glyph]) => (
        <button
          key={id}
          type="button"
          className={classes.tab}
          aria-current={id === tab ? 'page' : undefined}
          onClick={() => view.setState((now) => ({ phoneTab: id, dockTab: dockTabOf(id, now) }))}
        >
          <Glyph size={18} aria-hidden="true" />
          {label}
        </button>
      ))}
      <a href="#/" className={classes.tab}>
        <LayoutGrid size={18} aria-hidden="true" />
        Library
      </a>
    </nav>
  );
}

/** The dock shows charts and log on one screen each. */
function dockTabOf(tab: PhoneTab, { dockTab }: View): View['dockTab'] {
  if (tab === 'log') return 'log';
  return tab === 'charts' && dockTab === 'log' ? 'charts' : dockTab;
}
