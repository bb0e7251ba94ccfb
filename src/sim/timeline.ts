import { assert } from '../base/assert';
import { SnapshotWriter } from '../base/snapshot';
import { NS_PER_SECOND, type Time } from '../base/time';
import { EDITED } from './change-log';
import { restoreCheckpoint, takeCheckpoint, type Checkpoint } from './checkpoint';
import { CheckpointStock } from './checkpoint-stock';
import { forkChronicle } from './chronicle';
import { START, fork, isBefore, type Command, type Line, type LoggedCommand, type Moment } from './line';
import type { Model } from './model';
import { reconfigure } from './reconfigure';
import { run, type SliceEnd } from './run';
import { World } from './world';

export type { Command, Line, LoggedCommand, Moment } from './line';

export interface TimelineOptions {
  readonly seed: number;
  readonly model: Model;
  /** Commands known from before: a link, a file, or a worker that died. */
  readonly log?: readonly LoggedCommand[];
  /** How far the run had come before: up to there a command begins another line. */
  readonly reach?: Moment;
  readonly checkpointEvery?: Time;
  readonly budgetBytes?: number;
}

const DEFAULT_BUDGET_BYTES = 64 * 1024 * 1024;

/**
 * A run that can be revisited: the world, its lines, and checkpoints once a simulated second. Seeking restores the
 * nearest checkpoint and replays from there; what a replay writes is compared with what is known. A command before the
 * end of what is known begins another line.
 */
export class Timeline {
  readonly world: World;
  private current: Line;
  private readonly known: Line[];
  private readonly checkpointEvery: Time;
  private readonly stock: CheckpointStock;
  private nextCheckpoint: Time;
  private readonly writer = new SnapshotWriter();

  constructor(options: TimelineOptions) {
    this.world = new World(options.seed);
    this.checkpointEvery = options.checkpointEvery ?? NS_PER_SECOND;
    this.nextCheckpoint = this.checkpointEvery;
    reconfigure(this.world, options.model);
    const first = takeCheckpoint(this.world, this.writer);
    this.current = {
      commands: [...(options.log ?? [])],
      chronicle: this.world.chronicle,
      checkpoints: [first],
      reach: options.reach ?? START,
      written: START,
      latest: this.world.configuration,
      acted: 0,
    };
    this.known = [this.current];
    this.stock = new CheckpointStock(options.budgetBytes ?? DEFAULT_BUDGET_BYTES, this.known);
  }

  /** All lines, in the order in which they began. */
  get lines(): readonly Line[] {
    return this.known;
  }

  /** The one that runs. */
  get line(): Line {
    return this.current;
  }

  get log(): readonly LoggedCommand[] {
    return this.current.commands;
  }

  get checkpointBytes(): number {
    return this.stock.bytes;
  }

  get checkpointTimes(): readonly Time[] {
    return this.current.checkpoints.map((checkpoint) => checkpoint.time);
  }

  get moment(): Moment {
    return { time: this.world.now, dispatched: this.world.dispatched };
  }

  /** Whether some of what is known of the line lies ahead. */
  get replays(): boolean {
    return isBefore(this.moment, this.current.reach);
  }

  /** Whether a command now would begin another line. */
  get leavesNext(): boolean {
    return this.replays || this.current.commands.length > this.world.commands;
  }

  /** Runs on, applying known commands at their places and taking checkpoints on the way. */
  run(until: Time, maxEvents = Infinity): SliceEnd {
    const end = this.advance(until, maxEvents);
    const { current, moment } = this;
    if (isBefore(current.written, moment)) current.written = moment;
    if (isBefore(current.reach, moment)) current.reach = moment;
    return end;
  }

  /** A new command acts at the present moment; where more is known of the line, on a line of its own. */
  apply(command: Command): LoggedCommand {
    const { world } = this;
    const logged = { ...command, time: world.now, after: world.dispatched };
    if (this.leavesNext) this.leave();
    this.current.commands.push(logged);
    this.act(logged);
    return logged;
  }

  /** Goes to any moment, back or forward: after all events up to and including `time`. */
  seek(time: Time): SliceEnd {
    this.approach({ time, dispatched: Infinity });
    return this.run(time);
  }

  /** Goes exactly there: `moment` is one at which this line has been. */
  goTo(moment: Moment): void {
    this.approach(moment);
    const { world } = this;
    this.run(moment.time, moment.dispatched - world.dispatched);
    // The clock may have stood beyond the last event.
    this.run(moment.time, 0);
    assert(
      world.now === moment.time && world.dispatched === moment.dispatched,
      `the run went to ${world.now} ns after ${world.dispatched} events in place of ${moment.time} ns after ${moment.dispatched}`,
    );
  }

