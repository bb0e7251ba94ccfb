import type { LineCommand } from '../worker/client';

/** Something that somebody wants of the run, which the session takes or refuses. */
export type Wish = LineCommand extends infer Command
  ? Command extends { readonly editId: number }
    ? Omit<Command, 'editId'>
    : never
  : never;
