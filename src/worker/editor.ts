import { applyPatch, changesModel, changesNothing, commandOf, inversePatch, patchTo } from '../scenario/edit';
import { editOfVerb, verbLabel } from '../scenario/verbs';
import { scenarioOfText } from './scenario-text';

/**
 * What reads scenarios and changes them: a file of its own, fetched when a text is opened or something is edited.
 * Who only watches a built-in scenario does not wait for it.
 */
export const editor = {
  scenarioOfText,
  applyPatch,
  patchTo,
  inversePatch,
  commandOf,
  changesModel,
  changesNothing,
  editOfVerb,
  verbLabel,
};

export type Editor = typeof editor;
