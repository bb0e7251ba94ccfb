import type { RunStore } from '../run';
import type { ViewStore } from '../view';
import type { DraftStore } from './draft-store';
import type { TabLocks } from './tab-lock';

/** Small texts that last, and are written at once: localStorage on a page. None of it throws. */
export interface Jotter {
  keys(): readonly string[];
  read(key: string): string | null;
  /** Whether it has room for it. */
  write(key: string, text: string): boolean;
  erase(key: string): void;
}

/** Everything outside of the page's stores that drafts need. A test has all of it in memory. */
export interface DeskHost {
  readonly run: RunStore;
  readonly view: ViewStore;
  readonly store: DraftStore;
  readonly locks: TabLocks;
  readonly jotter: Jotter;
  /** In ms since 1970. */
  now(): number;
  later(ms: number, call: () => void): () => void;
  newId(): string;
  /** Takes the place of the present entry of the history. */
  replaceAddress(hash: string): void;
  /** Tells all other tabs that drafts have changed. */
  tellTabs(): void;
  /** Asks the browser to keep them for good. */
  askToPersist(): Promise<void>;
  /** Whether it has promised that; null when it does not say. */
  isPersistent(): Promise<boolean | null>;
}
