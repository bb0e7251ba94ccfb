import type { Outcome } from '../../../base/outcome';
import type { Explanation } from '../../../base/explanation';
import type { SnapshotReader, SnapshotWriter } from '../../../base/snapshot';
import type { ViewDocuments } from '../../../domain/views/view-documents';
import { BEHIND, LIVE, POISON, STOPPED } from '../../../patterns/projection/codes';
import * as control from '../../../patterns/projection/control';
import { explain, type LogView } from '../../../patterns/projection/explain';
import { abandonRebuild, beginRebuild, type Versions } from '../../../patterns/projection/rebuild';
import type { ProjectionState } from '../../../patterns/projection/state';
import { visibleUpTo } from '../../../patterns/projection/status';
import type { WaitingList } from '../../../patterns/projection/waiting-list';
import { REMAKING, REMAKING_ENDED, VIEW_REBUILT, VIEW_TOLD } from '../../change-log';
import type { ViewWord } from '../../outside/input';
import { PROCESS } from '../../tables';
import type { World } from '../../world';
import type { DataPart } from '../data-part';
import { NOT_MINE, OF_VIEW, type ProcessHost } from '../process-host';
import type { ViewPart } from '../process-part';
import type { ViewSurroundings } from './view-asks';
import { EVENTS_EACH, ViewHost } from './view-host';
import { lagOf } from './view-lag';
import { OF_READERS, ViewReaders } from './view-readers';
import { PLACES, ViewRuns, type Build, type HeldViews, type ViewRun } from './view-runs';

/** In the order of their codes in the log of changes. */
export const VIEW_WORDS = [
  'rebuild',
  'abandon',
  'stop',
  'resume',
  'skip',
  'replay',
] as const satisfies readonly ViewWord[];

/** In place of a version or the readers: it is made anew at a moment that was set. */
const OF_REMAKE = 3;

/** One version of a read model as it is at this moment. */
export interface BuildSight {
  /** Counts the versions of the read model from 0. */
  readonly number: number;
  readonly state: ProjectionState;
  /** What readers see of it. */
  readonly documents: ViewDocuments;
}

/** A read model as it is at this moment. */
export interface ViewSight {
  readonly part: ViewPart;
  readonly serving: BuildSight;
  /** The version that is made anew beside it, if one is. */
  readonly building: BuildSight | null;
  readonly versions: Versions;
  /** At which instance its process is; whether that is down or hangs. */
  readonly instance: number;
  readonly isAtRest: boolean;
  readonly waiting: WaitingList;
}

/** The read models of a run: nodes make them of the events of a service, and answer requests of them. */
export class Views implements ProcessHost {
  readonly runs = new ViewRuns();
  private readonly host: ViewHost;
  private readonly readers: ViewReaders;

  constructor(
    private readonly world: World,
    private readonly around: ViewSurroundings,
  ) {
    this.readers = new ViewReaders(world, around);
    this.host = new ViewHost(world, around, this.runs, (view) => {
      const run = this.runs.of(view);
      if (run !== null) this.readers.grown(view, run);
    });
  }

  hasProcess(node: number): boolean {
    return this.parts.some((part) => part.node === node && !part.removed);
  }

  takesOver(job: number): number {
    const { world } = this;
    const { attempt, instance } = world.jobs.col;
    // Whatever does something to data, or asks for them, is no reader.
    if (this.around.deeds.of(attempt[job]) >= 0) return NOT_MINE;
    const node = world.instances.col.node[instance[job]];
    const type = world.requests.col.type[world.attempts.col.request[attempt[job]]];
    const view = this.parts.findIndex(
      (part) => part.node === node && !part.removed && (part.types === null || part.types.has(type)),
    );
    const run = view < 0 ? null : this.runs.of(view);
    return run === null ? NOT_MINE : this.readers.reads(view, run, job);
  }

  jobStopped(job: number): void {
    this.each((run, view) => this.readers.left(view, run, job));
  }

  carriesOut(node: number, deed: number): Outcome {
    return this.host.asks.carriesOut(node, deed);
  }

  callEnded(deed: number, outcome: Outcome): void {
    this.host.callEnded(deed, outcome);
  }

  due(row: number): void {
    const view = Math.floor(row / EVENTS_EACH);
    const place = row % EVENTS_EACH;
    const run = this.runs.of(view);
    if (run === null) return;
    if (place === OF_READERS) this.readers.due(view, run);
    else if (place === OF_REMAKE) this.remake(view, run);
    else this.host.due(view, place);
  }

  instanceStopped(instance: number): void {
    this.each((run, view) => {
      if (run.instance === instance && run.isDown === 0) this.host.stopped(view, run);
    });
  }

  resume(node: number): void {
    this.each((run, view) => {
      if (run.isDown === 1 && this.parts[view].node === node) this.host.resume(view, run);
    });
  }

