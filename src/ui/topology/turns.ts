import type { Beat } from '../../state/beat';

/** What turns are taken over: the feed of frames, or a stand-in for it. */
export interface TurnSource {
  readonly version: number;
  readonly beat: Pick<Beat, 'next'>;
  subscribe(listener: () => void): () => void;
}

interface Member {
  readonly refresh: () => void;
  seen: number;
}

/** Members that join one after the other are often alike; steps of this part of all spread them over a round. */
const SPREAD = 0.618;

/**
 * Text that changes costs layout and paint, so cards do not all change at the same beat: with every one the same part of
 * them has its turn, and a round over all takes so many beats. When no frame came since the last beat, those that have not
 * seen the newest one get their turn at once: a run that stands still must look the same everywhere.
 */
export class Turns {
  private readonly members: Member[] = [];
  private next = 0;
  private joined = 0;
  private waiting = false;
  /** Of the newest frame at the last beat. */
  private version = NaN;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly source: TurnSource,
    private readonly beatsPerRound: number,
  ) {}

  /** Calls `refresh` at this member's turns, if a frame has come since the last one. */
  join(refresh: () => void): () => void {
    const member = { refresh, seen: this.source.version };
    const place = Math.floor(((this.joined++ * SPREAD) % 1) * (this.members.length + 1));
    this.members.splice(place, 0, member);
    this.unsubscribe ??= this.source.subscribe(() => this.schedule());
    return () => {
      const index = this.members.indexOf(member);
      if (index >= 0) this.members.splice(index, 1);
      if (this.members.length > 0) return;
      this.unsubscribe?.();
      this.unsubscribe = undefined;
    };
  }

  private round(): void {
    const { members, source } = this;
    const stands = source.version === this.version;
    this.version = source.version;
    let left = stands ? members.length : Math.ceil(members.length / this.beatsPerRound);
    let behind = false;
    const from = this.next;
    const inTurn = [...members.slice(from), ...members.slice(0, from)];
    for (const [step, member] of inTurn.entries()) {
      if (member.seen === source.version) continue;
      if (left === 0) {
        behind = true;
        break;
      }
      left--;
      member.seen = source.version;
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
    }, 'rendered');
  }
}
