import { createStore, type StoreApi } from 'zustand/vanilla';
import { instantText } from '../base/duration-text';
import type { Line, RunMessage, WorkerClient } from '../worker/client';
import { FrameView, HEAD } from '../worker/frame';
import type { Edited, PartRef, ScenarioSource, SessionOpened, Situation, Verb } from '../worker/protocol';
import { Controls } from './controls';
import { Edits } from './edits';
import type { FrameFeed } from './feed';
import { hasBegun } from './has-begun';
import { KeptRun, type Beginning } from './kept-run';
import { leftBehind } from './left-behind';
import { LateOutside } from './late-outside';
import { Questions } from './questions';
import type { RunSnapshot } from './run-snapshot';
import { CLOSED, type RunMode, type RunNotice, type RunState, type RunStore } from './run';

const MODES: readonly RunMode[] = ['paused', 'playing', 'ended', 'full', 'ahead'];

/** A worker that is lost again and again is not started once more by itself; one that gave many frames was sound. */
const RECOVERIES = 3;
const SOUND_AFTER_FRAMES = 300;

export function createRunStore(client: WorkerClient, feed: FrameFeed): RunStore {
  return new Run(client, feed);
}

/**
 * The page's end of a session: it keeps what would be needed to begin the session anew (the scenario as text, the
 * seed, the log and the moment), so a lost worker loses nothing.
 */
class Run implements RunStore {
  private readonly store: StoreApi<RunState>;
  private line: Line | null = null;
  private playWhenOpen = false;
  private recoveries = 0;
  private watched: PartRef | null = null;
  private readonly kept: KeptRun;
  private nextNotice = 1;
  private readonly questions = new Questions((command) => this.line?.send(command));
  readonly askRows = this.questions.askRows;
  readonly askSeries = this.questions.askSeries;
  readonly askLinePoints = this.questions.askLinePoints;
  readonly askTraces = this.questions.askTraces;
  readonly askTrace = this.questions.askTrace;
  readonly askWhy = this.questions.askWhy;
  readonly data = this.questions.data;
  private readonly outside = new LateOutside({
    getState: () => this.getState(),
    setState: (state) => this.store.setState(state),
    send: (command) => this.line?.send(command),
    play: () => this.play(),
    pause: () => this.pause(),
  });
  readonly askHttp = this.outside.askHttp;
  readonly askCatalogue = this.outside.askCatalogue;
  readonly askExchanges = this.outside.askExchanges;
  readonly allow = this.outside.allow;
  private readonly edits: Edits;
  private readonly controls = new Controls({
    getState: () => this.getState(),
    setState: (state) => this.store.setState(state),
    send: (command) => this.line?.send(command),
  });
  readonly step = this.controls.step;
  readonly seek = this.controls.seek;
  readonly stepBack = this.controls.stepBack;
  readonly chooseLine = this.controls.chooseLine;
  readonly nameLine = this.controls.nameLine;
  readonly deleteLine = this.controls.deleteLine;

  constructor(
    private readonly client: WorkerClient,
    readonly feed: FrameFeed,
  ) {
    this.store = createStore<RunState>(() => CLOSED);
    this.kept = new KeptRun(feed);
    this.edits = new Edits({
      questions: this.questions,
      openLine: () => (this.getState().phase === 'ready' ? this.line : null),
      tellUnderWay: (underWay) => {
        this.feed.beat.giveWay();
        this.store.setState({ underWay });
      },
      notify: (notice) => this.notify(notice),
    });
  }

  getState = (): RunState => this.store.getState();
  getInitialState = (): RunState => this.store.getInitialState();
  subscribe = (listener: (state: RunState, before: RunState) => void): (() => void) =>
    this.store.subscribe(listener);

  open(source: ScenarioSource, seed?: number): void {
    this.recoveries = 0;
    // Another scenario: nothing of the last one is shown while this one is opened.
    this.store.setState({ scenario: null, notice: null, changedAtStart: 0 });
    this.kept.forget();
    this.begin(source, seed, 'opening');
  }

  snapshot(): RunSnapshot | null {
    const { seed, changedAtStart } = this.getState();
    if (this.kept.startText === '') return null;
    const resume = this.kept.resume(this.getState(), this.kept.lastMoment);
    const { start, cameAs } = this.kept;
    return { start, cameAs, changedAtStart, seed, ...(resume && { resume }) };
  }

  restore({ start, cameAs, changedAtStart, seed, resume }: RunSnapshot): void {
    this.recoveries = 0;
    this.store.setState({ scenario: null, notice: null, changedAtStart });
    this.kept.forget();
    this.kept.cameAs = cameAs;
    this.begin(start, seed, 'opening', { ...(resume && { resume }) });
  }

  close(): void {
    this.line?.close();
    this.line = null;
    this.kept.source = null;
    this.kept.forget();
    this.feed.clear();
    this.controls.forget();
    this.answerAll('the run was closed');
    this.store.setState({ ...CLOSED, speed: this.getState().speed }, true);
  }

