import type { RunSnapshot } from './run-snapshot';
import type { View } from './view';

/** A run that somebody wrote down: what it is, and what was looked at. */
export interface WrittenRun {
  readonly snapshot: RunSnapshot;
  readonly shown: Partial<View>;
}
