import { HEAD } from '../worker/frame';
import type { LoggedInput, Moment, Resume } from '../worker/lines';
import type { Inputs, ScenarioSource } from '../worker/protocol';
import type { FrameFeed } from './feed';
import { resumeOf } from './resume-of';
import type { RunState } from './run';

interface Opened {
  readonly source: ScenarioSource;
  readonly seed: number | undefined;
  /** Of a run that was written down. */
  readonly resume: Resume | undefined;
}

/** How a session is begun that is not simply opened. */
export interface Beginning {
  /** Where a run stood that is brought back. */
  readonly resumeAt?: Moment;
  readonly playing?: boolean;
  /** A run that was written down. */
  readonly resume?: Resume;
}

/** What would be needed to begin a session anew where it stood: so a lost worker loses nothing. */
export class KeptRun {
  source: Opened | null = null;
  /** The scenario as it came, before edits at time zero. */
  cameAs = '';
  startText = '';
  text = '';
  /** What was left behind when the run began anew, edits and all, until another edit is made: it may be its start after all. */
  left = '';
  private resumeAt: Moment | undefined;
  /** Where a command acted of which no frame has told yet. */
  commandAt: Moment | null = null;
  private inputs: Readonly<Record<number, readonly LoggedInput[]>> = {};

  constructor(private readonly feed: FrameFeed) {}

  begin(source: KeptRun['source'], resumeAt: Moment | undefined): void {
    this.source = source;
    this.resumeAt = resumeAt;
    this.commandAt = null;
  }

  /** Another scenario is opened: nothing of the last one is of use. */
  forget(): void {
    this.startText = this.text = this.left = this.cameAs = '';
    this.inputs = {};
  }

  /** The run begins anew: what had reached it from outside has not reached it yet, unless that was written down. */
  forgetInputs(written: Resume['inputs'] = {}): void {
    this.inputs = written;
  }

  /** They come as they are made: those from a place on take the place of what was known from there. */
  takeInputs({ line, from, inputs }: Inputs): void {
    this.inputs = { ...this.inputs, [line]: [...(this.inputs[line] ?? []).slice(0, from), ...inputs] };
  }

  get start(): ScenarioSource {
    return { kind: 'text', text: this.startText };
  }

  /** Somebody outside has had a part in it. */
  get hasInputs(): boolean {
    return Object.values(this.inputs).some((inputs) => inputs.length > 0);
  }

  /** Where the run stood when it was heard of last: its newest frame, or a command that came after it. */
  get lastMoment(): Moment {
    const { frame } = this.feed;
    if (this.commandAt !== null) return this.commandAt;
    if (frame === null) return this.resumeAt ?? { time: 0, dispatched: 0 };
    return { time: frame.head(HEAD.time), dispatched: frame.head(HEAD.dispatched) };
  }

  resume(state: Pick<RunState, 'lines' | 'line' | 'layout'>, at: Moment | undefined): Resume | undefined {
    return resumeOf(state, this.feed.frame, this.inputs, at);
  }
}
