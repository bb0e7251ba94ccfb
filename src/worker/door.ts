import type { Time } from '../base/time';
import type { EditedRun } from './edited-run';
import type { Editor } from './editor';
import type { Desk } from './outside/desk';
import type { SessionMessage } from './session-messages';
import type { SessionHost, SessionView } from './session-view';

type DoorMessage = Extract<SessionMessage, { readonly kind: 'allow' | 'http-dropped' | 'close' }>;

/** Between a session and the world outside of its run: closed as long as nobody needs it. */
export class Door {
  desk: Desk | null = null;
  /** Somebody has asked while the run rested: it goes on until that is answered, and rests again. */
  restsWhenAnswered = false;
  /** By line: how much of what reached it the page has. */
  private readonly told = new Map<number, number>();
  /** What somebody has agreed to before there was anybody to tell. */
  private readonly allowed: string[] = [];

  constructor(
    private readonly runId: string,
    private readonly run: EditedRun,
    private readonly view: SessionView,
    private readonly host: SessionHost,
  ) {}

  private get outside() {
    return this.run.timeline.world.outside;
  }

  /** Whether work is done outside of the run that somebody has to do. */
  get isNeeded(): boolean {
    return this.desk === null && this.outside.isUsed;
  }

  /** From here on what is asked from outside is heard, and what is to be done there is done. */
  open(makeDesk: (run: EditedRun) => Desk): Desk {
    if (this.desk !== null) return this.desk;
    const desk = makeDesk(this.run);
    this.desk = desk;
    desk.allow(this.allowed);
    this.listen();
    this.view.tellOf(() => desk.now());
    return desk;
  }

  /** What is said of servers, and of those who ask from outside. */
  hear(message: DoorMessage): void {
    if (message.kind === 'allow') this.allow(message.origins);
    else if (message.kind === 'http-dropped') this.desk?.drop(message.askId);
    else this.desk?.close();
  }

  /** Somebody agrees to servers of these origins being called. */
  private allow(origins: readonly string[]): void {
    if (this.desk === null) this.allowed.push(...origins);
    else this.desk.allow(origins);
    this.view.stale();
  }

  /** Another beginning makes another world, which has to be heard, too. */
  listen(): void {
    this.outside.isHeard = this.desk !== null;
  }

  /** Mock services are at work, for which no time of the run passes. */
  get holdsTime(): boolean {
    return this.desk?.holdsTime === true;
  }

  /** Whether the run goes by the clock of the wall alone, since real requests do. */
  get keepsWallTime(): boolean {
    return this.outside.hasNodes && !this.run.timeline.replays;
  }

  /** How far the run may be sent: where real requests are made, not beyond what is known. */
  get furthest(): Time {
    const { line, replays, world } = this.run.timeline;
    if (!this.outside.hasNodes) return Infinity;
    return replays ? line.reach.time : world.now;
  }

  /** What came is taken in, and what is to go out is sent. Returns whether the run is to rest now. */
  tend(isPlaying: boolean): boolean {
    const { desk } = this;
    desk?.tend();
    if (this.tellInputs() && desk !== null && !isPlaying) this.act(desk);
    if (desk === null) return false;
    if (this.restsWhenAnswered && !desk.isAsked) {
      this.restsWhenAnswered = false;
      return true;
    }
    return isPlaying && this.keepsWallTime && desk.asksFor.length > 0;
  }

  /** The page keeps what reached the line that runs; returns whether there was anything since it was told last. */
  private tellInputs(): boolean {
    const { line, inputs } = this.run;
    const from = this.told.get(line) ?? 0;
    if (inputs.length === from) return false;
    this.told.set(line, inputs.length);
    this.host.say({ kind: 'inputs', runId: this.runId, line, from, inputs: inputs.slice(from) });
    this.view.stale();
    return true;
  }

  /** What came while the run rests acts at the moment where it rests: who comes back there finds it so, too. */
  private act(desk: Desk): void {
    if (!this.keepsWallTime) return;
    const { timeline } = this.run;
    timeline.run(timeline.world.now, MOST_EVENTS);
    desk.tend();
  }

  /** Nobody can ask a server about the past: on another line its work is simulated. */
  bringHome(editor: Editor): void {
    const patch = editor.bringHome(this.run.scenario);
    if (patch !== null) this.run.edit(editor, patch, SIMULATED_FROM_HERE);
  }
}

/** Of one instant; what is more comes with the next turn of the run. */
const MOST_EVENTS = 4000;

const SIMULATED_FROM_HERE = 'work is simulated from here: no server can be asked about the past';
