import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatRoute } from '../../../state/route';
import { select } from '../../../state/view';
import { useActors, useRun, useView } from '../../app/app-context';
import { useScenarios } from '../../app/scenarios-context';
import { ToggleGroup } from '../../widgets/toggle-group';
import { Tooltip } from '../../widgets/tooltip';
import { ActionButton } from '../action-button';
import { KindGlyph } from './kind-glyph';
import { PartMark } from './part-mark';
import { partGroups, samePart } from './part-rows';
import { Parts } from './parts';
import classes from './rail.module.css';

const TABS = [
  { value: 'parts', label: 'Parts' },
  { value: 'library', label: 'Library' },
] as const;

/** What the scenario is made of, and which other scenarios there are. */
export function Rail() {
  const [tab, setTab] = useState<'parts' | 'library'>('parts');
  return (
    <nav className={classes.rail} aria-label="Parts and library">
      <div className={classes.head}>
        <div className={classes.tabs}>
          <ToggleGroup label="What the list shows" options={TABS} value={tab} onChange={setTab} stretch />
        </div>
        <ActionButton
          action="view.rail"
          size="small"
          icon={<PanelLeftClose size={14} aria-hidden="true" />}
        />
      </div>
      <div className={classes.body}>{tab === 'parts' ? <Parts /> : <LibraryList />}</div>
    </nav>
  );
}

function LibraryList() {
  const scenarios = useScenarios();
  const shown = useView(({ page }) => (page.kind === 'run' ? page.scenarioId : null));
  return (
    <ul className={classes.library}>
      {scenarios.map(({ id, title, question }) => (
        <li key={id}>
          <a
            className={classes.scenario}
            href={formatRoute({ kind: 'run', scenarioId: id })}
            aria-current={id === shown ? 'page' : undefined}
            title={question}
          >
            {title}
          </a>
        </li>
      ))}
      <li>
        <a className={classes.all} href={formatRoute({ kind: 'start' })}>
          All scenarios
        </a>
      </li>
    </ul>
  );
}

/** The rail folded away: a glyph for each node. */
export function GlyphRail() {
  const { view } = useActors();
  const scenario = useRun((run) => run.scenario);
  const layout = useRun((run) => run.layout);
  const selection = useView((now) => now.selection);
  const rows = useMemo(
    () => (scenario === null ? [] : partGroups(scenario, layout).flatMap((group) => group.rows)),
    [scenario, layout],
  );
  return (
    <nav className={classes.glyphs} aria-label="Parts">
      <ActionButton
        action="view.rail"
        tooltipSide="right"
        icon={<PanelLeftOpen size={16} aria-hidden="true" />}
      />
      {rows
        .filter(({ part }) => part.kind === 'node')
        .map((row) => (
          <Tooltip key={row.part.id} content={row.name} side="right" describes={false}>
            <button
              type="button"
              className={classes.glyph}
              aria-label={row.name}
              aria-pressed={samePart(row.part, selection)}
              onClick={() => select(view, row.part)}
            >
              <KindGlyph kind={row.kind} size={16} />
              <span className={classes.mark}>
                <PartMark row={row} />
              </span>
            </button>
          </Tooltip>
        ))}
    </nav>
  );
}
