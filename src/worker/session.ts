import type { Problem } from '../base/problem';
import { msToNs, type Time } from '../base/time';
import type { Edit } from '../scenario/edit';
import type { SliceEnd } from '../sim/run';
import { isBefore } from '../sim/line';
import type { EditedRun } from './edited-run';
import type { Editor } from './editor';
import { MODE } from './frame';
import type { Moment, SeekTarget, StepUnit } from './lines';
import { momentBefore } from './moment-before';
import { Pacer } from './pacer';
import type { Change, Verb } from './protocol';
import { Questions } from './questions';
import type { EditingMessage, SessionMessage, TellingMessage } from './session-messages';
import { SessionView, type SessionHost } from './session-view';
import type { MakeTeller } from './tracing/teller';
import { Travel, toTime, type Destination } from './travel';

/** A turn works at most this long before the worker listens again, in slices of so many events. */
const TURN_MS = 12;
const SLICE_EVENTS = 4000;
/** Whoever keeps a key pressed asks for steps faster than they are made. */
const MOST_STEPS = 1000;

/**
 * One paced run and whoever watches it. The session runs slices up to where the pacer says, sends a frame when the
 * page has taken the last one, and turns messages into commands of the run.
 */
export class Session {
  private readonly view: SessionView;
  private mode: number = MODE.paused;
  /** Steps that were asked for, the one under way first; and whether what that one waits for has come. */
  private steps: StepUnit[] = [];
  private goal: (() => boolean) | null = null;
  private controls = 0;
  private isHeld = false;
  /** Moments that it is on its way to, one after the other. */
  private ways: Destination[] = [];
  private travel: Travel | null = null;
  /** It is brought back, and answers no edit before it is there. */
  private isResuming = false;
  /** Whether time has passed in which the run would have gone on. */
  private hasStoodStill = false;
  private readonly questions: Questions;
  private readonly pacer = new Pacer();

  constructor(
    private readonly runId: string,
    private readonly run: EditedRun,
    /** Where a run that is brought back stood. */
    resumeAt: Moment | null,
    private readonly host: SessionHost,
  ) {
    this.view = new SessionView(runId, run, host);
    this.questions = new Questions(run, host);
    if (resumeAt === null) {
      this.tellOpened();
      return;
    }
    // What was known of its future is to be known again.
    const { reach } = run.timeline.line;
    this.isResuming = true;
    this.ways = [{ ...resumeAt, exact: true }];
    if (isBefore(resumeAt, reach)) this.ways.unshift({ ...reach, exact: true });
    this.setOut();
  }

  /** Takes in the words of the layers, which were fetched meanwhile. */
  learn(editor: Pick<Editor, 'explainLayers'>): void {
    this.view.learn(editor);
  }

  /** Answers about requests and changes at the present moment; on the way to one, when it is there. */
  tell(makeTeller: MakeTeller, message: TellingMessage): void {
    this.questions.ask(makeTeller, message);
    if (this.travel === null) this.questions.answer();
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
    return !this.isHeld && (this.travel !== null || this.goal !== null);
  }

  /** Whether what it passes on its way is worth showing. */
  private get isInSight(): boolean {
    return this.travel?.isInSight === true && this.ways.length === 0 && !this.isResuming;
  }

  /** Until it may go on the run stands still, while everything that is said to it is heard. */
  hold(): void {
    this.isHeld = true;
  }

  goOn(): void {
    this.isHeld = false;
    if (this.hasStoodStill) this.pacer.start(this.host.wall(), this.world.now);
    this.hasStoodStill = false;
  }

  receive(message: SessionMessage): void {
    switch (message.kind) {
      case 'play':
        this.control();
        this.pacer.setSpeed(message.speed, this.host.wall(), this.world.now);
        // On its way to somewhere it plays from there.
        if (this.mode === MODE.paused || this.travel !== null) this.setMode(MODE.playing);
        else this.view.stale();
        return;
      case 'pause':
        this.control();
        if (this.isInSight) this.stopTravel();
        if (this.mode === MODE.playing) this.setMode(MODE.paused);
        return;
      case 'step':
        this.controls++;
        if (!this.isResuming) this.endTravel();
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
      case 'close':
        return;
    }
  }

