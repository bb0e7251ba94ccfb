import type { Outcome } from '../base/outcome';
import type { Signal } from './layer';

/** Hears what happens in stacks while somebody watches; it changes nothing. */
export interface WalkRecorder {
  /** A layer let a try through, keeps it, or answered it: as `enter` says. */
  entered(row: number, position: number, signal: Signal): void;
  /** An outcome came to a layer on its way out, and went on as `exit` says. */
  left(row: number, position: number, came: Outcome, went: Signal, tryRow: number): void;
  /** A layer ends by itself what it let in or kept. */
  cutOff(row: number, position: number, outcome: Outcome): void;
  /** A layer withdraws from everything inside of it in this row; -1 is the caller. */
  givenUp(row: number, boundary: number): void;
}
