import { err, ok, type Result } from '../../base/result';
import type { StoredDraft } from './draft';
import { headAfter, MOST_DRAFTS, renamed, type DraftStore, type StoreTrouble } from './draft-store';
import { isKept } from './read-values';

/** Keeps drafts in memory. Calls answer when they are let: at once, or one after the other by `answerOne`. */
export class MemoryDrafts implements DraftStore {
  readonly drafts = new Map<string, { head: unknown; parts: Record<string, unknown> }>();
  trouble: StoreTrouble | null = null;
  writes = 0;
  /** Characters of parts that were written. */
  written = 0;
  /** Set, calls wait here until somebody does them. */
  waiting: (() => void)[] | null = null;

  heads: DraftStore['heads'] = async () =>
    this.call(() => ok([...this.drafts].map(([id, { head }]) => ({ id, head, parts: {} }))));

  read: DraftStore['read'] = async (id) =>
    this.call<StoredDraft | null>(() => {
      const draft = this.drafts.get(id);
      return ok(draft === undefined ? null : { id, head: draft.head, parts: { ...draft.parts } });
    });

  write: DraftStore['write'] = async (write) =>
    this.call<void, { kind: 'overtaken' }>(() => {
      const { id } = write.head;
      const kept = this.drafts.get(id);
      const head = headAfter(kept?.head, write);
      if (head === null) return err({ kind: 'overtaken' });
      if (kept === undefined && this.drafts.size >= MOST_DRAFTS) return err({ kind: 'many' });
      const parts = { ...kept?.parts };
      for (const [name, text] of write.changes) {
        this.written += text?.length ?? 0;
        if (text === null) delete parts[name];
        else parts[name] = text;
      }
      this.drafts.set(id, { head, parts });
      this.writes++;
      return ok(undefined);
    });

  rename: DraftStore['rename'] = async (id, name) =>
    this.call<void, { kind: 'overtaken' }>(() => {
      const draft = this.drafts.get(id);
      if (draft === undefined || !isKept(draft.head)) return err({ kind: 'overtaken' });
      this.drafts.set(id, { ...draft, head: renamed(draft.head, name) });
      return ok(undefined);
    });

  remove: DraftStore['remove'] = async (id) => {
    const was = await this.read(id);
    if (was.ok) this.drafts.delete(id);
    return was;
  };

  putBack: DraftStore['putBack'] = async ({ id, head, parts }) =>
    this.call(() => {
      this.drafts.set(id, { head, parts: { ...parts } });
      return ok(undefined);
    });

  /** Does the call that has waited longest. */
  async answerOne(): Promise<void> {
    this.waiting?.shift()?.();
    await rest();
  }

  private async call<Value, Trouble = never>(
    act: () => Result<Value, Trouble | StoreTrouble>,
  ): Promise<Result<Value, Trouble | StoreTrouble>> {
    const { waiting } = this;
    if (waiting !== null) await new Promise<void>((resolve) => void waiting.push(resolve));
    return this.trouble === null ? act() : err(this.trouble);
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function rest(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}