  /** Changes the scenario, and with it the run from here on. */
  alter(editor: Editor, message: EditingMessage): void {
    const { editId } = message;
    if (this.isResuming) {
      const received = 'one that is being brought back';
      this.refuse(editId, [{ path: 'run', expected: 'a run that has caught up', received }]);
      return;
    }
    // It acts at the moment that is shown, or that the person asked to see.
    this.endTravel();
    // Otherwise the page would keep, of the line that it knew before, what belongs to the one that runs.
    if (this.view.isElsewhere) this.tellMoved();
    if (message.kind === 'edit') this.change(editor, editId, message.change, message.label);
    else if (message.kind === 'verb') this.act(editor, editId, message.verb, message.node);
    else this.take(editId, () => (message.kind === 'undo' ? this.run.undo(editor) : this.run.redo(editor)));
  }

  /** An edit that could not be made, and why. */
  refuse(editId: number, problems: readonly Problem[]): void {
    this.host.say({ kind: 'refused', runId: this.runId, editId, problems });
  }

  /** Works for a turn and sends what the page can take. */
  turn(): void {
    const wall = this.host.wall();
    if (this.isHeld) this.hasStoodStill = true;
    else if (this.travel !== null) this.go(this.travel, wall);
    else if (this.goal !== null) this.pursue(this.goal, wall);
    else if (this.mode === MODE.playing) this.play(wall);
    if (this.travel === null) this.questions.answer();
    if (this.travel === null || this.isInSight) this.show();
  }

  private play(wall: number): void {
    const target = Math.min(this.pacer.target(wall), this.end);
    const before = this.world.dispatched;
    const from = this.world.now;
    let end: SliceEnd = 'budget';
    do end = this.run.timeline.run(target, SLICE_EVENTS);
    while (end === 'budget' && this.host.wall() - wall < TURN_MS);
    this.pacer.arrived(this.host.wall(), this.world.now);
    if (this.world.dispatched !== before || this.world.now !== from) this.view.stale();
    this.settle(end);
  }

  /** At full speed, an event at a time, until the goal is reached. */
  private pursue(goal: () => boolean, wall: number): void {
    this.view.stale();
    for (;;) {
      for (let event = 0; event < 256; event++) {
        const end = this.run.timeline.run(this.end, 1);
        if (end !== 'budget' || goal()) {
          this.steps.shift();
          this.beginStep();
          this.settle(end);
          return;
        }
      }
      if (this.host.wall() - wall >= TURN_MS) return;
    }
  }

  private go(travel: Travel, wall: number): void {
    this.view.stale();
    do {
      const end = travel.go(SLICE_EVENTS);
      if (end === undefined) continue;
      this.setOut();
      if (this.travel === null) this.arrive(end);
      return;
    } while (this.host.wall() - wall < TURN_MS);
  }

  /** To the next of the moments that it is on its way to. */
  private setOut(seenAt = this.run.timeline.moment): void {
    const next = this.ways.shift();
    this.travel = next === undefined ? null : new Travel(this.run.timeline, next, seenAt);
  }

  private arrive(end: SliceEnd): void {
    const wasResuming = this.isResuming;
    this.isResuming = false;
    if (this.mode !== MODE.playing) this.mode = MODE.paused;
    this.setMode(this.mode);
    this.settle(end);
    if (wasResuming) this.tellOpened();
  }

  /** A run that plays goes on playing from there. */
  private seek(target: SeekTarget): void {
    if (this.isResuming) return;
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
    this.goTo({ ...destination, time: Math.min(destination.time, this.end) }, seenAt);
  }

  /** The same moment on another line, or the last one that it has. */
  private choose(line: number): void {
    if (this.isResuming || line === this.run.line) return;
    this.endTravel();
    this.dropSteps();
    const seenAt = this.run.timeline.moment;
    this.run.choose(line, toTime(seenAt.time));
    this.goTo(toTime(Math.min(seenAt.time, this.run.timeline.line.reach.time)), seenAt);
  }

