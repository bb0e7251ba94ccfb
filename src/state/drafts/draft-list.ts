import { err, ok, type Result } from '../../base/result';
import { copyName } from './copy-name';
import type { DraftDesk } from './draft-desk';
import type { DraftEntry } from './desk-state';
import { isBare, type DraftHead, type StoredDraft } from './draft';
import type { StoreTrouble } from './draft-store';
import { readHead } from './read-head';
import { isKept } from './read-values';
import { forgetWishes } from './wishes';

/** For the start page: how many drafts there are, before anything that could read them was fetched. */
const COUNT = 'breakwater/drafts';
const ASKED = 'breakwater/asked-to-persist';

/** Of each draft so many earlier states are kept, as long as nobody goes on with them. */
const MOST_ASIDE = 3;

/** What has nothing in it is not listed, and is deleted when it is so old. */
const BARE_MS = 60_000;

/** Writes come in flocks: a list that is shown is read anew so soon after. */
const FLOCK_MS = 300;

/** What there is, and what can be done with it while it is not open. */
export class DraftList {
  private forgetStale: (() => void) | null = null;
  /** Somebody looks at it. */
  private watchers = 0;

  constructor(private readonly desk: DraftDesk) {}

  /** Reads the list, and again whenever drafts change, until what it gives is called. */
  watch(): () => void {
    this.watchers++;
    void this.refresh();
    return () => void this.watchers--;
  }

  /** There is one that could not be written yet. */
  expectSome(): void {
    const { jotter } = this.desk.host;
    if (jotter.read(COUNT) === null) jotter.write(COUNT, '1');
  }

  /** Drafts have changed, here or in another tab. */
  readonly staleSoon = (): void => {
    this.forgetStale ??= this.desk.host.later(FLOCK_MS, () => {
      this.forgetStale = null;
      void this.refresh();
    });
  };

  async refresh(): Promise<void> {
    const { host, store } = this.desk;
    await this.desk.recovered;
    const heads = await host.store.heads();
    if (!heads.ok) {
      store.setState({ listTrouble: heads.error });
      return;
    }
    if (heads.value.length === 0) host.jotter.erase(COUNT);
    else host.jotter.write(COUNT, String(heads.value.length));
    if (this.watchers === 0) return;
    const held = await host.locks.held();
    const all = heads.value.map((stored) => this.entryOf(stored, held));
    const bare = all.filter((entry) => entry.kind === 'sound' && isBare(entry.head) && !held.has(entry.id));
    const entries = all.filter((entry) => !bare.includes(entry));
    const isPersistent = await host.isPersistent();
    store.setState({ entries: entries.toSorted(newestFirst), listTrouble: null, isPersistent });
    for (const entry of bare) if (this.isOld(entry)) await host.store.remove(entry.id);
  }

  async rename(id: string, name: string): Promise<void> {
    const renamed = await this.desk.host.store.rename(id, name);
    if (renamed.ok) this.desk.renamed(id, name);
    this.after(renamed, 'The draft was not renamed.');
  }

  /** The id of the copy. */
  async duplicate(id: string): Promise<Result<string, StoreTrouble>> {
    const { host } = this.desk;
    const copied = await this.copy(id, (head) => ({
      ...head,
      id: host.newId(),
      name: copyName(head.name),
      isNamed: true,
      asideOf: null,
      revision: 1,
      updatedAt: host.now(),
    }));
    this.after(copied, 'The draft was not copied.');
    if (!copied.ok) return copied;
    return copied.value === null
      ? err({ kind: 'failed', message: 'It was deleted meanwhile.' })
      : ok(copied.value);
  }

  /** The id of the copy; null where there is nothing to copy. */
  private async copy(
    id: string,
    headOf: (head: DraftHead) => DraftHead,
  ): Promise<Result<string | null, StoreTrouble>> {
    const { store } = this.desk.host;
    const stored = await store.read(id);
    if (!stored.ok || stored.value === null) return stored.ok ? ok(null) : stored;
    const head = readHead(stored.value.head);
    if (!head.ok) return err({ kind: 'failed', message: 'The draft cannot be read any more.' });
    const copy = headOf(head.value);
    const changes = new Map(
      Object.entries(stored.value.parts).flatMap(([name, text]) =>
        typeof text === 'string' ? [[name, text] as const] : [],
      ),
    );
    const written = await store.write({ head: copy, changes, after: 0 });
    if (written.ok) return ok(copy.id);
    return err(
      written.error.kind === 'overtaken'
        ? { kind: 'failed', message: 'There is such a draft already.' }
        : written.error,
    );
  }

