import '../policies/all-layers';
import './all-data';
import { msToNs } from '../base/time';
import type { SliceEnd } from '../sim/run';
import { Timeline } from '../sim/timeline';
import type { Scenario } from './format';
import { reportOf, type Report } from './report';
import { toSimulatedModel } from './to-model';

export interface RunOptions {
  /** In place of the scenario's own. */
  readonly seed?: number;
  /** Where to stop; the end of the scenario when it is left out, and never beyond it. */
  readonly untilMs?: number;
  /** Told after each slice which share of the run is done. */
  readonly onProgress?: (done: number) => void;
}

/** Events of a slice: some tens of milliseconds of work, so that whoever runs slices can listen in between. */
const SLICE_EVENTS = 100_000;

/** A run in slices: a worker makes a slice at a time, and looks at its messages in between. */
export class ScenarioRun {
  readonly timeline: Timeline;
  private readonly untilNs: number;
  private ended: 'no' | Exclude<SliceEnd, 'budget'> = 'no';

  constructor(
    readonly scenario: Scenario,
    options: RunOptions = {},
  ) {
    const untilMs = Math.min(options.untilMs ?? scenario.durationMs, scenario.durationMs);
    this.untilNs = msToNs(untilMs);
    this.timeline = new Timeline({ seed: options.seed ?? scenario.seed, model: toSimulatedModel(scenario) });
  }

  /** Runs one slice on. True while there is more to come. */
  step(maxEvents = SLICE_EVENTS): boolean {
    if (this.ended !== 'no') return false;
    const end = this.timeline.run(this.untilNs, maxEvents);
    if (end !== 'budget') this.ended = end;
    return end === 'budget';
  }

  /** The share of the run that is done. */
  get done(): number {
    if (this.ended !== 'no' || this.untilNs === 0) return 1;
    return this.timeline.world.now / this.untilNs;
  }

  report(): Report {
    return reportOf(this.scenario, this.timeline.world, this.ended === 'no' || this.ended === 'time');
  }
}

/** Runs a scenario to its end. */
export function runScenario(scenario: Scenario, options: RunOptions = {}): Report {
  const run = new ScenarioRun(scenario, options);
  let more = true;
  while (more) {
    more = run.step();
    options.onProgress?.(run.done);
  }
  return run.report();
}
