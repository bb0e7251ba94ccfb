import type { Resume } from '../worker/lines';
import type { ScenarioSource } from '../worker/protocol';

/** All that a run is, to be written down and brought back: on another page, in another browser, at another time. */
export interface RunSnapshot {
  /** The scenario that the run began with. */
  readonly start: ScenarioSource;
  /** As a text, how it came before anybody edited its beginning; an empty one when that is not known. */
  readonly cameAs: string;
  /** How many edits make the beginning another than that. */
  readonly changedAtStart: number;
  readonly seed: number;
  /** Its lines, what reached them from outside, and the moment at which it stands; left out, it stands at its beginning. */
  readonly resume?: Resume;
}
