import { assert } from '../base/assert';
import { SnapshotWriter } from '../base/snapshot';
import { NS_PER_SECOND, type Time } from '../base/time';
import { EDITED } from './change-log';
import { restoreCheckpoint, takeCheckpoint, type Checkpoint } from './checkpoint';
import { CheckpointStock } from './checkpoint-stock';
import { forkChronicle } from './chronicle';
import { START, fork, isBefore, type Command, type Line, type LoggedCommand, type Moment } from './line';
import type { Model } from './model';
import { actFromOutside } from './outside/act';
import type { Input, LoggedInput } from './outside/input';
import { reconfigure } from './reconfigure';
import { run, type SliceEnd } from './run';
import { World } from './world';

export type { Command, Line, LoggedCommand, Moment } from './line';

export interface TimelineOptions {
  readonly seed: number;
  readonly model: Model;
  /** Commands known from before: a link, a file, or a worker that died. */
  readonly log?: readonly LoggedCommand[];
  readonly inputs?: readonly LoggedInput[];
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
      inputs: [...(options.inputs ?? [])],
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
    const { commands, inputs } = this.current;
    const { world } = this;
    return this.replays || commands.length > world.commands || inputs.length > world.outside.inputs;
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

  /** Something reaches the run from outside at the present moment; as a command does, it may begin another line. */
  take(input: Input): LoggedInput {
    const { world } = this;
    const logged = { input, time: world.now, after: world.dispatched, commands: world.commands };
    if (this.leavesNext) this.leave();
    this.current.inputs.push(logged);
    this.actFromOutside(logged);
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
  remember(commands: readonly LoggedCommand[], inputs: readonly LoggedInput[], reach: Moment): Line {
    const [start] = this.current.checkpoints;
    assert(this.world.dispatched === 0 && this.world.now === 0, 'a line was remembered after the start');
    const line: Line = {
      commands: [...commands],
      inputs: [...inputs],
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
    const stopAt = world.dispatched + maxEvents;
    for (;;) {
      const next = this.nextLogged();
      const target = Math.min(until, this.nextCheckpoint, next?.time ?? until);
      const left = Math.min(stopAt, next?.after ?? Infinity) - world.dispatched;
      const end = run(world, target, left);
      if (end === 'outside') {
        // What was done then is known.
        if (this.leavesNext) continue;
        return end;
      }
      if (end !== 'time' && end !== 'budget') return end;
      if (next !== undefined && world.dispatched === next.after && world.now === next.time) {
        if ('input' in next) this.actFromOutside(next);
        else this.act(next);
        continue;
      }
      if (next !== undefined && end === 'time' && world.now >= next.time) {
        throw new Error(unfit(next, world));
      }
      if (end === 'budget') {
        if (world.dispatched < stopAt) throw new Error(unfit(next, world));
        return end;
      }
      if (world.now >= this.nextCheckpoint) {
        this.checkpoint();
        continue;
      }
      if (world.now >= until) return 'time';
    }
  }

  /** What acts next of all that is known to: of two at one place the one that came first. */
  private nextLogged(): LoggedCommand | LoggedInput | undefined {
    const { commands, outside } = this.world;
    const input = this.current.inputs[outside.inputs];
    return input !== undefined && input.commands <= commands ? input : this.current.commands[commands];
  }

  private leave(): void {
    const { commands, outside, configuration } = this.world;
    const acted = { commands, inputs: outside.inputs };
    this.current = fork(this.current, this.moment, acted, configuration);
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
    // An edit may be the first that brings data along, and with them a book.
    this.current.chronicle = world.chronicle;
    if (world.commands < this.current.acted) return;
    this.current.acted = world.commands;
    this.current.latest = world.configuration;
  }

  private actFromOutside({ time, input }: LoggedInput): void {
    const { world } = this;
    world.now = time;
    world.hash.text(input.text);
    world.outside.inputs++;
    actFromOutside(world, input);
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

function unfit(next: LoggedCommand | LoggedInput | undefined, world: World): string {
  const what =
    next !== undefined && 'input' in next ? `input ${world.outside.inputs}` : `command ${world.commands}`;
  return (
    `The log does not fit this run: ${what} was given at ${next?.time} ns after ` +
    `${next?.after} events, but event ${world.dispatched} came at ${world.now} ns`
  );
}
