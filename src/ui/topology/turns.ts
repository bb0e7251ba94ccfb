/** What turns are taken over: the feed of frames, or a stand-in for it. */
export interface TurnSource {
  readonly version: number;
  subscribe(listener: () => void): () => void;
}

export interface TurnClock {
  now(): number;
  /** requestAnimationFrame on a page. */
  nextFrame(run: () => void): void;
}

interface Member {
  readonly refresh: () => void;
  seen: number;
  at: number;
}

/** One round over all members takes this many animation frames: 15 of 60 a second are 4 rounds. */
const FRAMES_PER_ROUND = 15;
/** When no frame came for so long, in ms, the run stands still and everybody who is behind has a turn at once. */
const STANDS_AFTER_MS = 120;

/**
 * Text that changes costs layout and paint, so cards do not all change in the same animation frame: with every frame
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
    private readonly clock: TurnClock,
    private readonly spacing: number,
  ) {}

  /** Calls `refresh` at this member's turns, if a frame has come since the last one. */
  join(refresh: () => void): () => void {
    const member = { refresh, seen: this.source.version, at: this.clock.now() };
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
    this.heardAt = this.clock.now();
    this.schedule();
  }

  private round(): void {
    const { members, source, clock } = this;
    const now = clock.now();
    const stands = now - this.heardAt >= STANDS_AFTER_MS;
    let left = stands ? members.length : Math.ceil(members.length / FRAMES_PER_ROUND);
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
    this.clock.nextFrame(() => {
      this.waiting = false;
      this.round();
    });
  }
}
