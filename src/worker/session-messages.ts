import type { ToWorker } from './protocol';

/** What is said to one run, by who answers it. */
type ToRun = Extract<ToWorker, { readonly runId: string }>;
export type EditingMessage = Extract<ToRun, { readonly kind: 'edit' | 'verb' | 'undo' | 'redo' }>;
export type TellingMessage = Extract<
  ToRun,
  { readonly kind: 'rows' | 'series' | 'line-points' | 'traces' | 'trace' | 'why' }
>;
/** Answered by the part of the worker that meets the world outside. */
export type OutsideMessage = Extract<ToRun, { readonly kind: 'http' | 'catalogue' | 'exchanges' }>;
export type SessionMessage = Exclude<
  ToRun,
  EditingMessage | TellingMessage | OutsideMessage | { readonly kind: 'run' | 'open' }
>;
