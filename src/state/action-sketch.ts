import type { ActionId } from './actions';

/** What an action is besides its id: the shortcut and the reason may be missing. */
export interface ActionSketch {
  readonly label: string;
  readonly shortcut?: string;
  readonly unavailable?: string | undefined;
  readonly run: () => void;
}

export type Sketches<Id extends ActionId> = Readonly<Record<Id, ActionSketch>>;
