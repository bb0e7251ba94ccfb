import { canonicalJson } from '../base/json';
import { makeJudge } from '../scenario/expect/judge';
import type { EditedRun } from './edited-run';
import type { Editor } from './editor';
import { spentFaults } from './faulted-parts';
import { FrameWriter, type FrameHead, type Taken } from './frame-writer';
import { partRowsOf, type PartRows } from './layout-of';
import { LogRows } from './log-rows';
import { instanceSeries, partSeries } from './part-series';
import type { AskRows, AskSeries, FromWorker, PartRef } from './protocol';

/** What a session needs of the worker around it; a test passes a fake. */
export interface SessionHost {
  say(message: FromWorker, transfer?: readonly ArrayBuffer[]): void;
  /** The wall clock in ms. It decides where slices end and never reaches the run. */
  wall(): number;
}

const DETAIL_EVERY_MS = 200;
const VERDICT_EVERY_MS = 500;

/** What the page is shown of a run: a frame when it has taken the last one, and what goes with it from time to time. */
export class SessionView {
  private writer: FrameWriter;
  private rows: LogRows;
  private topologyVersion = 1;
  private watched: PartRef | null = null;
  private taken: Taken = { points: 0, changes: 0 };
  private frameNumber = 0;
  private frameSeen = true;
  private isStale = true;
  private detailAt = -Infinity;
  /** Until the words are there, layers say nothing. */
  private explain: Editor['explainLayers'] | null = null;
  private verdictAt = -Infinity;
  private verdictTold = '';
  private readonly judge = makeJudge();

  constructor(
    private readonly runId: string,
    private readonly run: EditedRun,
    private readonly host: SessionHost,
  ) {
    this.writer = this.newWriter();
    this.rows = new LogRows(this.world);
  }

  private get world() {
    return this.run.timeline.world;
  }

  get layout() {
    return this.writer.rows.layout;
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
  seen(taken: Taken): void {
    this.frameSeen = true;
    this.taken = taken;
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

  /** Another run began in place of this one: what was measured belongs to the old one. */
  begunAnew(): void {
    this.writer = this.newWriter();
    this.rows = new LogRows(this.world);
  }

  /** An edit was made: frames have another layout from here on, and everything is told anew. */
  edited(): void {
    this.topologyVersion++;
    this.writer.rows = this.partRows();
    this.detailAt = this.verdictAt = -Infinity;
    this.isStale = true;
  }

  answerRows({ askId, filter, offset, limit }: AskRows): void {
    const answer = this.rows.read(this.run.scenario, this.run.log, filter, offset, limit);
    this.host.say({ kind: 'rows', runId: this.runId, askId, ...answer });
  }

  answerSeries({ askId, part, of, from }: AskSeries): void {
    const { rows } = this.writer;
    const { width, data } =
      of === 'instances'
        ? instanceSeries(this.world, rows, part.id, from)
        : partSeries(this.world, rows, part, from);
    this.host.say({ kind: 'series', runId: this.runId, askId, from, width, data }, [data.buffer]);
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

  /** What the expectations say so far: said again when a verdict differs, and with all figures once the run rests. */
  private tellVerdict(wall: number, isBusy: boolean): void {
    if (isBusy && wall - this.verdictAt < VERDICT_EVERY_MS) return;
    this.verdictAt = wall;
    const expectations = this.judge(this.run.scenario, this.world);
    const told = canonicalJson(expectations.map(({ id, verdict }) => [id, verdict]));
    if (told === this.verdictTold && isBusy) return;
    this.verdictTold = told;
    this.host.say({ kind: 'verdict', runId: this.runId, expectations });
  }
}
