/** One thing wrong with an input: where, what was expected there, and what came. */
export interface Problem {
  readonly path: string;
  readonly expected: string;
  readonly received: string;
}
