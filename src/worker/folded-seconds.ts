import type { Second } from '../sim/measure/history';
import type { World } from '../sim/world';

/** What is added up of the closed seconds of a run. */
export interface SecondsFold<Copy> {
  fold(second: Second, index: number): void;
  copy(): Copy;
  restore(copy: Copy): void;
}

/** A run that goes back folds at most so many seconds again. */
const COPY_EVERY = 32;

/** Keeps a fold at the present moment of a run that goes on and back: from time to time it keeps a copy to return to. */
export class FoldedSeconds<Copy> {
  private closed = 0;
  private readonly copies: Copy[];

  constructor(
    private readonly world: World,
    private readonly folds: SecondsFold<Copy>,
  ) {
    this.copies = [folds.copy()];
  }

  refresh(): void {
    const { history } = this.world.meter;
    if (history.cursor < this.closed) this.goBack(history.cursor);
    while (this.closed < history.cursor) {
      this.folds.fold(history.at(this.closed), this.closed);
      this.closed++;
      if (this.closed === this.copies.length * COPY_EVERY) this.copies.push(this.folds.copy());
    }
  }

  private goBack(seconds: number): void {
    const at = Math.floor(seconds / COPY_EVERY);
    this.folds.restore(this.copies[at]);
    this.closed = at * COPY_EVERY;
  }
}