  /** Takes the nearest known moment from which running on leads there; the one where it stands may be that. */
  approach({ time, dispatched }: Moment): void {
    const { world } = this;
    const { checkpoints } = this.current;
    const nearest =
      checkpoints.findLast((one) => one.time <= time && one.dispatched <= dispatched) ?? checkpoints[0];
    const isAhead = time >= world.now && dispatched >= world.dispatched && nearest.time <= world.now;
    if (!isAhead) this.restore(nearest);
  }

  /** How many events the newest checkpoint has seen that has seen fewer than these. */
  knownBefore(dispatched: number): number {
    return this.current.checkpoints.findLast((one) => one.dispatched < dispatched)?.dispatched ?? 0;
  }

  /** Goes back to before `from`, works there, and returns to exactly where it stood. */
  visit<Found>(from: Moment, work: () => Found): Found {
    const here = takeCheckpoint(this.world, this.writer);
    const { nextCheckpoint } = this;
    this.approach(from);
    try {
      return work();
    } finally {
      this.restore(here);
      this.nextCheckpoint = nextCheckpoint;
    }
  }

  /** Another line runs from here on; it stands at its last kept moment that is not after the given one. */
  choose(line: Line, moment: Moment): void {
    assert(this.known.includes(line), 'a line was chosen that this run does not know');
    this.current = line;
    this.world.chronicle = line.chronicle;
    const { checkpoints } = line;
    const { time, dispatched } = moment;
    this.restore(
      checkpoints.findLast((one) => one.time <= time && one.dispatched <= dispatched) ?? checkpoints[0],
    );
  }

  /** A line that was known before this timeline was made: it leaves the start, and is run when it is chosen. */
  remember(commands: readonly LoggedCommand[], reach: Moment): Line {
    const [start] = this.current.checkpoints;
    assert(this.world.dispatched === 0 && this.world.now === 0, 'a line was remembered after the start');
    const line: Line = {
      commands: [...commands],
      // What is written down of the start itself belongs to every line.
      chronicle: forkChronicle(this.world.chronicle),
      checkpoints: [start],
      reach,
      written: START,
      latest: start.configuration,
      acted: 0,
    };
    this.known.push(line);
    return line;
  }

  forget(line: Line): void {
    assert(line !== this.current, 'the line that runs was to be forgotten');
    this.known.splice(this.known.indexOf(line), 1);
    this.stock.forgot();
  }

  /** The moment of a checkpoint, for tests and for recovery. */
  seekCheckpoint(index: number): void {
    this.restore(this.current.checkpoints[index]);
  }

  private advance(until: Time, maxEvents: number): SliceEnd {
    const { world } = this;
    const { commands } = this.current;
    const stopAt = world.dispatched + maxEvents;
    for (;;) {
      const command = commands[world.commands];
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

  private leave(): void {
    this.current = fork(this.current, this.moment, this.world.commands, this.world.configuration);
    this.known.push(this.current);
    this.world.chronicle = this.current.chronicle;
  }

  private act(command: LoggedCommand): void {
    const { world } = this;
    world.now = command.time;
    world.hash.text(command.text);
    world.commands++;
    world.log.append(world.now, EDITED, world.commands - 1);
    reconfigure(world, command.model);
    if (world.commands < this.current.acted) return;
    this.current.acted = world.commands;
    this.current.latest = world.configuration;
  }

  private restore(checkpoint: Checkpoint): void {
    restoreCheckpoint(this.world, checkpoint);
    this.nextCheckpoint = this.firstTimeAfter(checkpoint.time);
  }

  private firstTimeAfter(time: Time): Time {
    return (Math.floor(time / this.checkpointEvery) + 1) * this.checkpointEvery;
  }

  private checkpoint(): void {
    const { world, current } = this;
    this.nextCheckpoint = this.firstTimeAfter(world.now);
    const newest = current.checkpoints.at(-1);
    if (newest === undefined || newest.time < world.now)
      this.stock.keep(current, takeCheckpoint(world, this.writer));
  }
}

function unfit(command: LoggedCommand | undefined, world: World): string {
  return (
    `The log does not fit this run: command ${world.commands} was given at ${command?.time} ns after ` +
    `${command?.after} events, but event ${world.dispatched} came at ${world.now} ns`
  );
}