  play(): void {
    const { mode, phase, speed, log, lines } = this.getState();
    if (phase !== 'ready' || this.outside.waitsForConsent()) return;
    if (mode === 'ended' && log.length === 0 && lines.length < 2 && !this.kept.hasInputs) {
      this.beginAnew(true);
      return;
    }
    // With edits and requests it is played once more as it was: to begin without them is another wish.
    if (mode === 'ended') this.seek(0);
    this.controls.send({ kind: 'play', speed }, 'playing');
  }

  pause(): void {
    this.outside.rest();
    if (this.getState().phase === 'ready') this.controls.send({ kind: 'pause' }, 'paused');
  }

  setSpeed(speed: number): void {
    this.store.setState({ speed });
    if (this.getState().mode === 'playing') this.controls.send({ kind: 'play', speed }, 'playing');
  }

  readonly reset = (): void => this.beginAnew(false);

  retry(): void {
    const { layout, seed } = this.getState();
    if (this.kept.source === null) return;
    this.recoveries = 0;
    if (layout === null) this.openAgain(false);
    else this.begin(this.kept.start, seed, 'recovering', { resumeAt: this.kept.lastMoment });
  }

  /** It was not open yet, so there is nothing to bring back but what was to be opened. */
  private openAgain(playing: boolean): void {
    if (this.kept.source === null) return;
    const { source, seed, resume } = this.kept.source;
    this.begin(source, seed, 'opening', { playing, ...(resume && { resume }) });
  }

  private beginAnew(playing: boolean, seed = this.getState().seed): void {
    const state = this.getState();
    const { source, startText, text } = this.kept;
    if (source === null || startText === '') return;
    this.recoveries = 0;
    this.begin(this.kept.start, seed, 'opening', { playing });
    const left = leftBehind(state);
    if (left === null) return;
    if (state.log.length === 0) {
      this.notify({ tone: 'info', text: left });
      return;
    }
    this.kept.left = text;
    this.notify({ tone: 'info', text: left, offer: 'keep-as-start' });
  }

  keepAsStart(): void {
    const text = this.kept.left || this.kept.text;
    if (text === '') return;
    this.kept.left = '';
    const { seed, changedAtStart } = this.getState();
    const commands = this.feed.frame?.head(HEAD.commands) ?? 0;
    this.recoveries = 0;
    this.begin({ kind: 'text', text }, seed, 'opening');
    this.store.setState({ changedAtStart: changedAtStart + Math.max(1, commands) });
  }

  readonly setSeed = (seed: number): void => this.beginAnew(false, seed);

  readonly edit: RunStore['edit'] = async (path, value, label) =>
    this.edits.make({ kind: 'value', path, value }, label);
  readonly editTogether: RunStore['editTogether'] = async (edit, label) =>
    this.edits.make({ kind: 'edit', edit }, label);

  readonly act: RunStore['act'] = async (act) => this.edits.act(act);
  readonly undo = (): void => void this.edits.takeBack('undo');
  readonly redo = (): void => void this.edits.takeBack('redo');
  readonly verb = (verb: Verb, nodes: readonly string[]): void => void this.edits.verb(verb, nodes);
  readonly operator: RunStore['operator'] = (...said) => void this.edits.operator(...said);
  readonly cancelSaga = (saga: number): void => void this.edits.cancelSaga(saga);
  readonly viewSays: RunStore['viewSays'] = (...said) => void this.edits.viewSays(...said);
  readonly sendCommand: RunStore['sendCommand'] = async (command) => this.edits.command(command);
  readonly declineConsent = (): void => this.store.setState({ asksConsent: false });

  watch(part: PartRef | null): void {
    this.watched = part;
    this.line?.send({ kind: 'watch', part });
    if (part === null) this.store.setState({ detail: null });
  }

  readonly dismissNotice = (): void => this.store.setState({ notice: null });

  private begin(
    source: ScenarioSource,
    seed: number | undefined,
    phase: 'opening' | 'recovering',
    { resumeAt, playing = false, resume: written }: Beginning = {},
  ): void {
    this.line?.close();
    this.kept.begin({ source, seed, resume: written }, written?.at ?? resumeAt);
    this.playWhenOpen = playing;
    const isRecovery = phase === 'recovering';
    this.answerAll(isRecovery ? 'the simulation was started anew' : 'the run began anew');
    this.controls.forget();
    this.outside.rest();
    if (!isRecovery) this.feed.clear();
    if (!isRecovery) this.kept.forgetInputs(written?.inputs);
    const resume = isRecovery ? this.kept.resume(this.getState(), resumeAt) : written;
    const { speed, scenario, changedAtStart } = this.getState();
    const anew = { ...CLOSED, scenario, changedAtStart, seed: seed ?? 0 };
    const known = { ...(isRecovery ? this.getState() : anew), phase, speed, error: null, detail: null };
    this.store.setState(known, true);
    const line = this.client.openLine({
      hear: (message) => {
        if (this.line === line) this.hear(message);
      },
      lost: (reason) => {
        if (this.line === line) this.lost(reason);
      },
    });
    this.line = line;
    line.send({
      kind: 'open',
      scenario: source,
      ...(seed === undefined ? {} : { seed }),
      ...(resume === undefined ? {} : { resume }),
    });
    this.outside.tellAllowed();
    if (this.watched !== null) line.send({ kind: 'watch', part: this.watched });
  }

