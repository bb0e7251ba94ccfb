import { readPlainState, writePlainState } from '../../../base/plain-state';
import type { SnapshotReader, SnapshotWriter } from '../../../base/snapshot';
import { NEVER, type Time } from '../../../base/time';
import { emptyView, type ViewDocuments } from '../../../domain/views/view-documents';
import { initVersions, versionsShape, type Versions } from '../../../patterns/projection/rebuild';
import { init, shape, type ProjectionState } from '../../../patterns/projection/state';
import { initWaiting, waitingShape, type WaitingList } from '../../../patterns/projection/waiting-list';
import type { ViewPart } from '../process-part';

/** One version of a read model: what makes it, and what it shows. */
export interface Build {
  /** Counts the versions of the read model from 0. */
  readonly number: number;
  readonly state: ProjectionState;
  /** What the process holds, and what of it is saved: that is what readers see. */
  live: ViewDocuments;
  saved: ViewDocuments;
  /** The handle of the event at which it goes on, or -1, and its moment. */
  event: number;
  due: Time;
  /** What it is doing about the event in hand; how many lookups are out, whether one has failed, and their answers. */
  stage: number;
  lookupsOut: number;
  hasFailed: number;
  found: number[];
  /** What of it is written down. */
  toldChanges: number;
  toldStatus: number;
  toldTo: number;
}

/** Stages of an event in hand: the handler works by itself, or waits for what it looks up. */
export const RESTING = 0;
export const WORKING = 1;
export const LOOKING_UP = 2;

/** A read model that is kept now: at two places there are the version that serves and the one that is being made. */
export interface ViewRun {
  readonly builds: (Build | null)[];
  serving: number;
  readonly versions: Versions;
  readonly waiting: WaitingList;
  /** At which instance its process is, and whether that is down. */
  instance: number;
  isDown: number;
  /** The handle of the event at which the first reader has waited long enough, or -1, and its moment. */
  readersEvent: number;
  readersDue: Time;
}

/** The documents of a version, as a checkpoint holds them. */
interface HeldBuild {
  readonly live: ViewDocuments;
  readonly saved: ViewDocuments;
}
export type HeldViews = readonly (readonly (HeldBuild | null)[])[];

export const PLACES = [0, 1] as const;
const VERSIONS = versionsShape();
const NONE = -1;

/** What is known of all read models. Numbers go into snapshots; documents are never changed and held as they are. */
export class ViewRuns {
  private runs: (ViewRun | null)[] = [];
  /** By read model: how many versions it has ever had, also before it was taken away. */
  private builds: number[] = [];

  of(view: number): ViewRun | null {
    return view < this.runs.length ? this.runs[view] : null;
  }

  open(view: number, { config, model }: ViewPart, instance: number, now: Time): ViewRun {
    while (this.runs.length <= view) {
      this.runs.push(null);
      this.builds.push(0);
    }
    const run: ViewRun = {
      builds: [this.newBuild(view, init(config, now), emptyView(model.shows)), null],
      serving: 0,
      versions: initVersions(now),
      waiting: initWaiting(config),
      instance,
      isDown: 1,
      readersEvent: NONE,
      readersDue: NEVER,
    };
    this.runs[view] = run;
    return run;
  }

  /** A version that is to take over from the one that serves. */
  openCandidate(view: number, run: ViewRun, { config, model }: ViewPart, now: Time): Build {
    const build = this.newBuild(view, init(config, now, true), emptyView(model.shows));
    run.builds[1 - run.serving] = build;
    return build;
  }

  close(view: number): void {
    this.runs[view] = null;
  }

  get documents(): HeldViews {
    return this.runs.map((run) =>
      run === null ? [] : run.builds.map((build) => build && { live: build.live, saved: build.saved }),
    );
  }

  write(out: SnapshotWriter, parts: readonly ViewPart[]): void {
    out.number(this.runs.length);
    this.runs.forEach((run, view) => {
      out.number(this.builds[view]);
      out.number(run === null ? 0 : 1);
      if (run !== null) writeRun(out, run, parts[view]);
    });
  }

  read(from: SnapshotReader, parts: readonly ViewPart[], documents: HeldViews): void {
    const count = from.number();
    this.runs = [];
    this.builds = [];
    for (let view = 0; view < count; view++) {
      this.builds.push(from.number());
      this.runs.push(from.number() === 0 ? null : readRun(from, parts[view], documents[view]));
    }
  }

  private newBuild(view: number, state: ProjectionState, documents: ViewDocuments): Build {
    return buildOf(this.builds[view]++, state, documents, documents);
  }
}

function buildOf(number: number, state: ProjectionState, live: ViewDocuments, saved: ViewDocuments): Build {
  return {
    number,
    state,
    live,
    saved,
    event: NONE,
    due: NEVER,
    stage: RESTING,
    lookupsOut: 0,
    hasFailed: 0,
    found: [],
    toldChanges: 0,
    toldStatus: 0,
    toldTo: 0,
  };
}

function writeRun(out: SnapshotWriter, run: ViewRun, { config }: ViewPart): void {
  out.number(run.serving);
  out.number(run.instance);
  out.number(run.isDown);
  out.number(run.readersEvent);
  out.number(run.readersDue);
  writePlainState(out, VERSIONS, run.versions);
  // Most read models let nobody wait, and the places for those who do are many.
  const isUsed = hasBeenUsed(run.waiting);
  out.number(isUsed ? 1 : 0);
  if (isUsed) writePlainState(out, waitingShape(config), run.waiting);
  for (const build of run.builds) {
    out.number(build === null ? 0 : 1);
    if (build === null) continue;
    out.number(build.number);
    out.number(build.event);
    out.number(build.due);
    out.number(build.stage);
    out.number(build.lookupsOut);
    out.number(build.hasFailed);
    out.number(build.found.length);
    for (const answer of build.found) out.number(answer);
    out.number(build.toldChanges);
    out.number(build.toldStatus);
    out.number(build.toldTo);
    writePlainState(out, shape(config), build.state);
  }
}

function readRun(from: SnapshotReader, { config }: ViewPart, documents: HeldViews[number]): ViewRun {
  const run: ViewRun = {
    builds: [],
    serving: from.number(),
    instance: from.number(),
    isDown: from.number(),
    readersEvent: from.number(),
    readersDue: from.number(),
    versions: initVersions(0),
    waiting: initWaiting(config),
  };
  readPlainState(from, VERSIONS, run.versions);
  if (from.number() === 1) readPlainState(from, waitingShape(config), run.waiting);
  for (const place of PLACES) run.builds.push(readBuild(from, config, documents[place]));
  return run;
}

function readBuild(
  from: SnapshotReader,
  config: ViewPart['config'],
  documents: HeldBuild | null,
): Build | null {
  if (from.number() === 0) return null;
  if (documents === null) throw new Error('A snapshot has a version of a read model without documents');
  const build = buildOf(from.number(), init(config, 0), documents.live, documents.saved);
  build.event = from.number();
  build.due = from.number();
  build.stage = from.number();
  build.lookupsOut = from.number();
  build.hasFailed = from.number();
  build.found = Array.from({ length: from.number() }, () => from.number());
  build.toldChanges = from.number();
  build.toldStatus = from.number();
  build.toldTo = from.number();
  readPlainState(from, shape(config), build.state);
  return build;
}

function hasBeenUsed({ count, shownAtOnce, shown, expired, withdrawn, turnedAway }: WaitingList): boolean {
  return count + shownAtOnce + shown + expired + withdrawn + turnedAway > 0;
}
