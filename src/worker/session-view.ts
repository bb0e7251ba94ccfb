import { canonicalJson } from '../base/json';
import type { Judge } from '../scenario/expect/judge';
import { pausingRules } from '../scenario/expect/pausing';
import type { History } from '../sim/measure/history';
import { writeScenario } from '../scenario/write-scenario';
import type { EditedRun } from './edited-run';
import type { Editor } from './editor';
import { spentFaults } from './faulted-parts';
import { FrameWriter, type FrameHead, type Taken } from './frame-writer';
import type { Judging } from './judging';
import { partRowsOf, type PartRows } from './layout-of';
import type { OutsideNow } from './http';
import type { FromWorker, PartRef, Situation } from './protocol';

/** What a session needs of the worker around it; a test passes a fake. */
export interface SessionHost {
  say(message: FromWorker, transfer?: readonly ArrayBuffer[]): void;
  /** The wall clock in ms. It decides where slices end and never reaches the run. */
  wall(): number;
}

const DETAIL_EVERY_MS = 200;
const VERDICT_EVERY_MS = 500;
const OUTSIDE_EVERY_MS = 250;

/** What the page is shown of a run: a frame when it has taken the last one, and what goes with it from time to time. */
export class SessionView {
  private writer: FrameWriter;
  private topologyVersion = 1;
  private watched: PartRef | null = null;
  private taken: Taken = { points: 0, changes: 0 };
  /** What the page says it has counts from this frame on: before that it knew another line. */
  private countsFrom = 0;
  /** What was told last: the line, how many of its commands had acted, and the history of what was measured. */
  private told: { line: number; commands: number; history: History };
  private frameNumber = 0;
  private frameSeen = true;
  private isStale = true;
  private detailAt = -Infinity;
  /** Until the words are there, layers say nothing. */
  private explain: Editor['explainLayers'] | null = null;
  private verdictAt = -Infinity;
  private verdictTold = '';
  /** Until somebody can judge, nothing is said about what the scenario expects. */
  private judge: Judge | null = null;
  private outside: (() => OutsideNow | null) | null = null;
  private outsideTold = 'null';
  private outsideAt = -Infinity;

  constructor(
    private readonly runId: string,
    private readonly run: EditedRun,
    private readonly host: SessionHost,
  ) {
    this.writer = this.newWriter();
    this.told = { line: run.line, commands: 0, history: this.world.meter.history };
  }

  private get world() {
    return this.run.timeline.world;
  }

  /** Requests that have ended since the start. */
  get endedRequests(): number {
    return this.writer.endedRequests;
  }

  /** There is something new to show. */
  stale(): void {
    this.isStale = true;
  }

  /** The page took the last frame, and has so much of the run. */
  seen(number: number, taken: Taken): void {
    this.frameSeen = true;
    if (number >= this.countsFrom) this.taken = taken;
  }

  watch(part: PartRef | null): void {
    this.watched = part;
    this.detailAt = -Infinity;
    this.isStale = true;
  }

  /** The words of the layers are there. */
  learn({ explainLayers }: Pick<Editor, 'explainLayers'>): void {
    this.explain = explainLayers;
    this.detailAt = -Infinity;
    this.isStale = true;
  }

  /** Whether the scenario wants somebody to judge it from the beginning, and nobody is there. */
  get needsJudge(): boolean {
    return this.judge === null && pausingRules(this.run.scenario.expect).length > 0;
  }

  letJudge({ makeJudge }: Pick<Judging, 'makeJudge'>): void {
    this.judge ??= makeJudge();
    this.isStale = true;
  }

  /** Work is done outside of the run; how it stands with that is told from here on. */
  tellOf(outside: () => OutsideNow | null): void {
    this.outside = outside;
    this.outsideAt = -Infinity;
    this.isStale = true;
  }

  /** Another run began in place of this one: what was measured belongs to the old one. */
  begunAnew(): void {
    this.writer = this.newWriter();
    this.told = { ...this.told, history: this.world.meter.history };
  }