  goesOn(instance: number): void {
    this.each((run, view) => {
      if (run.instance === instance && run.isDown === 0) this.host.goesOn(view);
    });
    this.resume(this.world.instances.col.node[instance]);
  }

  /** The configuration is another one: read models come, go, begin anew, or go on by other settings. */
  edited(before: DataPart | null): void {
    this.parts.forEach((part, view) => {
      const known = before?.views.at(view);
      const run = this.runs.of(view);
      if (run !== null && (known === undefined || part.removed || isAnother(known, part)))
        this.close(view, run);
      if (part.removed) return;
      const goesOn = this.runs.of(view);
      if (goesOn === null) this.open(view, part);
      else if (known !== undefined && hasOtherSettings(known, part)) this.adapt(view, goesOn, part);
      if (known?.model.remakeAt !== part.model.remakeAt) this.armRemake(view, part);
    });
  }

  /** How many events the read models of a node lack, the one that lacks most; -1 if it has none. */
  lagAt(node: number): number {
    let lag = -1;
    this.each((run, view) => {
      const part = this.parts[view];
      const build = run.builds[run.serving];
      if (part.node !== node || build === null) return;
      lag = Math.max(lag, lagOf(this.around.book, part, build.state));
    });
    return lag;
  }

  hasTrouble(node: number): boolean {
    let found = false;
    this.each((run, view) => {
      const part = this.parts[view];
      const build = run.builds[run.serving];
      if (part.node === node && build !== null && this.isInTrouble(part, build.state)) found = true;
    });
    return found;
  }

  /** The place of a read model among those of the configuration, by its id; -1 where there is none. */
  placeOf(id: string): number {
    return this.parts.findIndex(({ model, removed }) => model.id === id && !removed);
  }

  /** A read model as it is now; null once an edit has taken it away. */
  sight(view: number): ViewSight | null {
    const run = this.runs.of(view);
    const serving = run?.builds[run.serving] ?? null;
    if (run === null || serving === null) return null;
    const building = run.builds[1 - run.serving];
    return {
      part: this.parts[view],
      serving: sightOf(serving),
      building: building && sightOf(building),
      versions: run.versions,
      instance: run.instance,
      isAtRest: !this.host.isAble(run),
      waiting: run.waiting,
    };
  }

  /** Why it stands as it does now: the version that serves, or the one that is made anew. */
  explain(view: number): Explanation | null {
    const sight = this.sight(view);
    if (sight === null) return null;
    const { part, serving } = sight;
    return explain(part.config, serving.state, this.logOf(part, serving.state), this.world.now);
  }

  /** Stopped, or behind: also where it has not looked for so long that it does not know of it. */
  isInTrouble(part: ViewPart, state: ProjectionState): boolean {
    const { status } = state;
    if (status === BEHIND || status === STOPPED) return true;
    return status === LIVE && lagOf(this.around.book, part, state) > part.config.behindAfter;
  }

  /** The log as if there were no events of other services after those that a version shows. */
  private logOf(part: ViewPart, state: ProjectionState): LogView {
    const { book } = this.around;
    const visible = visibleUpTo(part.config, state);
    const first = book.services.firstAfter(part.service, visible, book.events.length);
    return { length: visible + lagOf(book, part, state), timeOf: () => book.events.timeOf(first) };
  }

  /** Whether it would change anything. Nobody hears it while the process is down or hangs. */
  mayTell(id: string, said: ViewWord): boolean {
    const view = this.placeOf(id);
    const run = view < 0 ? null : this.runs.of(view);
    if (run === null || !this.host.isAble(run)) return false;
    const { state } = servingOf(run);
    const stopped = stoppedPlace(run);
    switch (said) {
      case 'rebuild':
        return true;
      case 'abandon':
        return run.versions.candidate > 0;
      case 'stop':
        return state.stopped === 0;
      case 'resume':
        return stopped >= 0;
      case 'skip':
        return stopped >= 0 && run.builds[stopped]?.state.cause === POISON;
      default:
        return parkedPlace(run) >= 0;
    }
  }

  says(id: string, said: ViewWord): void {
    if (!this.mayTell(id, said)) return;
    const { world } = this;
    const view = this.placeOf(id);
    const run = this.runs.of(view);
    if (run === null) return;
    world.log.append(world.now, VIEW_TOLD, view, VIEW_WORDS.indexOf(said));
    if (said === 'rebuild') this.rebuild(view, run);
    else if (said === 'abandon') this.abandon(view, run);
    else if (said === 'stop')
      this.host.does(view, run.serving, ({ build }) => control.stop(build.state, world.now));
    else if (said === 'replay')
      this.host.does(view, parkedPlace(run), ({ build }) => control.replayParked(build.state));
    else {
      const skips = said === 'skip';
      this.host.does(view, stoppedPlace(run), ({ build }) => control.resume(build.state, skips, world.now));
    }
  }

