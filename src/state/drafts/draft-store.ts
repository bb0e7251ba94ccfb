import type { Result } from '../../base/result';
import type { DraftHead, StoredDraft } from './draft';
import type { PartChanges } from './draft-parts';
import { isKept } from './read-values';

/** No more are kept: a list that nobody reads keeps nothing, and their room is not ours alone. */
export const MOST_DRAFTS = 100;

/** Why the browser keeps nothing now. */
export type StoreTrouble =
  /** It forbids storage, as some private windows do. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'full' }
  /** A tab with an older Breakwater holds it, or it does not answer. */
  | { readonly kind: 'blocked' }
  /** A newer Breakwater has been here. */
  | { readonly kind: 'newer' }
  /** There are as many drafts as are kept. */
  | { readonly kind: 'many' }
  | { readonly kind: 'failed'; readonly message: string };

/** Somebody else has written or deleted the draft since. */
export type WriteTrouble = StoreTrouble | { readonly kind: 'overtaken' };

/** What is to be written: the head as it is to be, and what has changed of its parts. */
export interface DraftWrite {
  readonly head: DraftHead;
  readonly changes: PartChanges;
  /** The revision that it comes after; 0 for a draft that is new. */
  readonly after: number;
}

/** Where drafts are kept. Each call does all of its work or none, and none throws. */
export interface DraftStore {
  /** What is known of each draft, in no order. */
  heads(): Promise<Result<readonly StoredDraft[], StoreTrouble>>;
  read(id: string): Promise<Result<StoredDraft | null, StoreTrouble>>;
  /** Compares revisions and writes in one step. An earlier try of the same writer is no obstacle. */
  write(write: DraftWrite): Promise<Result<void, WriteTrouble>>;
  /** Another name for a draft, whoever writes it. */
  rename(id: string, name: string): Promise<Result<void, WriteTrouble>>;
  /** Gives what there was, for whoever wants it back. */
  remove(id: string): Promise<Result<StoredDraft | null, StoreTrouble>>;
  /** Exactly as it was. */
  putBack(draft: StoredDraft): Promise<Result<void, StoreTrouble>>;
}

/** What becomes of the head that is kept by a write; null when that is overtaken. */
export function headAfter(kept: unknown, { head, after }: DraftWrite): DraftHead | null {
  if (kept === undefined) return after === 0 ? head : null;
  const { revision, writer, isNamed, name } = isKept(kept) ? kept : {};
  // Of the same writer, what was tried later holds all that was tried before.
  const isLater = writer === head.writer && typeof revision === 'number' && revision < head.revision;
  if (revision !== after && !isLater) return null;
  // The name that the person gave it in the list stays.
  return isNamed === true && typeof name === 'string' ? { ...head, name, isNamed } : head;
}

/** What has a name of its own is no earlier state of another draft any more: it stays. */
export function renamed(
  kept: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> {
  return { ...kept, name, isNamed: true, asideOf: null };
}
