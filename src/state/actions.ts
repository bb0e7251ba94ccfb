import type { ConsoleStore } from './console/console-store';
import type { FileDesk } from './files/file-desk';
import type { PreferencesStore } from './preferences';
import type { Preferences } from './read-preferences';
import type { RunState, RunStore } from './run';
import type { View, ViewStore } from './view';

/**
 * Everything that a person can do by a button, a menu, a key or the command palette is an action of this one
 * registry. Buttons ask it for label, shortcut and whether it can run now; tests walk through it.
 */
export interface Action {
  readonly id: ActionId | DrawActionId;
  readonly label: string;
  readonly group: ActionGroup;
  /** As in `Space`, `Shift .`, `Ctrl K`; Ctrl is Command on a Mac. */
  readonly shortcut?: string;
  /** Undefined when it can run now; else the reason why not, for whoever asks. */
  readonly unavailable?: string;
  readonly run: () => void;
}

export type ActionGroup = 'File' | 'Run' | 'Node' | 'Console' | 'View' | 'Edit' | 'Draw' | 'Go to';

/** What somebody does to the drawing. Its actions come later than the others. */
export type DrawActionId =
  | 'draw.add'
  | 'draw.connect'
  | 'draw.rename'
  | 'draw.copy'
  | 'draw.cut'
  | 'draw.paste'
  | 'draw.duplicate'
  | 'draw.delete'
  | 'draw.select-all'
  | 'draw.arrange'
  | 'draw.align-left'
  | 'draw.align-centre'
  | 'draw.align-right'
  | 'draw.align-top'
  | 'draw.align-middle'
  | 'draw.align-bottom'
  | 'draw.spread-across'
  | 'draw.spread-down'
  | 'draw.group'
  | 'draw.zone'
  | 'draw.put'
  | 'draw.take-out'
  | 'draw.fold'
  | 'draw.ungroup'
  | 'draw.menu'
  | 'draw.zoom-selection'
  | 'draw.zoom-100';

/** A part that was found comes into sight. */
export type DrawWish = DrawActionId | 'draw.show';

/** Those that the page begins with. */
export type ActionId =
  | 'run.toggle'
  | 'run.to-start'
  | 'run.reset'
  | 'run.step-event'
  | 'run.step-request'
  | 'run.next-change'
  | 'run.previous-event'
  | 'run.previous-request'
  | 'run.previous-change'
  | 'run.second-on'
  | 'run.second-back'
  | 'run.type-time'
  | 'run.to-newest'
  | 'run.next-line'
  | 'run.slower'
  | 'run.faster'
  | 'run.speed-1'
  | 'run.speed-2'
  | 'run.speed-5'
  | 'run.speed-10'
  | 'run.keep-as-start'
  | 'node.kill'
  | 'node.slow'
  | 'node.recover'
  | 'console.send'
  | 'console.copy-curl'
  | 'console.copy-fetch'
  | 'file.new'
  | 'file.open'
  | 'file.save-scenario'
  | 'file.save-run'
  | 'file.share'
  | 'edit.undo'
  | 'edit.redo'
  | 'edit.add-fault'
  | 'edit.add-expectation'
  | 'view.palette'
  | 'view.shortcuts'
  | 'view.guide'
  | 'view.tour'
  | 'view.theme'
  | 'view.projector'
  | 'view.motion'
  | 'view.fit'
  | 'view.topology-table'
  | 'view.minimap'
  | 'view.legend'
  | 'view.rail'
  | 'view.inspector'
  | 'view.timeline'
  | 'view.dock'
  | 'view.dock-maximise'
  | 'view.charts'
  | 'view.choose-charts'
  | 'view.reset-charts'
  | 'view.take-figures'
  | 'view.take-picture'
  | 'view.breakers'
  | 'view.traces'
  | 'view.sagas'
  | 'view.events'
  | 'view.read-models'
  | 'view.log'
  | 'view.console'
  | 'view.text'
  | 'view.why'
  | 'view.table'
  | 'view.find'
  | 'view.find-setting'
  | 'view.out'
  | 'view.clear-selection'
  | 'view.follow'
  | 'view.whole-run'
  | 'view.zoom-in'
  | 'view.zoom-out'
  | 'view.zoom-selection'
  | 'view.lines'
  | 'view.reset-layout'
  | 'go.start-page';

/** What keys and the palette do with the time axis that charts, lanes and strips share. */
export interface AxisHands {
  zoom(direction: 'in' | 'out'): void;
  follow(): void;
  showWhole(): void;
  /** Shows when something happened to the selected part. */
  showSelection(): void;
}

export interface Actors {
  readonly run: RunStore;
  readonly view: ViewStore;
  readonly preferences: PreferencesStore;
  /** Brings the whole topology into sight; set by the canvas while it is shown. */
  readonly canvas: {
    fit: (() => void) | null;
    /** Does what an action says, as soon as the tools for it are there. */
    draw: ((what: DrawWish) => void) | null;
  };
  /** Puts the caret into the field that finds things; set by the page that is shown. */
  readonly find: { focus: (() => void) | null };
  /** The request console: fetched when it is first shown, and kept from then on. */
  readonly console: { now: ConsoleStore | null; readonly open: () => Promise<ConsoleStore> };
  /** Where files and links come in and go out: fetched when it is first used. */
  readonly files: { readonly desk: () => Promise<FileDesk> };
  /** The time axis of the page, set while a run is shown. */
  readonly time: { axis: AxisHands | null };
}

/** What an action depends on. */
export interface Situation {
  readonly run: RunState;
  readonly view: View;
  readonly preferences: Preferences;
}
