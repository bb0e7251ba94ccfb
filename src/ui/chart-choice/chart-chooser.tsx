import { X } from 'lucide-react';
import { useCallback, useContext, useMemo, useState, type RefObject } from 'react';
import { useActors, usePreferences, useRun } from '../app/app-context';
import { useAction } from '../app/use-action';
import { ChartRowsContext } from '../charts/charted-part';
import popover from '../shell/popover.module.css';
import { Button } from '../widgets/button';
import { Checkbox } from '../widgets/checkbox';
import { classNames } from '../widgets/class-names';
import { IconButton } from '../widgets/icon-button';
import { Select } from '../widgets/select';
import classes from './chart-chooser.module.css';
import { kindLabel } from './chart-kinds';
import { chartKey, MOST_CHARTS, readCharts } from './chart-list';
import { scopesOf, wordsOf } from './chooser-scopes';
import { popUp } from './pop-up';
import { withChart, withoutChart } from './rearranged';

interface ChartChooserProps {
  /** What it belongs to: it stands beside it, and the focus goes back there. */
  readonly opener: RefObject<HTMLElement | null>;
}

/** All charts that there can be, by what they are of, and those that are shown. */
export function ChartChooser({ opener }: ChartChooserProps) {
  const { view, preferences } = useActors();
  const figures = useAction('view.take-figures');
  const isUsual = usePreferences((now) => now.charts === null);
  const box = useCallback(
    (element: HTMLDivElement | null) =>
      element === null
        ? undefined
        : popUp(element, opener.current, () => view.setState({ choosesCharts: false })),
    [opener, view],
  );
  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      aria-label="Charts"
      className={classNames(popover.popover, classes.chooser)}
    >
      <div className={classes.columns}>
        <Offer />
        <Shown />
      </div>
      <footer className={classes.foot}>
        <Button size="small" onClick={figures.run}>
          {figures.label}
        </Button>
        <Button
          size="small"
          disabledReason={isUsual ? 'The charts are as they were.' : undefined}
          onClick={() => preferences.setState({ charts: null })}
        >
          Reset charts
        </Button>
      </footer>
    </div>
  );
}

/** The charts that are kept, and what shows or hides one by its key. */
function useChosen() {
  const { preferences } = useActors();
  const kept = usePreferences((now) => now.charts);
  return {
    charts: useMemo(() => readCharts(kept), [kept]),
    change: (key: string, isOn: boolean): void =>
      preferences.setState((now) => ({ charts: (isOn ? withChart : withoutChart)(now.charts, key) })),
  };
}

/** What there is of something: the whole system, what is selected, or a certain part. */
function Offer() {
  const { part: selected } = useContext(ChartRowsContext);
  const scenario = useRun((run) => run.scenario);
  const { charts, change } = useChosen();
  const [scope, setScope] = useState(selected === null ? 'run' : 'selection');
  const scopes = useMemo(() => scopesOf(scenario, selected), [scenario, selected]);
  const { value, of, part, kinds } = scopes.find((one) => one.value === scope) ?? scopes[0];
  const shown = new Set(charts.map(chartKey));
  return (
    <section className={classes.column} aria-label="Charts there can be">
      <Select label="Figures of" options={scopes} value={value} onChange={setScope} />
      <ul className={classes.list}>
        {kinds.map((kind) => {
          const key = chartKey({ kind, of });
          return (
            <li key={kind} className={classes.row}>
              <Checkbox
                label={kindLabel(kind, part)}
                checked={shown.has(key)}
                onChange={(isOn) => change(key, isOn)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What is shown, in its order, also what is of a part that this scenario does not have. */
function Shown() {
  const { part: selected } = useContext(ChartRowsContext);
  const scenario = useRun((run) => run.scenario);
  const { charts, change } = useChosen();
  const isFull = charts.length >= MOST_CHARTS;
  return (
    <section className={classes.column} aria-label="Charts that are shown">
      <p className={classes.caption}>
        {isFull
          ? `Shown: ${charts.length}, and there can be no more`
          : `Shown, in this order: ${charts.length}`}
      </p>
      <ol className={classes.list}>
        {charts.map((chart) => {
          const { label, name } = wordsOf(chart, scenario, selected);
          return (
            <li key={chartKey(chart)} className={classes.shown}>
              <span className={classes.words} title={`${label}, ${name}`}>
                {label}
                <span className={classes.of}>{name}</span>
              </span>
              <IconButton
                label={`Hide ${label}, ${name}`}
                size="small"
                icon={<X size={13} aria-hidden="true" />}
                onClick={() => change(chartKey(chart), false)}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
