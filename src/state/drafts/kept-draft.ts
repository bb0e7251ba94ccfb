import type { DraftOrigin } from './draft';
import { changedParts, NOTHING_WRITTEN, sizesAfter, type WrittenRun } from './draft-parts';
import type { DraftStore, DraftWrite, StoreTrouble } from './draft-store';
import { headOf, isSameStand, type Look } from './head-of';

/** How it stands with what the person has made. */
export type SaveStatus =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved'; readonly trouble: StoreTrouble };

/** What was changed is written so soon after. */
const SOON_MS = 500;
/** While time goes on, where the run stands is written so often. */
const STAND_EVERY_MS = 3000;
/** What could not be written is tried again so often. */
const AGAIN_MS = 5000;

/** What a kept draft needs of the page. */
export interface KeeperHost {
  readonly store: DraftStore;
  /** The name of this tab among all that write. */
  readonly writer: string;
  now(): number;
  later(ms: number, call: () => void): () => void;
  /** The run as it is now; null while it is being opened or brought back. */
  look(): Look | null;
  tell(status: SaveStatus): void;
  /** Another tab has written the draft, or deleted it: what is here has to be kept elsewhere. */
  overtaken(look: Look): void;
}

/** A draft, and what the person calls it, where that is not the name of its scenario. */
export interface DraftName {
  readonly id: string;
  readonly origin: DraftOrigin;
  readonly called: string | null;
}

/** What is known of a draft that was read. */
export interface KnownDraft {
  readonly run: WrittenRun;
  readonly parts: Readonly<Record<string, number>>;
  readonly revision: number;
}

const UNKNOWN: KnownDraft = { run: NOTHING_WRITTEN, parts: {}, revision: 0 };

/**
 * The draft of the run that is open: it is written when the run has changed, soon and not at once, by one write after
 * the other, each of which takes the place of what has changed since the last.
 */
export class KeptDraft {
  private known: KnownDraft;
  /** What was written last, or found when it was opened. */
  private last: Look | null = null;
  private forgetTimer: (() => void) | null = null;
  private queue: Promise<void> = Promise.resolve();
  private waiting = 0;
  /** Each try to write has a number of its own: one that comes late is known by it. */
  private tries: number;
  private triedAt = -Infinity;
  private trouble: StoreTrouble | null = null;
  private isOver = false;

  constructor(
    readonly name: DraftName,
    private readonly host: KeeperHost,
    known: KnownDraft = UNKNOWN,
  ) {
    this.known = known;
    this.tries = known.revision;
  }

  /** It is in the store. */
  get isWritten(): boolean {
    return this.known.revision > 0;
  }

  /** The run was brought back, and is as it was written. */
  settle(): void {
    this.last = this.host.look();
    if (this.last !== null) this.known = { ...this.known, run: this.last.run };
  }

  /** Something may have changed. */
  readonly touch = (): void => {
    if (this.isOver || this.forgetTimer !== null) return;
    const rest = this.trouble === null ? SOON_MS : AGAIN_MS;
    this.forgetTimer = this.host.later(rest, () => {
      this.forgetTimer = null;
      this.lookAgain();
    });
  };

  /** Writes what has changed now, and answers when that is done. */
  async flush(): Promise<void> {
    const look = this.isOver ? null : this.host.look();
    if (look !== null && this.differs(look)) this.enqueue(look);
    return this.queue;
  }

  /** The last write, with the run as it is now; nothing that happens later belongs to it. */
  async finish(): Promise<void> {
    const written = this.flush();
    this.stop();
    return written;
  }

  /** Nothing is written any more. */
  stop(): void {
    this.isOver = true;
    this.forgetTimer?.();
    this.forgetTimer = null;
  }

  /** What would be lost if the page ended now; null when that is nothing. */
  unwritten(): DraftWrite | null {
    const look = this.isOver ? null : this.host.look();
    return look !== null && (this.waiting > 0 || this.differs(look))
      ? this.writeOf(look, ++this.tries)
      : null;
  }

  private lookAgain(): void {
    const look = this.host.look();
    // Whoever is told of a run that is ready again calls once more.
    if (look === null) return;
    if (!this.differs(look)) {
      if (this.waiting === 0 && this.trouble === null) this.host.tell({ kind: 'saved' });
      return;
    }
    const isOnlyStand = this.isWritten && changedParts(this.known.run, look.run).size === 0;
    if (isOnlyStand && look.isMoving && this.host.now() - this.triedAt < STAND_EVERY_MS) this.touch();
    else this.enqueue(look);
  }

  private differs(look: Look): boolean {
    const { last } = this;
    if (!this.isWritten || last === null || last.seed !== look.seed) return true;
    return changedParts(this.known.run, look.run).size > 0 || !isSameStand(last, look);
  }

  private enqueue(look: Look): void {
    this.triedAt = this.host.now();
    this.waiting++;
    if (this.trouble === null) this.host.tell({ kind: 'saving' });
    const tried = ++this.tries;
    this.queue = this.queue.then(async () => this.write(look, tried));
  }

  private writeOf(look: Look, tried: number): DraftWrite {
    const { revision, parts, run } = this.known;
    const changes = changedParts(run, look.run);
    const { id, origin, called } = this.name;
    const head = headOf(look, {
      id,
      origin,
      name: called ?? look.scenario.name,
      isNamed: called !== null,
      revision: tried,
      writer: this.host.writer,
      updatedAt: this.host.now(),
      parts: sizesAfter(parts, changes),
    });
    return { head, changes, after: revision };
  }

  private async write(look: Look, tried: number): Promise<void> {
    const write = this.writeOf(look, tried);
    const result = await this.host.store.write(write);
    this.waiting--;
    if (result.ok) {
      const { revision, parts } = write.head;
      this.known = { run: look.run, revision, parts };
      this.last = look;
      this.trouble = null;
      if (this.waiting === 0) this.host.tell({ kind: 'saved' });
    } else if (result.error.kind === 'overtaken') {
      // What came later holds this, too.
      if (this.waiting > 0) return;
      const newest = this.isOver ? look : (this.host.look() ?? look);
      this.stop();
      this.host.overtaken(newest);
      return;
    } else {
      this.trouble = result.error;
      this.host.tell({ kind: 'unsaved', trouble: this.trouble });
    }
    // Meanwhile it may have changed once more.
    this.touch();
  }
}
