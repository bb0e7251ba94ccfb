import type { Problem } from '../base/problem';
import { msToNs, type Time } from '../base/time';
import type { SliceEnd } from '../sim/run';
import { Door } from './door';
import type { EditedRun } from './edited-run';
import type { Editor } from './editor';
import { MODE } from './frame';
import { Journey } from './journey';
import type { Judging } from './judging';
import type { Moment, SeekTarget, StepUnit } from './lines';
import { momentBefore } from './moment-before';
import { Pacer } from './pacer';
import type { HttpAsk } from './http';
import type { Desk } from './outside/desk';
import { Questions } from './questions';
import type { RuleStops } from './rule-stops';
import type { EditingMessage, SessionMessage } from './session-messages';
import { SessionView, type SessionHost } from './session-view';
import { Steps } from './steps';
import type { TakenEdits } from './taken-edits';
import { toTime } from './travel';

/** A turn works at most this long before the worker listens again, in slices of so many events. */
const TURN_MS = 12;
const SLICE_EVENTS = 4000;

/**
 * One paced run and whoever watches it. The session runs slices up to where the pacer says, sends a frame when the
 * page has taken the last one, and turns messages into commands of the run.
 */
export class Session {
  /** What the page is shown: whoever can tell more of it is taken in there. */
  readonly view: SessionView;
  private mode: number = MODE.paused;
  private readonly steps: Steps;
  private controls = 0;
  private isHeld = false;
  private readonly journey: Journey;
  private edits: TakenEdits | null = null;
  private readonly door: Door;
  /** Whether time has passed in which the run would have gone on. */
  private hasStoodStill = false;
  private readonly questions: Questions;
  private readonly pacer = new Pacer();
  private stops: RuleStops | null = null;

  constructor(
    private readonly runId: string,
    private readonly run: EditedRun,
    /** Where a run that is brought back stood. */
    resumeAt: Moment | null,
    private readonly host: SessionHost,
  ) {
    this.view = new SessionView(runId, run, host);
    this.questions = new Questions(run, host);
    this.journey = new Journey(run);
    this.steps = new Steps(run, () => this.view.endedRequests);
    this.door = new Door(runId, run, this.view, host);
    if (resumeAt === null) this.tellOpened();
    else this.journey.resume(resumeAt);
  }

  /** Answers about requests, changes and sagas at the present moment; on the way to one, when it is there. */
  tell(ask: (questions: Questions) => void): void {
    ask(this.questions);
    if (!this.journey.isUnderWay) this.questions.answer();
  }

  /** Whether work is done outside of the run that somebody has to do. */
  get needsDesk(): boolean {
    return this.door.isNeeded;
  }

  meet(makeDesk: (run: EditedRun) => Desk): Desk {
    return this.door.open(makeDesk);
  }

  /** Somebody who can say what became of the expectations is there. */
  letJudge(judging: Judging): void {
    this.view.letJudge(judging);
    this.stops ??= judging.makeStops(this.runId, this.run, this.host);
  }

  private get world() {
    return this.run.timeline.world;
  }

  private get end(): Time {
    return msToNs(this.run.scenario.durationMs);
  }

  /** Whether the next turn should come at once: there is work that nobody has to ask for. */
  get isBusy(): boolean {
    return !this.isHeld && (this.mode === MODE.playing || this.hurries);
  }

  /** Whether it works at full speed, and not by the clock of the wall. */
  get hurries(): boolean {
    return !this.isStill && (this.journey.isUnderWay || this.steps.goal !== null);
  }

  /** Whether the time of the run stands still, whatever is to be done. */
  private get isStill(): boolean {
    return this.isHeld || this.door.holdsTime;
  }

  /** Until it may go on the run stands still, while everything that is said to it is heard. */
  hold(): void {
    this.isHeld = true;
  }

  goOn(): void {
    this.isHeld = false;
    this.moveOn();
  }

  receive(message: SessionMessage): void {
    switch (message.kind) {
      case 'play':
        this.control();
        this.pacer.setSpeed(message.speed, this.host.wall(), this.world.now);
        // On its way to somewhere it plays from there.
        if (this.mode === MODE.paused || this.journey.isUnderWay) this.setMode(MODE.playing);
        else this.view.stale();
        return;
      case 'pause':
        this.control();
        if (this.journey.isInSight) this.stopTravel();
        if (this.mode === MODE.playing) this.setMode(MODE.paused);
        return;
      case 'step':
        this.controls++;
        if (!this.journey.isResuming) this.endTravel();
        this.step(message.unit);
        return;
      case 'seek':
        this.controls++;
        this.seek(message.target);
        return;
      case 'choose-line':
        this.controls++;
        this.choose(message.line);
        return;
      case 'name-line':
      case 'delete-line':
        if (message.kind === 'name-line') this.run.rename(message.line, message.name);
        else this.run.forget(message.line);
        this.tellMoved();
        return;
      case 'seen':
        this.view.seen(message.number, { points: message.points, changes: message.changes });
        return;
      case 'watch':
        this.view.watch(message.part);
        return;
      case 'allow':
      case 'http-dropped':
      case 'close':
        this.door.hear(message);
        return;
    }
  }

