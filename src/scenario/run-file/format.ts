import type { Edit } from '../edit';
import type { Scenario } from '../format';
import type { Moment } from '../../sim/line';
import type { RunInput } from './input-schema';
import type { RunView } from './view-schema';

/** What a run file says about itself. */
export const RUN_FORMAT = 'breakwater-run';
export const RUN_FORMAT_VERSION = 1;

/**
 * A run as a value: how it began, its seed, and everything that was done to it and where; together with the moment and
 * the parts of it that somebody looked at. A file and a link hold the same.
 */
export interface RunFile {
  readonly start: Scenario | BuiltInStart;
  readonly seed: number;
  /** Edits in the order in which they acted, those after the moment included. */
  readonly log: readonly RunEdit[];
  /** What reached the run from outside. */
  readonly inputs: readonly PlacedInput[];
  /** Where somebody stood. */
  readonly moment: Moment;
  /** How far the run had come: what lies between is its known future. */
  readonly reach: Moment;
  readonly view: RunView;
}

/** A scenario that every Breakwater has. */
export interface BuiltInStart {
  readonly builtIn: string;
  /** Of its text: another Breakwater may have another one of this name. */
  readonly fingerprint: string;
}

/** An edit with the place in the run where it acted, and what it means in words. */
export interface RunEdit {
  readonly edit: Edit;
  readonly label: string;
  /** In ns. */
  readonly time: number;
  /** Events dispatched before it. */
  readonly after: number;
}

/** Something that reached the run from outside, with its place. */
export interface PlacedInput {
  readonly time: number;
  /** Events dispatched before it, and edits that had acted. */
  readonly after: number;
  readonly edits: number;
  readonly input: RunInput;
}

export function isBuiltIn(start: RunFile['start']): start is BuiltInStart {
  return 'builtIn' in start;
}
