import { Redo2, Undo2 } from 'lucide-react';
import { useRun, useView } from '../../app/app-context';
import { LazyPart } from '../../app/lazy-part';
import { Logo } from '../../app/logo';
import { useRunName } from '../../app/use-run-name';
import { ThemeSwitch } from '../../app/theme-switch';
import { ActionButton } from '../action-button';
import type { Room } from '../breakpoints';
import { CommandsButton } from './commands-button';
import { FileMenu, ViewMenu } from './bar-menus';
import { HashChip } from './hash-chip';
import { SeedChip } from './seed-chip';
import { Transport } from './transport';
import classes from './top-bar.module.css';

const loadEdited = async () => import('./edited-chip');
const loadStatus = async () => import('../../drafts/status');

/** Where one is, what the clock does, and what the run is. What finds no room is in the menu at the right. */
export function TopBar({ room }: { readonly room: Exclude<Room, 'phone'> }) {
  const name = useRunName();
  const isKept = useView((view) => view.draft !== null);
  const isEdited = useRun((run) => run.changedAtStart + run.log.length > 0);
  const narrow = room === 'narrow';
  const roomy = room === 'normal' || room === 'wide';
  return (
    <header className={classes.bar}>
      <div className={classes.left}>
        <a className={classes.brand} href="#/" aria-label="Breakwater, start page">
          <Logo />
          {roomy && <span className={classes.spacious}>Breakwater</span>}
        </a>
        <span className={classes.slash} aria-hidden="true">
          /
        </span>
        <h1 className={classes.name} title={name}>
          {name ?? 'Opening'}
        </h1>
        {isEdited && <LazyPart load={loadEdited} what="What was edited" />}
        {isKept && <LazyPart load={loadStatus} what="How it is kept" />}
        {!narrow && (
          <div className={classes.group}>
            <FileMenu />
            <ActionButton action="edit.undo" icon={<Undo2 size={16} aria-hidden="true" />} />
            <ActionButton action="edit.redo" icon={<Redo2 size={16} aria-hidden="true" />} />
          </div>
        )}
      </div>
      <Transport withBadge={!narrow} withAllSteps={roomy} />
      <div className={classes.right}>
        <SeedChip />
        {!narrow && <HashChip />}
        {roomy && (
          <div className={classes.spacious}>
            <ThemeSwitch />
          </div>
        )}
        <ViewMenu room={room} />
        {!narrow && <CommandsButton withKeys={roomy} />}
      </div>
    </header>
  );
}
