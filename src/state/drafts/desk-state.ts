import type { DraftHead } from './draft';
import type { StoreTrouble } from './draft-store';
import type { SaveStatus } from './kept-draft';

/** How it stands with the draft of the run that is open. */
export type DeskStatus =
  | SaveStatus
  /** Another tab has it: what is changed here becomes a copy. `isFree`: that tab has let it go. */
  | { readonly kind: 'looking'; readonly isFree: boolean };

/** What is in the way of a draft that the address asks for. */
export type Gate =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'trouble'; readonly trouble: StoreTrouble }
  | { readonly kind: 'elsewhere' }
  /** The page ended while it was being opened the last time. */
  | { readonly kind: 'crashed' }
  | { readonly kind: 'spoiled'; readonly message: string }
  | { readonly kind: 'newer' }
  | { readonly kind: 'engine'; readonly engine: number; readonly here: number }
  | { readonly kind: 'failed'; readonly message: string }
  /** It is on its way, and takes long. */
  | { readonly kind: 'slow' };

export interface OpenGate {
  readonly id: string;
  readonly why: Gate;
}

/** One row of the list of drafts. */
export type DraftEntry =
  | { readonly kind: 'sound'; readonly id: string; readonly head: DraftHead; readonly isElsewhere: boolean }
  | { readonly kind: 'spoiled'; readonly id: string; readonly message: string }
  | { readonly kind: 'newer'; readonly id: string };

export interface DeskNotice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  /** What a button in it does. */
  readonly offer?: { readonly label: string; readonly act: () => void };
  /** The run has left edits behind, with which it can begin after all. */
  readonly keepsAsStart?: boolean;
}

export interface DeskState {
  /** Null while no draft is open. */
  readonly status: DeskStatus | null;
  readonly gate: OpenGate | null;
  readonly notice: DeskNotice | null;
  /** Newest first; null before they were read. */
  readonly entries: readonly DraftEntry[] | null;
  readonly listTrouble: StoreTrouble | null;
  /** Whether the browser has promised to keep them; null when it has not said. */
  readonly isPersistent: boolean | null;
}
