import type { SavedSaga, SagaStore } from './saga-saving';

/** When the process dies of a save: counted from 1, and whether it has reached the store then. */
interface Death {
  readonly at: number;
  readonly isStored: boolean;
}

const NOTHING_MORE = new Promise<never>(() => {});

/** Keeps texts, as a file or a database does. */
export class TextStore implements SagaStore {
  readonly texts = new Map<string, string>();
  saves = 0;

  constructor(
    private readonly death?: Death,
    /** Saving takes a while, though no time passes. */
    private readonly isSlow = false,
  ) {}

  save(id: string, saved: SavedSaga): void | Promise<void> {
    this.saves += 1;
    const { at, isStored } = this.death ?? { at: Infinity, isStored: true };
    if (this.saves < at || (this.saves === at && isStored)) this.texts.set(id, JSON.stringify(saved));
    if (this.saves >= at) return NOTHING_MORE;
    return this.isSlow ? Promise.resolve() : undefined;
  }

  load(id: string): unknown {
    const text = this.texts.get(id);
    return text === undefined ? undefined : JSON.parse(text);
  }

  list(): readonly string[] {
    return [...this.texts.keys()];
  }

  /** What a process finds that begins after the death of this one. */
  next(): TextStore {
    const next = new TextStore();
    for (const [id, text] of this.texts) next.texts.set(id, text);
    return next;
  }
}
