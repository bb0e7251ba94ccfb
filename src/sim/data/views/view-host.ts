import { mix32 } from '../../../base/keyed-hash';
import { OK, isServed, type Outcome } from '../../../base/outcome';
import { NEVER, type Time } from '../../../base/time';
import { lookupsOf, type FoundRow, type Lookup } from '../../../domain/views/looked-up';
import { project } from '../../../domain/views/project';
import { HANDLE, READ, REST, SAVE, WAIT } from '../../../patterns/projection/codes';
import * as control from '../../../patterns/projection/control';
import * as engine from '../../../patterns/projection/engine';
import { switchOver } from '../../../patterns/projection/rebuild';
import { VERSION_SERVES, VIEW_PASSED, VIEW_REBUILT } from '../../change-log';
import { longerWork } from '../../faulty-work';
import { CRASHED, FOR_ERROR, PROCESS, UP } from '../../tables';
import type { World } from '../../world';
import { OF_VIEW } from '../process-host';
import type { ViewPart } from '../process-part';
import { FOR_EVENTS, NOBODY_ASKED, ViewAsks, type Asker, type ViewSurroundings } from './view-asks';
import { LOOKING_UP, PLACES, RESTING, WORKING, type Build, type ViewRun, type ViewRuns } from './view-runs';
import { ViewStory } from './view-story';

/** What a row says of a poison event (change-log.ts). */
const PARKED = 0;
const SKIPPED = 1;

/** An event of a process is that of a place of a read model, or of its readers. */
export const EVENTS_EACH = 4;
const NONE = -1;

/** Carries read models out: does what their engines want, keeps their time, and tells them of what came of it. */
export class ViewHost {
  readonly asks: ViewAsks;
  readonly story: ViewStory;
  /** Engines are told one thing after the other: what comes while one is at work waits here. Empty between events. */
  private readonly told: { readonly asker: Asker; readonly tell: (asker: Asker) => void }[] = [];
  private isAtWork = false;

  constructor(
    private readonly world: World,
    private readonly around: ViewSurroundings,
    private readonly runs: ViewRuns,
    /** Readers of a read model may see more than before. */
    private readonly grown: (view: number) => void,
  ) {
    this.asks = new ViewAsks(world, around);
    this.story = new ViewStory(world, around);
  }

  partOf(view: number): ViewPart {
    return this.around.part.views[view];
  }

  /** Tells the engine at a place something, and does what it wants then. */
  does(view: number, place: number, tell: (asker: Asker) => void): void {
    const run = this.runs.of(view);
    const build = run?.builds[place] ?? null;
    if (run === null || build === null) return;
    this.told.push({ asker: { view, place, run, build }, tell });
    if (!this.isAtWork) this.work();
  }

  /** What became due at a place. While its instance hangs nothing happens, and it does when that goes on. */
  due(view: number, place: number): void {
    const run = this.runs.of(view);
    const build = run?.builds[place] ?? null;
    if (run === null || build === null) return;
    build.event = NONE;
    build.due = NEVER;
    if (this.isAble(run)) this.continue(view, place, build);
  }

  /** A call has its outcome. Whoever hangs takes replies when it goes on. */
  callEnded(deed: number, outcome: Outcome): void {
    const { process, direction } = this.around.deeds.table.col;
    const run = this.runs.of(process[deed]);
    if (run === null || run.builds[direction[deed]] === null || run.isDown === 1) return;
    if (this.world.instances.col.hung[run.instance] === 1) this.asks.keep(deed, outcome);
    else this.take(deed, outcome);
  }

  /** What the process held in memory is gone: what was saved is left of it. */
  stopped(view: number, run: ViewRun): void {
    run.isDown = 1;
    const { config } = this.partOf(view);
    for (const place of PLACES) {
      const build = run.builds[place];
      if (build === null) continue;
      this.letGo(view, place, build);
      control.crash(config, build.state, this.world.now);
      build.live = build.saved;
      this.story.tell(view, run, build);
    }
  }

  /** A process without an instance goes on where there is one: at its own when that is back, or at another that is up. */
  resume(view: number, run: ViewRun): void {
    const { world } = this;
    const { state, noticed, hung, node: nodeOf } = world.instances.col;
    const { node } = this.partOf(view);
    const able = world.nodeParts[node].allInstances.filter((one) => state[one] === UP && hung[one] === 0);
    if (able.length === 0) return;
    const own = run.instance;
    const isKnown = nodeOf[own] !== node || state[own] !== CRASHED || noticed[own] === 1;
    if (!isKnown) return;
    run.instance = able.includes(own) ? own : able[view % able.length];
    run.isDown = 0;
    this.goOn(view);
  }

