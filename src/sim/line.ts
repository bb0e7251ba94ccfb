import type { Time } from '../base/time';
import type { Checkpoint } from './checkpoint';
import { forkChronicle, type Chronicle } from './chronicle';
import type { Configuration } from './configuration';
import type { Model } from './model';
import type { LoggedInput } from './outside/input';

/**
 * A command changes the run from outside: an edit gives the world another model. `text` is its canonical form, as
 * the log of the run keeps it; it goes into the trace hash.
 */
export interface Command {
  readonly text: string;
  readonly model: Model;
}

/** A command with the place in the run where it acted: replay applies it exactly there. */
export interface LoggedCommand extends Command {
  readonly time: Time;
  /** Events dispatched before it. */
  readonly after: number;
}

/** A place in a run: everything up to this time, and so many events of it. */
export interface Moment {
  readonly time: Time;
  readonly dispatched: number;
}

export const START: Moment = { time: 0, dispatched: 0 };

/** One way in which a run went on: its commands, what is written down of it, and where it can be taken up again. */
export interface Line {
  readonly commands: LoggedCommand[];
  /** What reached it from outside. */
  readonly inputs: LoggedInput[];
  chronicle: Chronicle;
  /** In the order of time; shared with the line that it left, up to there. */
  checkpoints: Checkpoint[];
  /** How far it has been run: the known future ends here. */
  reach: Moment;
  /** How far its chronicle goes. It lies before the reach of a line that was run elsewhere, until it is run again. */
  written: Moment;
  /** The parts after the last of its commands that has acted so far: those of all that is written have a place in it. */
  latest: Configuration;
  /** How many of its commands have acted so far. */
  acted: number;
}

export function isBefore(one: Moment, other: Moment): boolean {
  return one.dispatched < other.dispatched || one.time < other.time;
}

/** How many commands of a line, and how much from outside, had acted at a moment. */
export interface Acted {
  readonly commands: number;
  readonly inputs: number;
}

/** The line that leaves this one where so much of it had acted; the world stands there. */
export function fork(line: Line, at: Moment, acted: Acted, latest: Configuration): Line {
  const { commands, inputs } = acted;
  return {
    commands: line.commands.slice(0, commands),
    inputs: line.inputs.slice(0, inputs),
    chronicle: forkChronicle(line.chronicle),
    checkpoints: line.checkpoints.filter(
      (one) =>
        one.time <= at.time &&
        one.dispatched <= at.dispatched &&
        one.commands <= commands &&
        one.inputs <= inputs,
    ),
    reach: at,
    written: at,
    latest,
    acted: commands,
  };
}
