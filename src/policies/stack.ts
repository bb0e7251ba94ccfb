import type { Layer } from './layer';

/**
 * One version of the stack of an edge. It never changes: an edit makes a new version, calls finish on the version
 * they entered, and the engines of layers that stay are shared between the versions.
 */
export interface Stack {
  readonly index: number;
  readonly edge: number;
  readonly layers: readonly Layer[];
  /** By position: the timer lane that serves the layer's usual delay, or -1. */
  readonly lanes: readonly number[];
  readonly frameWidth: number;
  /** Whether one of the layers chooses the instance; without one, callers take turns. */
  readonly choosesInstance: boolean;
}