  /** What they hold; it is never changed, so that a checkpoint may keep it as it is. */
  get documents(): HeldViews {
    return this.runs.documents;
  }

  /** What owners have said of rows: a handle for each version of each. */
  get answers() {
    return this.host.asks.answers;
  }

  write(out: SnapshotWriter): void {
    this.host.asks.write(out);
    this.runs.write(out, this.parts);
  }

  /** To what is read next. */
  hold(documents: HeldViews, answers: ViewHost['asks']['answers']): void {
    this.held = documents;
    this.host.asks.answers = answers;
  }

  read(from: SnapshotReader): void {
    this.host.asks.read(from);
    this.runs.read(from, this.parts, this.held);
  }

  private held: HeldViews = [];

  private open(view: number, part: ViewPart): void {
    const { world } = this;
    const [instance] = world.nodeParts[part.node].instances;
    const run = this.runs.open(view, part, instance, world.now);
    this.host.story.begins(view, servingOf(run));
    this.host.resume(view, run);
  }

  private close(view: number, run: ViewRun): void {
    for (const place of PLACES) {
      const build = run.builds[place];
      if (build !== null) this.host.letGo(view, place, build);
    }
    this.readers.close(view, run);
    this.runs.close(view);
  }

  private adapt(view: number, run: ViewRun, part: ViewPart): void {
    for (const build of run.builds) {
      if (build !== null) control.adapt(part.config, build.state, this.world.now);
    }
    this.readers.adapt(view, run);
    this.host.goOn(view);
  }

  private armRemake(view: number, { model }: ViewPart): void {
    const { world } = this;
    if (model.remakeAt === null || model.remakeAt < world.now) return;
    world.heap.push(model.remakeAt, PROCESS, view * EVENTS_EACH + OF_REMAKE, OF_VIEW);
  }

  /** An edit may have set another moment since, or the same once more. */
  private remake(view: number, run: ViewRun): void {
    const { now } = this.world;
    const isUnderWay = run.versions.candidate > 0 && run.versions.beganAt === now;
    if (this.parts[view].model.remakeAt === now && !isUnderWay && this.host.isAble(run))
      this.rebuild(view, run);
  }

  private rebuild(view: number, run: ViewRun): void {
    const { world } = this;
    this.dropCandidate(view, run);
    beginRebuild(run.versions, world.now);
    const build = this.runs.openCandidate(view, run, this.parts[view], world.now);
    world.log.append(world.now, VIEW_REBUILT, view, REMAKING, build.number);
    this.host.story.begins(view, build);
    this.host.goOn(view);
  }

  private abandon(view: number, run: ViewRun): void {
    const { world } = this;
    const { number } = this.dropCandidate(view, run) ?? servingOf(run);
    abandonRebuild(run.versions);
    world.log.append(world.now, VIEW_REBUILT, view, REMAKING_ENDED, number);
  }

  private dropCandidate(view: number, run: ViewRun): Build | null {
    const place = 1 - run.serving;
    const build = run.builds[place];
    if (build === null) return null;
    this.host.letGo(view, place, build);
    run.builds[place] = null;
    return build;
  }

  private get parts(): readonly ViewPart[] {
    return this.around.part.views;
  }

  private each(visit: (run: ViewRun, view: number) => void): void {
    this.parts.forEach((_, view) => {
      const run = this.runs.of(view);
      if (run !== null) visit(run, view);
    });
  }
}

function servingOf(run: ViewRun): Build {
  const build = run.builds[run.serving];
  if (build === null) throw new Error('A read model has no version that serves');
  return build;
}

/** The version that waits for somebody to resume it: the one that serves before the one that is made; or -1. */
function stoppedPlace(run: ViewRun): number {
  const places = [run.serving, 1 - run.serving];
  return places.find((place) => run.builds[place]?.state.stopped === 1) ?? -1;
}

/** The version that has parked events and is not at them already, likewise. */
function parkedPlace(run: ViewRun): number {
  const places = [run.serving, 1 - run.serving];
  const hasParked = (build: Build | null): boolean =>
    build !== null && build.state.parkedCount > 0 && build.state.replayLeft === 0;
  return places.find((place) => hasParked(run.builds[place])) ?? -1;
}

function sightOf({ number, state, saved }: Build): BuildSight {
  return { number, state, documents: saved };
}

/** What is made of other events, or elsewhere, is another read model. */
function isAnother(before: ViewPart, now: ViewPart): boolean {
  const { model: one } = before;
  const { model: other } = now;
  return (
    before.removed || one.node !== other.node || one.shows !== other.shows || one.source !== other.source
  );
}

function hasOtherSettings({ model: one }: ViewPart, { model: other }: ViewPart): boolean {
  return JSON.stringify(one.settings) !== JSON.stringify(other.settings);
}
