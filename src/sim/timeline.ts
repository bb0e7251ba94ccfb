import { SnapshotWriter } from '../base/snapshot';
import { NS_PER_SECOND, type Time } from '../base/time';
import { restoreCheckpoint, takeCheckpoint, type Checkpoint } from './checkpoint';
import { EDITED } from './change-log';
import type { Model } from './model';
import { reconfigure } from './reconfigure';
import { run, type SliceEnd } from './run';
import { bytesOf, thinned } from './thinning';
import { World } from './world';

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

export interface TimelineOptions {
  readonly seed: number;
  readonly model: Model;
  /** Commands known from before: a link, a file, or a worker that died. */
  readonly log?: readonly LoggedCommand[];
  readonly checkpointEvery?: Time;
  readonly budgetBytes?: number;
}

const DEFAULT_BUDGET_BYTES = 64 * 1024 * 1024;

/**
 * A run that can be revisited: the world, the log of its commands, and checkpoints once a simulated second. Seeking
 * restores the nearest checkpoint and replays from there. When the checkpoints outgrow their budget, those that are
 * missed least go (thinning.ts).
 */
export class Timeline {
  readonly world: World;
  private readonly commands: LoggedCommand[];
  private readonly checkpointEvery: Time;
  private readonly budgetBytes: number;
  private checkpoints: Checkpoint[] = [];
  private nextCheckpoint: Time;
  private bytes = 0;
  private readonly writer = new SnapshotWriter();

  constructor(options: TimelineOptions) {
    this.world = new World(options.seed);
    this.commands = [...(options.log ?? [])];
    this.checkpointEvery = options.checkpointEvery ?? NS_PER_SECOND;
    this.budgetBytes = options.budgetBytes ?? DEFAULT_BUDGET_BYTES;
    this.nextCheckpoint = this.checkpointEvery;
    reconfigure(this.world, options.model);
    this.keep(takeCheckpoint(this.world, this.writer));
  }

  get log(): readonly LoggedCommand[] {
    return this.commands;
  }

  get checkpointBytes(): number {
    return this.bytes;
  }

  get checkpointTimes(): readonly Time[] {
    return this.checkpoints.map((checkpoint) => checkpoint.time);
  }

  /** Runs on, applying known commands at their places and taking checkpoints on the way. */
  run(until: Time, maxEvents = Infinity): SliceEnd {
    const { world } = this;
    const stopAt = world.dispatched + maxEvents;
    for (;;) {
      const command = this.commands[world.commands];
      const target = Math.min(until, this.nextCheckpoint, command?.time ?? until);
      const left = Math.min(stopAt, command?.after ?? Infinity) - world.dispatched;
      const end = run(world, target, left);
      if (end !== 'time' && end !== 'budget') return end;
      if (command !== undefined && world.dispatched === command.after && world.now === command.time) {
        this.act(command);
        continue;
      }
      if (command !== undefined && end === 'time' && world.now >= command.time) {
        throw new Error(unfit(command, world));
      }
      if (end === 'budget') {
        if (world.dispatched < stopAt) throw new Error(unfit(command, world));
        return end;
      }
      if (world.now >= this.nextCheckpoint) {
        this.checkpoint();
        continue;
      }
      if (world.now >= until) return 'time';
    }
  }

  /** A new command acts at the present moment. What was known of the future is no longer: this is a branch. */
  apply(command: Command): LoggedCommand {
    const { world } = this;
    const logged = { ...command, time: world.now, after: world.dispatched };
    this.commands.length = world.commands;
    this.commands.push(logged);
    world.log.cut();
    world.meter.history.cut();
    this.forgetFuture();
    this.act(logged);
    return logged;
  }

  /** Goes to any moment, back or forward: after all events up to and including `time`. */
  seek(time: Time): SliceEnd {
    const nearest = this.checkpoints.findLast((checkpoint) => checkpoint.time <= time) ?? this.checkpoints[0];
    const isAhead = time >= this.world.now && nearest.time <= this.world.now;
    if (!isAhead) this.restore(nearest);
    return this.run(time);
  }

  /** The moment of a checkpoint, for tests and for recovery. */
  seekCheckpoint(index: number): void {
    this.restore(this.checkpoints[index]);
  }

  private act(command: LoggedCommand): void {
    const { world } = this;
    world.now = command.time;
    world.hash.text(command.text);
    world.commands++;
    world.log.append(world.now, EDITED, world.commands - 1);
    reconfigure(world, command.model);
  }

  private restore(checkpoint: Checkpoint): void {
    restoreCheckpoint(this.world, checkpoint);
    this.nextCheckpoint = this.firstTimeAfter(checkpoint.time);
  }

  private firstTimeAfter(time: Time): Time {
    return (Math.floor(time / this.checkpointEvery) + 1) * this.checkpointEvery;
  }

  private checkpoint(): void {
    this.nextCheckpoint = this.firstTimeAfter(this.world.now);
    const newest = this.checkpoints.at(-1);
    if (newest === undefined || newest.time < this.world.now)
      this.keep(takeCheckpoint(this.world, this.writer));
  }

  private keep(checkpoint: Checkpoint): void {
    this.checkpoints.push(checkpoint);
    this.bytes += checkpoint.bytes.byteLength;
    if (this.bytes <= this.budgetBytes) return;
    this.checkpoints = thinned(this.checkpoints, this.budgetBytes);
    this.bytes = bytesOf(this.checkpoints);
  }

  /** Checkpoints of the future that a branch cuts off, events of this same instant included. */
  private forgetFuture(): void {
    const { now, dispatched } = this.world;
    this.checkpoints = this.checkpoints.filter(
      (checkpoint) => checkpoint.time <= now && checkpoint.dispatched <= dispatched,
    );
    this.bytes = bytesOf(this.checkpoints);
  }
}

function unfit(command: LoggedCommand | undefined, world: World): string {
  return (
    `The log does not fit this run: command ${world.commands} was given at ${command?.time} ns after ` +
    `${command?.after} events, but event ${world.dispatched} came at ${world.now} ns`
  );
}
