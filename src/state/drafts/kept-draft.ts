import type { DraftHead, DraftOrigin } from './draft';
import { changedParts, NOTHING_WRITTEN, sizesAfter, type WrittenRun } from './draft-parts';
import type { Result } from '../../base/result';
import type { DraftStore, DraftWrite, StoreTrouble } from './draft-store';
import type { Jotter } from './desk-host';
import { headOf, isSameStand, leavesBehind, NOTHING_MADE, type Look } from './head-of';
import { LastWords } from './last-words';

/** How it stands with what the person has made. */
export type SaveStatus =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved'; readonly trouble: StoreTrouble };

/** What was changed is written so soon after. */
const SOON_MS = 150;
/** While time goes on, where the run stands is written so often. */
const STAND_EVERY_MS = 3000;
/** What could not be written is tried again so often. */
const AGAIN_MS = 5000;

/** What a kept draft needs of the page. */
export interface KeeperHost {
  readonly store: DraftStore;
  readonly jotter: Jotter;
  /** The name of this tab among all that write. */
  readonly writer: string;
  now(): number;
  later(ms: number, call: () => void): () => void;
  /** The run as it is now; null while it is being opened or brought back. */
  look(): Look | null;
  tell(status: SaveStatus): void;
  /** What is in the store shall stay there beside what comes: its run has begun anew without it. */
  newId(): string;
  setAside(): Promise<Result<void, StoreTrouble>>;
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
  /** The run as it was when something was made last; null when that is being written. */
  private unseen: Look | null = null;
  private forgetTimer: (() => void) | null = null;
  private queue: Promise<void> = Promise.resolve();
  private waiting = 0;
  /** Each try to write has a number of its own: one that comes late is known by it. */
  private tries: number;
  private triedAt = -Infinity;
  private trouble: StoreTrouble | null = null;
  /** What the next write, and those that wait for their turn, are to keep at last. */
  private asked: Look | null = null;
  /** What it was when its run began anew, where that is not written yet. */
  private left: Look | null = null;
  /** Counts how often the run began anew, here and in what was written. */
  private beginnings = 0;
  private writtenBeginnings = 0;
  /** The name of what the run is since it began anew, should the page end before what it left is set aside. */
  private other: string | null = null;
  private isOver = false;
  private readonly lastWords: LastWords;

  constructor(
    private given: DraftName,
    private readonly host: KeeperHost,
    known: KnownDraft = UNKNOWN,
  ) {
    this.known = known;
    this.tries = known.revision;
    this.lastWords = new LastWords(host.jotter, given.id);
  }

  get name(): DraftName {
    return this.given;
  }

