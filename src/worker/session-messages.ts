import type { ToWorker } from './protocol';

/** What is said to one run, by who answers it. */
type ToRun = Extract<ToWorker, { readonly runId: string }>;
export type EditingMessage = Extract<ToRun, { readonly kind: 'edit' | 'verb' | 'undo' | 'redo' }>;
export type TellingMessage = Extract<
  ToRun,
  { readonly kind: 'rows' | 'series' | 'line-points' | 'traces' | 'trace' | 'why' }
>;
export type SessionMessage = Exclude<
  ToRun,
  EditingMessage | TellingMessage | { readonly kind: 'run' | 'open' }
>;
