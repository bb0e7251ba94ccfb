import type { GuideTopic } from '../../state/guide-topic';
import type { TrafficMark } from '../marks/mark-paths';

/** What the guide says about one pattern. Everything in it is data, so that a test can walk through it. */
export interface GuideEntry {
  /** What it does, in two or three sentences. */
  readonly what: string;
  readonly when: string;
  readonly hurts: string;
  readonly figure: GuideFigure;
  /** The settings that matter most, by their keys; none where there is nothing to be set. */
  readonly settings: readonly string[];
  /** What to do in the laboratory. */
  readonly tries: readonly GuideTry[];
  readonly related: readonly GuideTopic[];
}

interface GuideTry {
  /** The id of a built-in scenario. */
  readonly scenario: string;
  readonly words: string;
}

/** Some lanes over one stretch of time, which goes from 0 to 100. */
export interface GuideFigure {
  /** What is to be seen, for whoever does not see it. */
  readonly caption: string;
  readonly lanes: readonly FigureLane[];
}

export interface FigureLane {
  readonly label: string;
  readonly bars?: readonly FigureBar[];
  readonly marks?: readonly FigureMark[];
}

/** `open`: the guard turns calls away. `half`: it tries. `fault`: something is broken. `work`: somebody is at work. */
export type BarLook = 'open' | 'half' | 'fault' | 'work' | 'wait';

interface FigureBar {
  readonly from: number;
  readonly to: number;
  readonly look: BarLook;
  readonly label?: string;
}

/** What happened, and when. */
export type FigureMark = readonly [mark: TrafficMark, at: number];