  /** The store has this name already. */
  call(called: string): void {
    this.given = { ...this.given, called };
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

  /** Something was made: should the run begin anew before it is written, it is known from here. */
  remember(): void {
    this.unseen = this.host.look() ?? this.unseen;
  }

  /** The run begins anew, and may leave behind what was made in it. */
  beginAnew(): void {
    if (this.unseen !== null && !this.isOver) this.enqueue(this.unseen);
    if (this.waiting > 0) this.left = this.asked;
    this.beginnings++;
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

  /** Something was made, or the page is at its end: what would be lost is noted down at once. */
  note(isEnd = false): void {
    // What was noted before the run began anew stays until there is more to say.
    if (this.isOver || this.host.look() === null) return;
    const isNoted = this.lastWords.note(this.unwritten(), isEnd);
    if (!isNoted && this.waiting === 0) void this.flush();
  }

  /** It is kept elsewhere, or nobody wants it any more. */
  forgetNoted(): void {
    this.lastWords.forget();
  }

  /** Whether something would be lost if the page ended now. */
  get isUnwritten(): boolean {
    return this.unwritten().length > 0;
  }

  private unwritten(): readonly DraftWrite[] {
    const look = this.isOver ? null : this.host.look();
    if (look === null || (this.waiting === 0 && !this.differs(look))) return [];
    const before = this.left ?? this.last;
    if (this.beginnings === this.writtenBeginnings || before === null || !leavesBehind(before, look))
      return [this.writeOf(look, ++this.tries)];
    // There is no time to set anything aside: the draft stays as it was, and the run that began is another one.
    return [
      ...(this.left === null ? [] : [this.writeOf(this.left, ++this.tries)]),
      ...(leavesBehind(look, NOTHING_MADE) ? [this.writeOfAnother(look)] : []),
    ];
  }

  private lookAgain(): void {
    const look = this.host.look();
    // Whoever is told of a run that is ready again calls once more.
    if (look === null) return;
    if (!this.differs(look)) {
      if (this.waiting === 0 && this.trouble === null) this.tellSaved();
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
    this.unseen = null;
    this.asked = look;
    this.waiting++;
    if (this.trouble === null) this.host.tell({ kind: 'saving' });
    const tried = ++this.tries;
    const { beginnings } = this;
    this.queue = this.queue.then(async () => {
      if (await this.canTakeThePlace(look, beginnings)) await this.write(look, tried);
    });
  }

  /** What the run has left behind by beginning anew is set aside before it is written over. */
  private async canTakeThePlace(look: Look, beginnings: number): Promise<boolean> {
    const isAnew = beginnings > this.writtenBeginnings;
    if (isAnew && this.last !== null && leavesBehind(this.last, look)) {
      const aside = await this.host.setAside();
      if (!aside.ok) {
        this.waiting--;
        this.fail(aside.error);
        return false;
      }
    }
    this.writtenBeginnings = Math.max(this.writtenBeginnings, beginnings);
    this.other = null;
    return true;
  }

  private tellSaved(): void {
    // What was made meanwhile is noted as well, and is not written yet.
    const look = this.isOver ? null : this.host.look();
    if (look === null || changedParts(this.known.run, look.run).size === 0) this.lastWords.forget();
    this.host.tell({ kind: 'saved' });
  }

  private fail(trouble: StoreTrouble): void {
    this.trouble = trouble;
    this.host.tell({ kind: 'unsaved', trouble });
    this.touch();
  }

  private writeOf(look: Look, tried: number): DraftWrite {
    const { revision, parts, run } = this.known;
    const changes = changedParts(run, look.run);
    const head = this.headOf(look, this.name.id, tried, sizesAfter(parts, changes));
    return { head, changes, after: revision };
  }

  private writeOfAnother(look: Look): DraftWrite {
    const changes = changedParts(NOTHING_WRITTEN, look.run);
    this.other ??= this.host.newId();
    return { head: this.headOf(look, this.other, 1, sizesAfter({}, changes)), changes, after: 0 };
  }

  private headOf(look: Look, id: string, revision: number, parts: KnownDraft['parts']): DraftHead {
    const { origin, called } = this.name;
    const name = { name: called ?? look.scenario.name, isNamed: called !== null };
    const { writer } = this.host;
    return headOf(look, { id, origin, ...name, revision, writer, updatedAt: this.host.now(), parts });
  }

  private async write(look: Look, tried: number): Promise<void> {
    const write = this.writeOf(look, tried);
    const result = await this.host.store.write(write);
    this.waiting--;
    if (result.ok) {
      const { revision, parts } = write.head;
      this.known = { run: look.run, revision, parts };
      this.last = look;
      if (look === this.left) this.left = null;
      this.trouble = null;
      if (this.waiting === 0) this.tellSaved();
    } else if (result.error.kind === 'overtaken') {
      // What came later holds this, too.
      if (this.waiting > 0) return undefined;
      const newest = this.isOver ? look : (this.host.look() ?? look);
      this.stop();
      return this.host.overtaken(newest);
    } else return this.fail(result.error);
    // Meanwhile it may have changed once more.
    this.touch();
    return undefined;
  }
}
