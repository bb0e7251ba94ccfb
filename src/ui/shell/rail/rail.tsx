import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { formatRoute } from '../../../state/route';
import { useView } from '../../app/app-context';
import { LazyPart } from '../../app/lazy-part';
import { useScenarios } from '../../app/scenarios-context';
import { groupsOf } from '../../start/scenario-groups';
import { ToggleGroup } from '../../widgets/toggle-group';
import { ActionButton } from '../action-button';
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
  // Whoever changes a scenario is still within it; the link leads to it as it comes.
  const shown = useView(({ page, madeOf }) => (page.kind === 'run' ? page.scenarioId : madeOf));
  const isDraft = useView(({ page }) => page.kind === 'draft');
  return (
    <>
      {groupsOf(scenarios).map(({ name, scenarios: inGroup }) => (
        <section key={name} aria-label={name}>
          <h2 className={classes.group}>{name}</h2>
          <ul className={classes.library}>
            {inGroup.map(({ id, title, question }) => (
              <li key={id}>
                <a
                  className={classes.scenario}
                  href={formatRoute({ kind: 'run', scenarioId: id })}
                  aria-current={id === shown ? (isDraft ? 'true' : 'page') : undefined}
                  title={question}
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <a className={classes.all} href={formatRoute({ kind: 'start' })}>
        All scenarios
      </a>
    </>
  );
}

const loadGlyphs = async () => ({ default: (await import('./glyph-list')).GlyphList });

/** The rail folded away: a glyph for each node. */
export function GlyphRail() {
  return (
    <nav className={classes.glyphs} aria-label="Parts">
      <ActionButton
        action="view.rail"
        tooltipSide="right"
        icon={<PanelLeftOpen size={16} aria-hidden="true" />}
      />
      <LazyPart load={loadGlyphs} what="The list of parts" />
    </nav>
  );
}
