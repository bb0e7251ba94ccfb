import type { ToWorker } from './protocol';

/** What is said to one run, by who answers it. */
type ToRun = Extract<ToWorker, { readonly runId: string }>;
export type EditingMessage = Extract<
  ToRun,
  { readonly kind: 'edit' | 'verb' | 'undo' | 'redo' | 'operator' | 'cancel-saga' | 'view-says' | 'command' }
>;
export type TellingMessage = Extract<
  ToRun,
  { readonly kind: 'rows' | 'series' | 'line-points' | 'traces' | 'trace' | 'why' | DataKind }
>;
/** Of these, what is about sagas, events of the data and read models is answered by a part of its own. */
export type DataMessage = Extract<TellingMessage, { readonly kind: DataKind }>;
export type RequestMessage = Exclude<TellingMessage, DataMessage>;

const DATA_KINDS = [
  'sagas',
  'saga',
  'events',
  'event',
  'stream',
  'commands',
  'read-models',
  'read-model',
  'read-query',
  'data-series',
] as const;
type DataKind = (typeof DATA_KINDS)[number];

export function isAboutData(message: TellingMessage): message is DataMessage {
  return DATA_KINDS.some((kind) => kind === message.kind);
}

/** Answered by the part of the worker that meets the world outside. */
export type OutsideMessage = Extract<ToRun, { readonly kind: 'http' | 'catalogue' | 'exchanges' }>;
export type SessionMessage = Exclude<
  ToRun,
  EditingMessage | TellingMessage | OutsideMessage | { readonly kind: 'run' | 'open' }
>;