  /** Whether the run stands where another scenario is in force than the one that was told last, or on another line. */
  get isElsewhere(): boolean {
    return this.told.line !== this.run.line || this.told.commands !== this.world.commands;
  }

  /**
   * What is told of the run from here on: frames have another layout, and what goes with it is told anew. An edit that
   * begins another line leaves the seconds before it as they were told.
   */
  situation(isEdit = false): Situation {
    const { run, world, told } = this;
    const { history } = world.meter;
    const sameSeconds = isEdit ? history.cursor : 0;
    const keptPoints = told.history === history ? null : sameSeconds;
    if (keptPoints !== null) this.writer = this.newWriter();
    this.topologyVersion++;
    this.writer.rows = this.partRows();
    this.told = { line: run.line, commands: world.commands, history };
    // Lanes are gathered by the layers of a layout: they are told anew with it.
    this.taken = { points: Math.min(this.taken.points, keptPoints ?? Infinity), changes: 0 };
    this.countsFrom = this.frameNumber + 1;
    this.detailAt = this.verdictAt = this.outsideAt = -Infinity;
    this.isStale = true;
    const { undo, redo } = run.undoState;
    return {
      runId: this.runId,
      scenario: run.scenario,
      startText: writeScenario(run.start),
      text: writeScenario(run.scenario),
      layout: this.writer.rows.layout,
      lines: run.lines,
      line: run.line,
      undo: undo === null ? null : undo.label,
      redo: redo === null ? null : redo.label,
      keptPoints,
    };
  }

  /** Sends a frame if there is something new and the page can take it. `isBusy`: more is about to come. */
  show(head: FrameHead, isBusy: boolean): void {
    if (!this.isStale || !this.frameSeen) return;
    this.isStale = false;
    this.frameSeen = false;
    this.frameNumber++;
    const wall = this.host.wall();
    const data = this.writer.write(head, this.taken, wall);
    this.host.say({ kind: 'frame', runId: this.runId, number: this.frameNumber, data }, [data.buffer]);
    this.tellDetail(wall, isBusy);
    this.tellVerdict(wall, isBusy);
    this.tellOutside(wall, isBusy);
  }

  private newWriter(): FrameWriter {
    return new FrameWriter(this.world, this.partRows());
  }

  private partRows(): PartRows {
    const { scenario, start } = this.run;
    return partRowsOf(scenario, this.world, this.topologyVersion, start);
  }

  private tellDetail(wall: number, isBusy: boolean): void {
    const part = this.watched;
    if (part === null || (isBusy && wall - this.detailAt < DETAIL_EVERY_MS)) return;
    this.detailAt = wall;
    this.host.say({
      kind: 'detail',
      runId: this.runId,
      part,
      time: this.world.now,
      layers: this.explain?.(this.run.scenario, this.world, part) ?? [],
      instances: this.writer.instancesOf(part),
      spentFaults: spentFaults(this.world),
    });
  }

  private tellOutside(wall: number, isBusy: boolean): void {
    if (this.outside === null || (isBusy && wall - this.outsideAt < OUTSIDE_EVERY_MS)) return;
    this.outsideAt = wall;
    const now = this.outside();
    const told = JSON.stringify(now);
    if (told === this.outsideTold) return;
    this.outsideTold = told;
    this.host.say({ kind: 'outside', runId: this.runId, now });
  }

  /** What the expectations say so far: said again when a verdict differs, and with all figures once the run rests. */
  private tellVerdict(wall: number, isBusy: boolean): void {
    if (this.judge === null || (isBusy && wall - this.verdictAt < VERDICT_EVERY_MS)) return;
    this.verdictAt = wall;
    const expectations = this.judge(this.run.scenario, this.world);
    const told = canonicalJson(expectations.map(({ id, verdict }) => [id, verdict]));
    if (told === this.verdictTold && isBusy) return;
    this.verdictTold = told;
    this.host.say({ kind: 'verdict', runId: this.runId, expectations });
  }
}
