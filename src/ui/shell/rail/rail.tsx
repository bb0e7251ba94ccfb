import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { LazyPart } from '../../app/lazy-part';
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
      <div className={classes.body}>
        {tab === 'parts' ? <Parts /> : <LazyPart load={loadLibrary} what="The list of scenarios" />}
      </div>
    </nav>
  );
}

const loadLibrary = async () => ({ default: (await import('./library-list')).LibraryList });
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
