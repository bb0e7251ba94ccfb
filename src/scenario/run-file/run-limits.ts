import { LIMITS } from '../limits';

/** How much a run file may hold, so that a stranger's uses up neither the page nor the time of whoever opens it. */
export const RUN_LIMITS = {
  textLength: 2 * LIMITS.textLength,
  /** Parts of a scenario lie some levels deeper in it than in a file of their own. */
  depth: LIMITS.depth + 6,
  edits: 2000,
  inputs: 20_000,
  /** Patches of one edit. */
  patches: 2000,
  path: 500,
  label: 500,
  /**
   * With each edit the whole scenario is read again: so many characters in all. A scenario of 50 kB has room for as many
   * edits as there may be.
   */
  readAgain: 100_000_000,
} as const;
