/** Twelve beats a second: text does not read better for changing more often. */
const USUAL_MS = 80;
/** Three a second will do while somebody drags or edits, and where a machine manages no more. */
const SLOW_MS = 320;
/** While somebody is at work beats are slow for so long after the last deed. */
const GIVES_WAY_MS = 350;
/** A frame that comes so many times later after a beat than after another frame: the beat took its time. */
const LATE = 1.5;
/** Each beat that was late makes the next ones rarer by half. */
const RARER = 1.5;
/** Each that was in time brings them back by so much; about one in twenty remains late where not all are in time. */
const BACK_MS = 4;
/** How quickly frames that have become rarer, on another screen, are taken for the usual ones. */
const FORGETS = 0.05;

/** How long it is from beat to beat: what the machine manages without losing frames, and slowly while somebody is at work. */
export class Pace {
  private everyMs = USUAL_MS;
  private slowUntil = -Infinity;
  private frameBefore = NaN;
  private wasBeat = false;
  /** From one frame to the next where nothing is in the way. */
  private usualGap = NaN;

  /** Is told of every frame that follows another one. */
  frame(now: number): void {
    const gap = now - this.frameBefore;
    this.frameBefore = now;
    if (this.wasBeat) this.learn(gap > this.usualGap * LATE);
    else if (Number.isNaN(this.usualGap) || gap < this.usualGap) this.usualGap = gap;
    else if (gap > 0) this.usualGap += (gap - this.usualGap) * FORGETS;
    this.wasBeat = false;
  }

  /** In the frame that was told of last, there is a beat. */
  beat(): void {
    this.wasBeat = true;
  }

  /** No frame is looked at for a while. */
  rest(): void {
    this.frameBefore = NaN;
    this.wasBeat = false;
  }

  giveWay(now: number): void {
    this.slowUntil = now + GIVES_WAY_MS;
  }

  /** From one beat to the next. */
  msFrom(now: number): number {
    return now < this.slowUntil ? SLOW_MS : this.everyMs;
  }

  private learn(isLate: boolean): void {
    this.everyMs = isLate
      ? Math.min(SLOW_MS, this.everyMs * RARER)
      : Math.max(USUAL_MS, this.everyMs - BACK_MS);
  }
}