  /** The instance hung, and goes on: with the replies that came meanwhile, and with what became due. */
  goesOn(view: number): void {
    const { table } = this.around.deeds;
    for (const deed of this.asks.keptOf(view)) {
      // A reply before it may have been the end of its version.
      if (table.col.came[deed] === 0) continue;
      table.col.came[deed] = 0;
      this.take(deed, table.col.outcome[deed]);
      this.around.deeds.release(deed);
    }
    const run = this.runs.of(view);
    for (const place of PLACES) {
      const build = run?.builds[place] ?? null;
      if (build !== null && build.event === NONE) this.continue(view, place, build);
    }
  }

  /** Both versions look what there is to do. */
  goOn(view: number): void {
    for (const place of PLACES) this.does(view, place, () => undefined);
  }

  /** A version does nothing more, and nobody waits for its calls. */
  letGo(view: number, place: number, build: Build): void {
    this.disarm(build);
    build.stage = RESTING;
    build.lookupsOut = 0;
    build.found = [];
    this.asks.withdraw(view, place);
  }

  isAble({ instance, isDown }: ViewRun): boolean {
    return isDown === 0 && this.world.instances.col.hung[instance] === 0;
  }

  private continue(view: number, place: number, build: Build): void {
    if (build.stage === WORKING) this.does(view, place, (asker) => this.workedOn(asker));
    else this.does(view, place, () => undefined);
  }

  private work(): void {
    const views = new Set<number>();
    this.isAtWork = true;
    for (let next = this.told.shift(); next !== undefined; next = this.told.shift()) {
      const { asker, tell } = next;
      const { view, place, run, build } = asker;
      // It may have been given up for another one meanwhile.
      if (this.runs.of(view) !== run || run.builds[place] !== build) continue;
      tell(asker);
      this.story.tell(view, run, build);
      if (this.isAble(run)) this.follow(asker);
      this.switchOver(view, run);
      views.add(view);
    }
    this.isAtWork = false;
    for (const view of views) this.grown(view);
  }

  /** Does what the engine wants. */
  private follow(asker: Asker): void {
    const { view, run, build } = asker;
    const { config } = this.partOf(view);
    const { state } = build;
    for (;;) {
      const want = engine.next(config, state, this.world.now);
      if (want === SAVE) this.save(asker);
      this.story.tell(view, run, build);
      if (want === SAVE) continue;
      if (want === READ) {
        this.disarm(build);
        this.asks.askForEvents(asker);
      } else if (want === HANDLE) this.handle(asker);
      else if (want === WAIT) this.arm(asker, state.wakeAt);
      else if (want === REST) this.disarm(build);
      return;
    }
  }

  /** Documents and checkpoint are written where the process is, in no time of their own. */
  private save({ view, build }: Asker): void {
    build.saved = build.live;
    engine.saved(this.partOf(view).config, build.state, build.state.turn, this.world.now);
  }

  private take(deed: number, outcome: Outcome): void {
    const { process, direction, step, attempt, part, answer } = this.around.deeds.table.col;
    const reply = { turn: attempt[deed], number: part[deed], answer: answer[deed], outcome };
    const isRead = step[deed] === FOR_EVENTS;
    this.does(process[deed], direction[deed], (asker) => {
      if (isRead) this.takeEvents(asker, reply);
      else this.takeRow(asker, reply);
    });
  }

  /** Only what the owner itself has said is an answer: what a cache or a fallback says has no events. */
  private takeEvents({ view, build }: Asker, { turn, answer: head, outcome }: Reply): void {
    const { config, service } = this.partOf(view);
    const { state } = build;
    const { now } = this.world;
    if (outcome !== OK || head === NOBODY_ASKED) {
      engine.readFailed(config, state, turn, now);
      return;
    }
    const { events } = this.around.book;
    let { readTo } = state;
    for (let taken = 0; readTo < head && taken < config.batchEvents;) {
      readTo += 1;
      if (!this.asks.concerns(readTo, service)) continue;
      engine.take(state, turn, readTo, events.streamOf(readTo));
      taken += 1;
    }
    engine.received(config, state, turn, readTo, head, now);
  }

  /** The handler begins with work of its own. */
  private handle(asker: Asker): void {
    const { world } = this;
    const { handleNs } = this.partOf(asker.view).model;
    const { instance } = asker.run;
    asker.build.stage = WORKING;
    const work = world.workChanged[instance] === 0 ? handleNs : longerWork(world, instance, handleNs);
    this.arm(asker, world.now + work);
  }

