import type { Beat } from '../../state/beat';

/** What turns are taken over: the feed of frames, or a stand-in for it. */
export interface TurnSource {
  readonly version: number;
  readonly beat: Beat;
  subscribe(listener: () => void): () => void;
}

interface Member {
  readonly refresh: () => void;
  seen: number;
  at: number;
}

/** One round over all members takes this many beats: of twenty a second that makes 4 rounds. */
const BEATS_PER_ROUND = 5;
/** When no frame came for so long, in ms, the run stands still and everybody who is behind has a turn at once. */
const STANDS_AFTER_MS = 120;

/**
 * Text that changes costs layout and paint, so cards do not all change at the same beat: with every one
 * some of them have their turn, and each at most once in `spacing` ms. When frames stop coming, those that have not
 * seen the last one get their turn at once: a run that stands still must look the same everywhere.
 */
export class Turns {
  private readonly members: Member[] = [];
  private next = 0;
  private waiting = false;
  private heardAt = -Infinity;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly source: TurnSource,
    private readonly spacing: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Calls `refresh` at this member's turns, if a frame has come since the last one. */
  join(refresh: () => void): () => void {
    const member = { refresh, seen: this.source.version, at: this.now() };
    this.members.push(member);
    this.unsubscribe ??= this.source.subscribe(() => this.heard());
    return () => {
      const index = this.members.indexOf(member);
      if (index >= 0) this.members.splice(index, 1);
      if (this.members.length > 0) return;
      this.unsubscribe?.();
      this.unsubscribe = undefined;
    };
  }

  private heard(): void {
    this.heardAt = this.now();
    this.schedule();
  }

  private round(): void {
    const { members, source } = this;
    const now = this.now();
    const stands = now - this.heardAt >= STANDS_AFTER_MS;
    let left = stands ? members.length : Math.ceil(members.length / BEATS_PER_ROUND);
    let behind = false;
    const from = this.next;
    const inTurn = [...members.slice(from), ...members.slice(0, from)];
    for (const [step, member] of inTurn.entries()) {
      if (member.seen === source.version) continue;
      if (left === 0 || (!stands && now - member.at < this.spacing)) {
        behind = true;
        continue;
      }
      left--;
      member.seen = source.version;
      member.at = now;
      this.next = (from + step + 1) % inTurn.length;
      member.refresh();
    }
    if (behind) this.schedule();
  }

  private schedule(): void {
    if (this.waiting) return;
    this.waiting = true;
    this.source.beat.next(() => {
      this.waiting = false;
      this.round();
    });
  }
}
