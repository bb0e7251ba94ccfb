import { err, ok, type Result } from '../../base/result';
import type { StoredDraft } from './draft';
import {
  headAfter,
  MOST_DRAFTS,
  renamed,
  type DraftStore,
  type DraftWrite,
  type StoreTrouble,
} from './draft-store';
import { openDatabase } from './open-database';
import { isKept } from './read-values';
import { troubleOf } from './store-trouble';

const DATABASE = 'breakwater-drafts';
const VERSION = 1;
const HEADS = 'heads';
const PARTS = 'parts';

/** A database that does not answer for so long is taken for blocked: some browsers hang where they should refuse. */
const PATIENCE_MS = 6000;
/** After it was found to be shut, nobody knocks again for so long. */
const SHUT_MS = 4000;

type Requests = (heads: IDBObjectStore, parts: IDBObjectStore, when: WhenDone) => void;

/** Goes on when a request is done; what it throws then ends the whole transaction. */
type WhenDone = (request: IDBRequest, goOn: () => void) => void;

/** Drafts in IndexedDB: heads by their id, and parts by [id of the draft, name of the part]. */
export class BrowserDrafts implements DraftStore {
  private opening: Promise<Result<IDBDatabase, StoreTrouble>> | null = null;

  /** Asking a page for its `indexedDB` may throw already, where storage is forbidden. */
  constructor(private readonly factory: () => IDBFactory | undefined) {}

  heads: DraftStore['heads'] = async () => {
    const found: StoredDraft[] = [];
    const done = await this.transact('readonly', (heads, _parts, when) => {
      const keys = heads.getAllKeys();
      const values = heads.getAll();
      when(values, () => {
        keys.result.forEach((key, at) => found.push({ id: textOf(key), head: values.result[at], parts: {} }));
      });
    });
    return done.ok ? ok(found) : done;
  };

  read: DraftStore['read'] = async (id) => {
    let found: StoredDraft | null = null;
    const done = await this.transact('readonly', (heads, parts, when) => {
      readInto(heads, parts, when, id, (draft) => {
        found = draft;
      });
    });
    return done.ok ? ok(found) : done;
  };

  write: DraftStore['write'] = async (write) => {
    let trouble: 'overtaken' | 'many' | null = null;
    const { id } = write.head;
    const done = await this.transact('readwrite', (heads, parts, when) => {
      const kept = heads.get(id);
      const many = heads.count();
      when(many, () => {
        const head = headAfter(kept.result, write);
        if (head === null) trouble = 'overtaken';
        else if (kept.result === undefined && many.result >= MOST_DRAFTS) trouble = 'many';
        else put(heads, parts, id, head, write.changes);
      });
    });
    if (!done.ok) return done;
    return trouble === null ? ok(undefined) : err({ kind: trouble });
  };

  rename: DraftStore['rename'] = async (id, name) => {
    let isThere = false;
    const done = await this.transact('readwrite', (heads, _parts, when) => {
      const kept = heads.get(id);
      when(kept, () => {
        const head: unknown = kept.result;
        if (!isKept(head)) return;
        isThere = true;
        heads.put(renamed(head, name), id);
      });
    });
    if (!done.ok) return done;
    return isThere ? ok(undefined) : err({ kind: 'overtaken' });
  };

  remove: DraftStore['remove'] = async (id) => {
    let found: StoredDraft | null = null;
    const done = await this.transact('readwrite', (heads, parts, when) => {
      readInto(heads, parts, when, id, (draft) => {
        found = draft;
        heads.delete(id);
        parts.delete(partsOf(id));
      });
    });
    return done.ok ? ok(found) : done;
  };

  putBack: DraftStore['putBack'] = async ({ id, head, parts: texts }) =>
    this.transact('readwrite', (heads, parts) => {
      heads.put(head, id);
      for (const [name, text] of Object.entries(texts)) parts.put(text, [id, name]);
    });

  /** All requests are carried out, or none. */
  private async transact(mode: IDBTransactionMode, request: Requests): Promise<Result<void, StoreTrouble>> {
    const opened = await this.opened();
    if (!opened.ok) return opened;
    return new Promise((resolve) => {
      const patience = setTimeout(() => resolve(err({ kind: 'blocked' })), PATIENCE_MS);
      const settle = (result: Result<void, StoreTrouble>): void => {
        clearTimeout(patience);
        resolve(result);
      };
      try {
        const transaction = opened.value.transaction([HEADS, PARTS], mode);
        transaction.addEventListener('complete', () => settle(ok(undefined)));
        let thrown: unknown;
        transaction.addEventListener('abort', () => settle(err(troubleOf(thrown ?? transaction.error))));
        const when: WhenDone = (asked, goOn) =>
          asked.addEventListener('success', () => {
            try {
              goOn();
            } catch (error) {
              thrown = error;
              transaction.abort();
            }
          });
        request(transaction.objectStore(HEADS), transaction.objectStore(PARTS), when);
      } catch (error) {
        // The browser has closed the database: the next call opens it anew.
        this.opening = null;
        settle(err(troubleOf(error)));
      }
    });
  }

  private async opened(): Promise<Result<IDBDatabase, StoreTrouble>> {
    this.opening ??= openDatabase(this.factory, {
      name: DATABASE,
      version: VERSION,
      patienceMs: PATIENCE_MS,
      makeStores: (database) => {
        database.createObjectStore(HEADS);
        database.createObjectStore(PARTS);
      },
      onClose: () => {
        this.opening = null;
      },
    });
    const opening = this.opening;
    const opened = await opening;
    if (!opened.ok)
      setTimeout(() => {
        if (this.opening === opening) this.opening = null;
      }, SHUT_MS);
    return opened;
  }
}

function put(
  heads: IDBObjectStore,
  parts: IDBObjectStore,
  id: string,
  head: unknown,
  changes: DraftWrite['changes'],
): void {
  heads.put(head, id);
  for (const [name, text] of changes) {
    if (text === null) parts.delete([id, name]);
    else parts.put(text, [id, name]);
  }
}

function readInto(
  heads: IDBObjectStore,
  parts: IDBObjectStore,
  when: WhenDone,
  id: string,
  take: (draft: StoredDraft | null) => void,
): void {
  const head = heads.get(id);
  const keys = parts.getAllKeys(partsOf(id));
  const texts = parts.getAll(partsOf(id));
  when(texts, () => {
    if (head.result === undefined && keys.result.length === 0) return take(null);
    const named = keys.result.map((key, at) => [nameIn(key), texts.result[at]] as const);
    return take({ id, head: head.result, parts: Object.fromEntries(named) });
  });
}

/** Lists come after every text in the order of keys. */
function partsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

function nameIn(key: IDBValidKey): string {
  return Array.isArray(key) ? textOf(key[1]) : '';
}

function textOf(key: IDBValidKey | undefined): string {
  return typeof key === 'string' ? key : '';
}