  /** Its own work is done, or has failed as work at that instance does; then it looks up what it wants to know. */
  private workedOn(asker: Asker): void {
    const { world } = this;
    const { view, build, run } = asker;
    const { key, node } = this.partOf(view);
    build.stage = RESTING;
    const rate = world.errorRates[run.instance];
    const luck = mix32(mix32(key, build.number), build.state.turn);
    if (rate > 0 && world.bank.keyedUnit(luck, world.nodeParts[node].key ^ FOR_ERROR) < rate) {
      this.failed(asker);
      return;
    }
    const lookups = this.lookupsOf(asker);
    const edges = lookups.map(({ service }) => this.partOf(view)[service]);
    build.found = lookups.map(() => NOBODY_ASKED);
    build.lookupsOut = edges.filter((edge) => edge >= 0).length;
    build.hasFailed = 0;
    if (build.lookupsOut === 0) {
      this.handled(asker);
      return;
    }
    build.stage = LOOKING_UP;
    edges.forEach((edge, number) => {
      if (edge >= 0) this.asks.askForRow(asker, edge, number);
    });
  }

  /** All that was asked for is waited for, also when some of it has failed already. */
  private takeRow(asker: Asker, { turn, number, answer, outcome }: Reply): void {
    const { build } = asker;
    if (build.stage !== LOOKING_UP || build.state.turn !== turn) return;
    if (isServed(outcome)) build.found[number] = answer;
    else build.hasFailed = 1;
    build.lookupsOut -= 1;
    if (build.lookupsOut > 0) return;
    build.stage = RESTING;
    if (build.hasFailed === 1) this.failed(asker);
    else this.handled(asker);
  }

  private handled(asker: Asker): void {
    const { view, build } = asker;
    const { config, service } = this.partOf(view);
    const { state } = build;
    const event = this.asks.eventAt(state.handling, service);
    if (event !== null) {
      const found = this.foundRows(this.lookupsOf(asker), build.found);
      build.live = project(build.live, event, state.handling, found);
      // Apart from the checkpoint they are written as they are handled, and are there after a crash.
      if (config.together === 0) build.saved = build.live;
    }
    build.found = [];
    engine.handled(config, state, state.turn, this.world.now);
  }

  private failed({ view, build }: Asker): void {
    const { world } = this;
    const { state } = build;
    const { handling, parked, skipped } = state;
    build.found = [];
    engine.failed(this.partOf(view).config, state, state.turn, world.now);
    if (state.parked > parked) world.log.append(world.now, VIEW_PASSED, view, PARKED, handling);
    if (state.skipped > skipped) world.log.append(world.now, VIEW_PASSED, view, SKIPPED, handling);
  }

  private lookupsOf({ view, build }: Asker): readonly Lookup[] {
    const { service, model } = this.partOf(view);
    const event = this.asks.eventAt(build.state.handling, service);
    return event === null ? [] : lookupsOf(model.shows, event);
  }

  private foundRows(lookups: readonly Lookup[], answers: readonly number[]): FoundRow {
    return ({ service, id }) => {
      const at = lookups.findIndex((one) => one.service === service && one.id === id);
      const answer = answers.at(at) ?? NOBODY_ASKED;
      return at < 0 || answer === NOBODY_ASKED ? null : this.world.payloads.get(answer);
    };
  }

  /** The version that was made anew takes over as soon as nobody would lose anything by it. */
  private switchOver(view: number, run: ViewRun): void {
    const { world } = this;
    const place = 1 - run.serving;
    const serving = run.builds[run.serving];
    const candidate = run.builds[place];
    if (serving === null || candidate === null) return;
    const { config } = this.partOf(view);
    if (!switchOver(config, run.versions, serving.state, candidate.state, world.now)) return;
    this.letGo(view, run.serving, serving);
    run.builds[run.serving] = null;
    run.serving = place;
    world.log.append(world.now, VIEW_REBUILT, view, VERSION_SERVES, candidate.number);
    this.story.tell(view, run, candidate);
  }

  private arm({ view, place, build }: Asker, due: Time): void {
    if (build.due === due) return;
    this.disarm(build);
    build.due = due;
    if (due === NEVER) return;
    const at = Math.max(due, this.world.now);
    build.event = this.world.heap.push(at, PROCESS, view * EVENTS_EACH + place, OF_VIEW);
  }

  private disarm(build: Build): void {
    if (build.event >= 0) this.world.heap.cancel(build.event);
    build.event = NONE;
    build.due = NEVER;
  }
}

interface Reply {
  readonly turn: number;
  readonly number: number;
  readonly answer: number;
  readonly outcome: Outcome;
}
