import type { Action, ActionGroup, ActionId, Actors, Situation } from './actions';
import type { ActionSketch } from './action-sketch';
import { chartActions } from './chart-actions';
import { consoleActions } from './console-actions';
import { fileActions } from './file-actions';
import { nodeActions } from './node-actions';
import { addingActions } from './adding-actions';
import { runActions } from './run-actions';
import { timeActions } from './time-actions';
import { viewActions } from './view-actions';

/**
 * All actions as they stand in this situation. Labels and reasons are of this situation; what an action does reads
 * the stores when it runs, so an action that was handed out a moment ago still does the right thing.
 */
export function createActions(actors: Actors, situation: Situation): readonly Action[] {
  const sketches: Readonly<Record<ActionId, ActionSketch>> = {
    ...runActions(actors, situation),
    ...timeActions(actors, situation),
    ...nodeActions(actors, situation),
    ...addingActions(actors, situation),
    ...consoleActions(actors, situation),
    ...fileActions(actors, situation),
    ...chartActions(actors, situation),
    ...viewActions(actors, situation),
  };
  return ORDER.flatMap(([group, ids]) => ids.map((id) => finished(id, group, sketches[id])));
}

function finished(id: ActionId, group: ActionGroup, sketch: ActionSketch): Action {
  const { label, shortcut, unavailable, run } = sketch;
  return {
    id,
    label,
    group,
    ...(shortcut !== undefined && { shortcut }),
    ...(unavailable !== undefined && { unavailable }),
    run: () => {
      if (unavailable === undefined) run();
    },
  };
}

/** The order in which lists show them. A test walks through it, so that none is forgotten. */
const ORDER: readonly (readonly [ActionGroup, readonly ActionId[]])[] = [
  [
    'Run',
    [
      'run.toggle',
      'run.step-event',
      'run.step-request',
      'run.next-change',
      'run.previous-event',
      'run.previous-request',
      'run.previous-change',
      'run.second-on',
      'run.second-back',
      'run.type-time',
      'run.to-newest',
      'run.to-start',
      'run.reset',
      'run.slower',
      'run.faster',
      'run.speed-1',
      'run.speed-2',
      'run.speed-5',
      'run.speed-10',
      'run.next-line',
      'run.keep-as-start',
    ],
  ],
  ['File', ['file.new', 'file.open', 'file.save-scenario', 'file.save-run', 'file.share']],
  ['Node', ['node.kill', 'node.slow', 'node.recover']],
  ['Console', ['console.send', 'console.copy-curl', 'console.copy-fetch']],
  ['Edit', ['edit.undo', 'edit.redo', 'edit.add-fault', 'edit.add-expectation']],
  [
    'View',
    [
      'view.fit',
      'view.topology-table',
      'view.minimap',
      'view.legend',
      'view.charts',
      'view.choose-charts',
      'view.reset-charts',
      'view.take-figures',
      'view.take-picture',
      'view.breakers',
      'view.traces',
      'view.sagas',
      'view.events',
      'view.read-models',
      'view.log',
      'view.console',
      'view.text',
      'view.why',
      'view.table',
      'view.find',
      'view.find-setting',
      'view.out',
      'view.clear-selection',
      'view.follow',
      'view.whole-run',
      'view.zoom-in',
      'view.zoom-out',
      'view.zoom-selection',
      'view.lines',
      'view.rail',
      'view.inspector',
      'view.timeline',
      'view.dock',
      'view.dock-maximise',
      'view.reset-layout',
      'view.theme',
      'view.projector',
      'view.motion',
    ],
  ],
  ['Go to', ['view.palette', 'view.shortcuts', 'view.guide', 'view.tour', 'go.start-page']],
];
