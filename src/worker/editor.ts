import '../policies/all-layers';
import '../scenario/all-data';
import { applyPatch, changesModel, changesNothing, commandOf, inversePatch, patchTo } from '../scenario/edit';
import { editOfAct } from '../scenario/editing/edit-of-act';
import { replayLog } from '../scenario/run-file/replay-log';
import { editOfVerb, verbLabel } from '../scenario/verbs';
import { bringHome } from './outside/bring-home';
import { explainLayers } from './explain-layers';
import { commandInput, eventCount, eventsAfter } from './data/command-input';
import { operatorInput } from './data/operator-input';
import { scenarioOfText } from './scenario-text';
import { TakenEdits } from './taken-edits';

/**
 * What reads scenarios, changes them and puts into words what their layers do: a file of its own, fetched when a text
 * is opened, something is edited, or somebody looks at a part.
 * Who only watches a built-in scenario does not wait for it. With it comes the code of every kind of layer.
 */
export const editor = {
  explainLayers,
  scenarioOfText,
  applyPatch,
  replayLog,
  patchTo,
  inversePatch,
  commandOf,
  changesModel,
  changesNothing,
  editOfAct,
  editOfVerb,
  verbLabel,
  bringHome,
  operatorInput,
  commandInput,
  eventCount,
  eventsAfter,
  takenEdits: (...from: ConstructorParameters<typeof TakenEdits>) => new TakenEdits(...from),
};

export type Editor = typeof editor;