  /** Of a line that was brought back, what was known of its future is to be known again. */
  private goTo(destination: Destination, seenAt: Moment): void {
    const { reach, written } = this.run.timeline.line;
    this.ways = isBefore(written, reach) ? [{ ...reach, exact: true }, destination] : [destination];
    this.setOut(seenAt);
  }

  /** A slice may have come to the end of the run, or filled a store of it. */
  private settle(end: SliceEnd): void {
    const isOver = end === 'time' && this.world.now >= this.end;
    if (!isOver && (end === 'time' || end === 'budget')) return;
    this.dropSteps();
    this.setMode(isOver ? MODE.ended : MODE.full);
  }

  /** Play and pause take the place of steps that are still to come. */
  private control(): void {
    this.controls++;
    this.dropSteps();
  }

  private dropSteps(): void {
    this.steps = [];
    this.goal = null;
    this.view.stale();
  }

  /** Wherever it has come to, it stays. */
  private stopTravel(): void {
    this.ways = [];
    this.travel = null;
    this.setMode(MODE.paused);
  }

  /** Where it is seen on its way it stops; a jump is made to its end. */
  private endTravel(): void {
    while (this.travel !== null && !this.isInSight) this.go(this.travel, -Infinity);
    if (this.travel !== null) this.stopTravel();
  }

  private setMode(mode: number): void {
    this.mode = mode;
    this.view.stale();
    this.pacer.start(this.host.wall(), this.world.now);
  }

  private step(unit: StepUnit): void {
    if (this.mode === MODE.playing) this.setMode(MODE.paused);
    if (this.mode !== MODE.paused || this.steps.length >= MOST_STEPS) return;
    this.steps.push(unit);
    if (this.steps.length === 1) this.beginStep();
  }

  private beginStep(): void {
    this.goal = this.steps.length === 0 ? null : this.goalOf(this.steps[0]);
    this.view.stale();
  }

  private goalOf(unit: StepUnit): () => boolean {
    if (unit === 'event') return () => true;
    if (unit === 'change') {
      const { cursor } = this.world.log;
      return () => this.world.log.cursor > cursor;
    }
    const ended = this.view.endedRequests;
    return () => this.view.endedRequests > ended;
  }

  private change(editor: Editor, editId: number, change: Change, label: string): void {
    if (change.kind === 'edit') {
      this.edit(editor, editId, change.edit, label);
      return;
    }
    const patch = editor.patchTo(this.run.scenario, change.path, change.value);
    if (patch.ok) this.edit(editor, editId, patch.value, label);
    else this.refuse(editId, patch.error);
  }

  private act(editor: Editor, editId: number, verb: Verb, node: string): void {
    const { scenario } = this.run;
    const edit = editor.editOfVerb(scenario, verb, node, this.world.now);
    if (typeof edit === 'string') {
      this.refuse(editId, [{ path: verb, expected: 'something to do', received: edit }]);
      return;
    }
    this.edit(editor, editId, edit, editor.verbLabel(scenario, verb, node));
  }

  private edit(editor: Editor, editId: number, edit: Edit, label: string): void {
    this.take(editId, () => this.run.edit(editor, edit, label));
  }

  private take(editId: number, make: () => ReturnType<EditedRun['edit']>): void {
    const { timeline } = this.run;
    const result = make();
    if (!result.ok) {
      this.refuse(editId, result.error);
      return;
    }
    // An edit before the first event begins another run.
    if (this.run.timeline !== timeline) this.view.begunAnew();
    this.host.say({ kind: 'edited', editId, ...result.value, ...this.view.situation(true) });
    // A run that had ended goes on when an edit made it longer.
    if (this.mode === MODE.ended && this.world.now < this.end) this.setMode(MODE.paused);
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
      mode: this.goal === null && this.travel === null ? this.mode : MODE.ahead,
      controls: this.controls,
      speed: this.pacer.speed,
      pace: this.mode === MODE.playing ? this.pacer.pace : NaN,
      reach: line.reach,
      replays,
    };
    this.view.show(head, this.isBusy);
  }
}