  /** Changes the scenario, and with it the run from here on. */
  alter(editor: Editor, message: EditingMessage): void {
    const { editId } = message;
    if (this.journey.isResuming) {
      const received = 'one that is being brought back';
      this.refuse(editId, [{ path: 'run', expected: 'a run that has caught up', received }]);
      return;
    }
    // It acts at the moment that is shown, or that the person asked to see.
    this.endTravel();
    // Otherwise the page would keep, of the line that it knew before, what belongs to the one that runs.
    if (this.view.isElsewhere) this.tellMoved();
    const { line } = this.run;
    this.edits ??= editor.takenEdits(this.runId, this.run, this.view, this.host);
    this.edits.make(editor, message);
    this.door.listen();
    if (this.run.line !== line) this.door.bringHome(editor);
    // A run that had ended goes on when an edit made it longer.
    if (this.mode === MODE.ended && this.world.now < this.end) this.setMode(MODE.paused);
  }

  /** A request of the console enters the run at the moment that is shown; while it rests, it goes on until that is answered. */
  ask(editor: Editor, desk: Desk, askId: number, ask: HttpAsk): void {
    if (this.journey.isResuming) return desk.cannotBeAsked(askId, 'comes-back');
    this.endTravel();
    if (this.mode === MODE.ended || this.mode === MODE.full) return desk.cannotBeAsked(askId, 'has-ended');
    const { line } = this.run;
    desk.ask(askId, ask);
    if (this.run.line !== line) this.door.bringHome(editor);
    if (this.view.isElsewhere) this.tellMoved();
    if (!desk.isAsked || this.mode !== MODE.paused) return;
    if (this.door.keepsWallTime) this.setMode(MODE.playing);
    else this.steps.hurryTo(() => false);
    this.door.restsWhenAnswered = true;
    this.view.stale();
  }

  /** An edit that could not be made, and why. */
  refuse(editId: number, problems: readonly Problem[]): void {
    this.host.say({ kind: 'refused', runId: this.runId, editId, problems });
  }

  /** Works for a turn and sends what the page can take. */
  turn(): void {
    const wall = this.host.wall();
    // What servers brought came while time passed; what else there is, is taken in before any does.
    const isLive = this.mode === MODE.playing && this.door.keepsWallTime && !this.isStill;
    if (!this.journey.isUnderWay && !isLive) this.tend();
    if (this.isStill) this.hasStoodStill = true;
    else this.work(wall);
    if (!this.journey.isUnderWay) {
      this.tend();
      this.questions.answer();
    }
    if (!this.journey.isUnderWay || this.journey.isInSight) this.show();
  }

  /** The time in which it stood still is not made up for. */
  private moveOn(): void {
    if (this.isStill) return;
    if (this.hasStoodStill) this.pacer.start(this.host.wall(), this.world.now);
    this.hasStoodStill = false;
  }

  private work(wall: number): void {
    this.moveOn();
    if (this.journey.isUnderWay) this.go(wall);
    else if (this.steps.goal !== null) this.pursue(this.steps.goal, wall);
    else if (this.mode === MODE.playing) this.play(wall);
  }

  /** What came from outside is taken in, and what is to go there is sent. */
  private tend(): void {
    if (!this.door.tend(this.mode === MODE.playing)) return;
    this.dropSteps();
    this.setMode(MODE.paused);
  }

  private play(wall: number): void {
    if (this.door.keepsWallTime && this.pacer.speed !== 1) this.pacer.setSpeed(1, wall, this.world.now);
    const target = Math.min(
      this.pacer.target(wall),
      this.end,
      this.door.keepsWallTime ? Infinity : this.door.furthest,
    );
    const before = this.world.dispatched;
    const from = this.world.now;
    let end: SliceEnd = 'budget';
    do end = this.stops?.slice(target, SLICE_EVENTS) ?? this.run.timeline.run(target, SLICE_EVENTS);
    while (end === 'budget' && this.host.wall() - wall < TURN_MS);
    this.pacer.arrived(this.host.wall(), this.world.now);
    // What is to be done outside is done at the moment at which the run wants it.
    if (end === 'outside') this.tend();
    if (this.world.dispatched !== before || this.world.now !== from) this.view.stale();
    // It rests at the very event at which the rule was broken.
    if (end === 'rule') this.setMode(MODE.paused);
    else this.settle(end);
  }