  private hear(message: RunMessage): void {
    switch (message.kind) {
      case 'opened':
        this.opened(message);
        return;
      case 'frame':
        this.takeFrame(message.number, message.data);
        return;
      case 'edited':
        this.taken(message);
        this.questions.answer(message);
        return;
      case 'moved':
        this.adopt(message);
        return;
      case 'detail':
        if (this.watched?.id === message.part.id) this.store.setState({ detail: message });
        return;
      case 'verdict':
        this.store.setState({ verdict: message.expectations });
        return;
      case 'outside':
      case 'http-answer':
      case 'catalogue':
      case 'exchanges':
        this.outside.hear(message);
        return;
      case 'inputs':
        this.kept.takeInputs(message);
        if (!this.getState().hasInputs) this.store.setState({ hasInputs: this.kept.hasInputs });
        return;
      case 'stopped':
        this.notify({ tone: 'warning', text: message.text, stop: message.by });
        return;
      case 'finished':
        return;
      case 'failed':
        // Something was thrown in a session that ran: that is a loss like any other.
        if (this.getState().layout === null) this.fail(message.message);
        else this.lost(`The simulation stopped: ${message.message}`);
        return;
      default:
        this.questions.answer(message);
    }
  }

  private opened(message: SessionOpened): void {
    this.feed.gatherAnew();
    this.adopt(message);
    if (this.kept.cameAs === '') this.kept.cameAs = message.startText;
    const { hasInputs } = this.kept;
    this.store.setState({ seed: message.seed, phase: 'ready', mode: 'paused', hasInputs });
    if (!this.playWhenOpen) return;
    this.playWhenOpen = false;
    this.outside.tellAllowed();
    this.play();
  }

  private takeFrame(number: number, data: Float64Array): void {
    const { layout, mode } = this.getState();
    if (number > SOUND_AFTER_FRAMES) this.recoveries = 0;
    if (layout !== null && layout.topologyVersion === data[HEAD.topologyVersion]) {
      this.feed.take(new FrameView(layout, data));
      this.kept.commandAt = null;
    }
    const { points, changes } = this.feed;
    this.line?.send({ kind: 'seen', number, points, changes });
    const told = MODES[data[HEAD.mode]];
    const isNewest = this.controls.isNewest(data[HEAD.controls]);
    if (told !== mode && isNewest) this.store.setState({ mode: told });
    const replays = data[HEAD.replays] === 1;
    if (replays !== this.getState().replays) this.store.setState({ replays });
    if (isNewest && told !== 'ahead') this.controls.arrived();
  }

  private adopt({ scenario, startText, text, layout, lines, line, undo, redo, keptPoints }: Situation): void {
    this.kept.startText = startText;
    this.kept.text = text;
    this.feed.moveTo(keptPoints);
    const log = lines.find(({ id }) => id === line)?.log ?? [];
    this.store.setState({ scenario, layout, lines, line, log, undo, redo });
  }

  private taken(message: Edited): void {
    const { startText, logged, changedNothing } = message;
    // Names and places act on no run: at any moment they are the scenario's own.
    const ofStart = logged === null && startText !== this.kept.startText;
    const atStart = ofStart && !hasBegun(this.feed.frame, this.getState());
    this.adopt(message);
    if (logged !== null) this.kept.commandAt = { time: logged.time, dispatched: logged.after };
    if (changedNothing) return;
    this.kept.left = '';
    const { notice, mode, changedAtStart } = this.getState();
    this.store.setState({
      changedAtStart: startText === this.kept.cameAs ? 0 : changedAtStart + (ofStart ? 1 : 0),
      notice: notice?.offer === 'keep-as-start' ? null : notice,
      mode: mode === 'ended' && logged !== null ? 'paused' : mode,
    });
    // An edit before the first event makes another run.
    if (atStart) this.feed.clear();
  }

  private lost(reason: string): void {
    const { seed, phase, mode, layout } = this.getState();
    if (this.kept.source === null || this.recoveries >= RECOVERIES) {
      this.fail(reason);
      return;
    }
    this.recoveries++;
    if (layout === null) {
      this.openAgain(this.playWhenOpen);
      return;
    }
    const playing = mode === 'playing' || (phase === 'recovering' && this.playWhenOpen);
    const moment = this.kept.lastMoment;
    this.begin(this.kept.start, seed, 'recovering', { resumeAt: moment, playing });
    this.notify({
      tone: 'warning',
      text: `The simulation stopped and was started anew: it is brought back to ${instantText(moment.time)}. ${reason}`,
    });
  }

  private fail(error: string): void {
    this.line?.close();
    this.line = null;
    this.answerAll(error);
    this.store.setState({ phase: 'failed', error });
  }

  /** The session is gone, and so is whoever would answer. */
  private answerAll(why: string): void {
    this.questions.answerAll(why);
    this.outside.answerAll(why);
  }

  private notify(notice: Omit<RunNotice, 'id'>): void {
    this.store.setState({ notice: { ...notice, id: this.nextNotice++ } });
  }
}