  /** What there is of a draft stays as a draft of its own: its run begins anew. */
  async setAside(id: string): Promise<Result<void, StoreTrouble>> {
    const { host } = this.desk;
    const aside = { id: host.newId(), revision: 1, asideOf: id };
    const copied = await this.copy(id, (head) => ({ ...head, ...aside }));
    if (!copied.ok) return copied;
    // It was deleted meanwhile: whoever writes it next finds out.
    if (copied.value === null) return ok(undefined);
    await this.dropOldest(id);
    this.changed();
    this.desk.tellAside(aside.id);
    return ok(undefined);
  }

  private async dropOldest(id: string): Promise<void> {
    const { store, locks } = this.desk.host;
    const heads = await store.heads();
    const held = await locks.held();
    const aside = (heads.ok ? heads.value : []).flatMap((stored) => {
      const head = readHead(stored.head);
      return head.ok && head.value.asideOf === id && !held.has(stored.id) ? [head.value] : [];
    });
    const byAge = aside.toSorted((a, b) => b.updatedAt - a.updatedAt);
    for (const { id: old } of byAge.slice(MOST_ASIDE)) await store.remove(old);
  }

  /** Deletes drafts at once; as long as the notice lasts they can be brought back. One that another tab has open stays. */
  async remove(ids: readonly string[]): Promise<void> {
    const { host } = this.desk;
    const { page } = host.view.getState();
    // The run that was left for the start page waits in this tab, and for nobody else.
    if (page.kind === 'start' && ids.some((id) => id === this.desk.openId)) this.desk.discard();
    const held = await host.locks.held();
    const open = ids.filter((id) => held.has(id));
    const gone: StoredDraft[] = [];
    for (const id of ids) {
      if (held.has(id)) continue;
      const removed = await host.store.remove(id);
      if (!removed.ok) {
        this.after(removed, 'The draft was not deleted.');
        break;
      }
      if (removed.value !== null) gone.push(removed.value);
      forgetWishes(host.jotter, id);
    }
    this.changed();
    if (gone.length === 0 && open.length === 0) return;
    const undo = async (): Promise<void> => {
      for (const draft of gone)
        this.after(await host.store.putBack(draft), 'The draft was not brought back.');
      this.changed();
    };
    this.desk.notify({
      tone: 'info',
      text: removedWords(gone, open.length),
      ...(gone.length > 0 && { offer: { label: 'Undo', act: () => void undo() } }),
    });
  }

  /** Everything that is kept of a draft, as a text: what of it can be used, others may find out. */
  async exported(id: string): Promise<Result<string, StoreTrouble>> {
    const stored = await this.desk.host.store.read(id);
    return stored.ok ? ok(`${JSON.stringify(stored.value, null, 2)}\n`) : stored;
  }

  /** Asked once, with the first draft of this browser: some browsers ask the person in turn. */
  async askToPersist(): Promise<void> {
    const { host } = this.desk;
    if (host.jotter.read(ASKED) !== null) return;
    host.jotter.write(ASKED, 'yes');
    await host.askToPersist();
  }

  /** A page that is loaded anew may want it in a moment. */
  private isOld(entry: DraftEntry): boolean {
    return entry.kind === 'sound' && this.desk.host.now() - entry.head.updatedAt > BARE_MS;
  }

  private changed(): void {
    this.desk.host.tellTabs();
    this.staleSoon();
  }

  private after(done: Result<unknown, { readonly kind: string }>, otherwise: string): void {
    if (!done.ok) this.desk.notify({ tone: 'error', text: otherwise });
    this.changed();
  }

  private entryOf({ id, head }: StoredDraft, held: ReadonlySet<string>): DraftEntry {
    const read = readHead(head);
    if (read.ok && read.value.id === id) {
      const isElsewhere = held.has(id) && this.desk.openId !== id;
      return { kind: 'sound', id, head: read.value, isElsewhere };
    }
    if (read.ok) return { kind: 'spoiled', id, message: 'it says that it is another draft' };
    return read.error.kind === 'newer' ? { kind: 'newer', id } : { ...read.error, id };
  }
}

function newestFirst(one: DraftEntry, other: DraftEntry): number {
  const at = (entry: DraftEntry): number => (entry.kind === 'sound' ? entry.head.updatedAt : 0);
  return at(other) - at(one) || (one.id < other.id ? -1 : 1);
}

function removedWords(gone: readonly StoredDraft[], open: number): string {
  const [only] = gone;
  const name = isKept(only?.head) && typeof only.head.name === 'string' ? `“${only.head.name}”` : 'The draft';
  const was = gone.length === 1 ? `${name} was deleted.` : `${gone.length} drafts were deleted.`;
  const stayed = open === 1 ? 'One is open and stayed.' : `${open} are open and stayed.`;
  if (gone.length === 0) return open === 1 ? 'The draft is open in a tab: close it there first.' : stayed;
  return open === 0 ? was : `${was} ${stayed}`;
}