  /** At full speed, an event at a time, until the goal is reached. */
  private pursue(goal: () => boolean, wall: number): void {
    this.view.stale();
    for (;;) {
      for (let event = 0; event < 256; event++) {
        const end = this.run.timeline.run(this.end, 1);
        if (end === 'outside') {
          this.tend();
          if (this.steps.goal !== goal || this.isStill) return;
        }
        if ((end !== 'budget' && end !== 'outside') || goal()) {
          this.steps.reached();
          this.settle(end);
          return;
        }
      }
      if (this.host.wall() - wall >= TURN_MS) return;
    }
  }

  private go(wall: number): void {
    this.view.stale();
    do {
      const end = this.journey.go(SLICE_EVENTS);
      if (end === 'outside') this.tend();
      else if (end !== undefined) this.arrive(end);
    } while (this.journey.isUnderWay && !this.isStill && this.host.wall() - wall < TURN_MS);
  }

  private arrive(end: SliceEnd): void {
    const wasResuming = this.journey.isResuming;
    this.journey.isResuming = false;
    if (this.mode !== MODE.playing) this.mode = MODE.paused;
    this.setMode(this.mode);
    this.settle(end);
    if (wasResuming) this.tellOpened();
  }

  /** A run that plays goes on playing from there. */
  private seek(target: SeekTarget): void {
    if (this.journey.isResuming) return;
    // What was before is counted from where it was sent to.
    if (target.to === 'before') this.endTravel();
    this.dropSteps();
    const { timeline } = this.run;
    const seenAt = timeline.moment;
    const destination =
      target.to === 'time'
        ? toTime(Math.max(0, Math.min(target.time, this.end)))
        : momentBefore(timeline, target.unit, () => this.view.endedRequests);
    if (target.to === 'before') this.mode = MODE.paused;
    this.journey.goTo(
      { ...destination, time: Math.min(destination.time, this.end, this.door.furthest) },
      seenAt,
    );
  }

  /** The same moment on another line, or the last one that it has. */
  private choose(line: number): void {
    if (this.journey.isResuming || line === this.run.line) return;
    this.endTravel();
    this.dropSteps();
    const seenAt = this.run.timeline.moment;
    this.run.choose(line, toTime(seenAt.time));
    this.journey.goTo(toTime(Math.min(seenAt.time, this.run.timeline.line.reach.time)), seenAt);
  }

  /** A slice may have come to the end of the run, or filled a store of it. */
  private settle(end: SliceEnd): void {
    const isOver = end === 'time' && this.world.now >= this.end;
    if (!isOver && (end === 'time' || end === 'budget' || end === 'outside')) return;
    this.dropSteps();
    this.door.desk?.endAll();
    this.setMode(isOver ? MODE.ended : MODE.full);
  }

  /** Play and pause take the place of steps that are still to come. */
  private control(): void {
    this.controls++;
    this.door.restsWhenAnswered = false;
    this.dropSteps();
  }

  private dropSteps(): void {
    this.steps.drop();
    this.view.stale();
  }

  /** Wherever it has come to, it stays. */
  private stopTravel(): void {
    this.journey.stop();
    this.setMode(MODE.paused);
  }

  /** Where it is seen on its way it stops; a jump is made to its end. */
  private endTravel(): void {
    while (this.journey.isUnderWay && !this.journey.isInSight) this.go(-Infinity);
    if (this.journey.isUnderWay) this.stopTravel();
  }

  private setMode(mode: number): void {
    this.mode = mode;
    this.view.stale();
    this.pacer.start(this.host.wall(), this.world.now);
  }

  private step(unit: StepUnit): void {
    if (this.mode === MODE.playing) this.setMode(MODE.paused);
    if (this.mode !== MODE.paused || this.door.keepsWallTime) return;
    this.steps.add(unit);
    this.view.stale();
  }

  private tellOpened(): void {
    this.host.say({ kind: 'opened', seed: this.run.seed, ...this.view.situation() });
  }

  private tellMoved(): void {
    this.host.say({ kind: 'moved', ...this.view.situation() });
    this.view.stale();
  }

  private show(): void {
    if (this.view.isElsewhere) this.tellMoved();
    const { line, replays } = this.run.timeline;
    const head = {
      mode: this.steps.goal === null && !this.journey.isUnderWay ? this.mode : MODE.ahead,
      controls: this.controls,
      speed: this.pacer.speed,
      pace: this.mode === MODE.playing ? this.pacer.pace : NaN,
      reach: line.reach,
      replays,
    };
    this.view.show(head, this.isBusy);
  }
}
