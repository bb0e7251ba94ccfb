import type { RunStore } from '../../state/run';
import type { Draft } from './in-step';

/** What was typed and is not in force, while another view of the dock has the place of the text. */
const drafts = new WeakMap<RunStore, Draft & { readonly scenario: string }>();

export function keepDraft(run: RunStore, draft: Draft | null): void {
  const scenario = run.getState().scenario?.id;
  if (draft === null || scenario === undefined) drafts.delete(run);
  else drafts.set(run, { ...draft, scenario });
}

/** The draft of this very scenario; that of another one is of no use to it. */
export function keptDraft(run: RunStore): Draft | null {
  const draft = drafts.get(run);
  return draft !== undefined && draft.scenario === run.getState().scenario?.id ? draft : null;
}
