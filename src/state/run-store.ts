import { createStore, type StoreApi } from 'zustand/vanilla';
import { instantText } from '../base/duration-text';
import type { JsonValue } from '../base/json';
import type { Problem } from '../base/problem';
import { err, ok, type Result } from '../base/result';
import type { Line, RunMessage, WorkerClient } from '../worker/client';
import { FrameView, HEAD } from '../worker/frame';
import type {
  Change,
  Edited,
  Moment,
  PartRef,
  RowFilter,
  Rows,
  ScenarioSource,
  SessionOpened,
  StepUnit,
  Verb,
} from '../worker/protocol';
import type { FrameFeed } from './feed';
import { Questions } from './questions';
import { CLOSED, type RunMode, type RunNotice, type RunState, type RunStore } from './run';
import { UndoList, type Reversible } from './undo-list';

const MODES: readonly RunMode[] = ['paused', 'playing', 'ended', 'full', 'catching-up'];

/** A worker that is lost again and again is not started once more by itself; one that gave many frames was sound. */
const RECOVERIES = 3;
const SOUND_AFTER_FRAMES = 300;

type EditPurpose = 'new' | 'undo' | 'redo';

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
  private startText = '';
  private text = '';
  private playWhenOpen = false;
  private recoveries = 0;
  private source: { readonly source: ScenarioSource; readonly seed: number | undefined } | null = null;
  private watched: PartRef | null = null;
  private resumeAt: Moment | undefined;
  private nextNotice = 1;
  private readonly undoList = new UndoList();
  private readonly questions = new Questions();

  constructor(
    private readonly client: WorkerClient,
    readonly feed: FrameFeed,
  ) {
    this.store = createStore<RunState>(() => CLOSED);
  }

  getState = (): RunState => this.store.getState();
  getInitialState = (): RunState => this.store.getInitialState();
  subscribe = (listener: (state: RunState, before: RunState) => void): (() => void) =>
    this.store.subscribe(listener);

  open(source: ScenarioSource, seed?: number): void {
    this.recoveries = 0;
    // Another scenario: nothing of the last one is shown while this one is opened.
    this.store.setState({ scenario: null, notice: null });
    this.startText = this.text = '';
    this.begin(source, seed, 'opening');
  }

  close(): void {
    this.line?.close();
    this.line = null;
    this.source = null;
    this.feed.clear();
    this.questions.answerAll('The run was closed.');
    this.store.setState({ ...CLOSED, speed: this.getState().speed }, true);
  }

  play(): void {
    const { mode, phase, speed } = this.getState();
    if (phase !== 'ready') return;
    if (mode === 'ended') {
      this.beginAnew(true);
      return;
    }
    this.line?.send({ kind: 'play', speed });
    this.store.setState({ mode: 'playing' });
  }

  pause(): void {
    this.line?.send({ kind: 'pause' });
    if (this.getState().mode === 'playing') this.store.setState({ mode: 'paused' });
  }

  setSpeed(speed: number): void {
    this.store.setState({ speed });
    if (this.getState().mode === 'playing') this.line?.send({ kind: 'play', speed });
  }

  step(unit: StepUnit): void {
    if (this.getState().phase !== 'ready') return;
    this.line?.send({ kind: 'step', unit });
    if (this.getState().mode === 'playing') this.store.setState({ mode: 'paused' });
  }

  reset(): void {
    this.beginAnew(false);
  }

  private beginAnew(playing: boolean): void {
    const { log, seed } = this.getState();
    if (this.source === null || this.startText === '') return;
    const text = this.text;
    this.begin({ kind: 'text', text: this.startText }, seed, 'opening', { playing });
    if (log.length === 0) return;
    // The text is kept for the offer: `begin` has forgotten the run that it comes from.
    this.text = text;
    this.notify({
      tone: 'info',
      text: `The run begins anew without its ${log.length === 1 ? 'edit' : `${log.length} edits`}.`,
      offer: 'keep-as-start',
    });
  }

  keepAsStart(): void {
    if (this.text === '') return;
    this.begin({ kind: 'text', text: this.text }, this.getState().seed, 'opening');
  }

  setSeed(seed: number): void {
    if (this.source === null || this.startText === '') return;
    this.begin({ kind: 'text', text: this.startText }, seed, 'opening');
  }

  async edit(path: string, value: JsonValue, label: string): Promise<Result<void, readonly Problem[]>> {
    return this.change({ kind: 'value', path, value }, label, 'new');
  }

  undo(): void {
    const last = this.undoList.takeUndo();
    if (last === undefined) return;
    void this.change({ kind: 'edit', edit: last.inverse }, `taken back: ${last.label}`, 'undo', last);
  }

  redo(): void {
    const last = this.undoList.takeRedo();
    if (last === undefined) return;
    void this.change({ kind: 'edit', edit: last.edit }, last.label, 'redo', last);
  }

  verb(verb: Verb, node: string): void {
    void this.act(verb, node);
  }

  private async act(verb: Verb, node: string): Promise<void> {
    const { line } = this;
    if (line === null || this.getState().phase !== 'ready') return;
    const answer = await this.questions.forEdit((editId) => line.send({ kind: 'verb', editId, verb, node }));
    if (answer.kind === 'edited') this.keepReversible(answer, answer.logged?.label ?? `${verb} ${node}`);
    else this.notify({ tone: 'warning', text: answer.problems[0]?.received ?? 'Nothing happened.' });
  }

  watch(part: PartRef | null): void {
    this.watched = part;
    this.line?.send({ kind: 'watch', part });
    if (part === null) this.store.setState({ detail: null });
  }

  async askRows(filter: RowFilter, offset: number, limit: number): Promise<Rows> {
    return this.questions.forRows((askId) => this.line?.send({ kind: 'rows', askId, filter, offset, limit }));
  }

  async askSeries(part: PartRef, from: number): Promise<Float64Array> {
    const { data } = await this.questions.forSeries((askId) =>
      this.line?.send({ kind: 'series', askId, part, from }),
    );
    return data;
  }

  dismissNotice(): void {
    this.store.setState({ notice: null });
  }

  private begin(
    source: ScenarioSource,
    seed: number | undefined,
    phase: 'opening' | 'recovering',
    { resumeAt, playing = false }: { readonly resumeAt?: Moment; readonly playing?: boolean } = {},
  ): void {
    this.line?.close();
    this.source = { source, seed };
    this.resumeAt = resumeAt;
    this.playWhenOpen = playing;
    this.questions.answerAll('The run began anew.');
    const { speed, scenario, log } = this.getState();
    const isRecovery = phase === 'recovering';
    if (!isRecovery) this.feed.clear();
    if (!isRecovery) this.undoList.clear();
    const known = isRecovery ? this.getState() : { ...CLOSED, scenario, seed: seed ?? 0 };
    this.store.setState({ ...known, phase, speed, error: null, detail: null }, true);
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
      ...(isRecovery ? { log } : {}),
      ...(resumeAt === undefined ? {} : { resumeAt }),
    });
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
      case 'refused':
        if (message.kind === 'edited') this.adopt(message);
        this.questions.answer(message);
        return;
      case 'detail':
        if (this.watched?.id === message.part.id) this.store.setState({ detail: message });
        return;
      case 'verdict':
        this.store.setState({ verdict: message.expectations });
        return;
      case 'rows':
      case 'series':
        this.questions.answer(message);
        return;
      case 'failed':
        this.fail(message.message);
        return;
      case 'finished':
        return;
    }
  }

  private opened({ scenario, startText, text, seed, layout, log }: SessionOpened): void {
    const { notice } = this.getState();
    this.startText = startText;
    this.feed.gatherAnew();
    // After a reset the text of the run before is still on offer.
    if (notice?.offer !== 'keep-as-start') this.text = text;
    this.store.setState({ scenario, seed, layout, log, phase: 'ready', mode: 'paused' });
    if (!this.playWhenOpen) return;
    this.playWhenOpen = false;
    this.play();
  }

  private takeFrame(number: number, data: Float64Array): void {
    const { layout, mode } = this.getState();
    if (number > SOUND_AFTER_FRAMES) this.recoveries = 0;
    if (layout !== null && layout.topologyVersion === data[HEAD.topologyVersion]) {
      this.feed.take(new FrameView(layout, data));
    }
    const { points, changes } = this.feed;
    this.line?.send({ kind: 'seen', number, points, changes });
    const told = MODES[data[HEAD.mode]];
    // A frame that was under way when play or pause was pressed tells of the time before.
    if (told !== mode && (told === 'ended' || told === 'full' || mode === 'catching-up')) {
      this.store.setState({ mode: told });
    }
  }

  private adopt({ scenario, startText, text, layout, logged }: Edited): void {
    this.startText = startText;
    this.text = text;
    const { log, notice, mode } = this.getState();
    this.store.setState({
      scenario,
      layout,
      log: logged === null ? log : [...log, logged],
      notice: notice?.offer === 'keep-as-start' ? null : notice,
      mode: mode === 'ended' && logged !== null ? 'paused' : mode,
    });
    // An edit before the first event makes another run.
    if (logged === null && (this.feed.frame?.head(HEAD.dispatched) ?? 0) === 0) this.feed.clear();
  }

  private async change(
    change: Change,
    label: string,
    purpose: EditPurpose,
    reversed?: Reversible,
  ): Promise<Result<void, readonly Problem[]>> {
    const { line } = this;
    if (line === null || this.getState().phase !== 'ready') {
      return err([{ path: 'run', expected: 'a run that is open', received: 'none' }]);
    }
    const answer = await this.questions.forEdit((editId) =>
      line.send({ kind: 'edit', editId, change, label }),
    );
    if (answer.kind === 'refused') {
      this.tellUndoState();
      if (purpose !== 'new') this.notify({ tone: 'warning', text: refusalText(label, answer.problems) });
      return err(answer.problems);
    }
    if (purpose === 'new') this.keepReversible(answer, label);
    else if (reversed !== undefined) {
      if (purpose === 'undo') this.undoList.undone(reversed);
      else this.undoList.redone(reversed);
      this.tellUndoState();
    }
    return ok(undefined);
  }

  private keepReversible(answer: Edited, label: string): void {
    this.undoList.push({ edit: answer.edit, inverse: answer.inverse, label });
    this.tellUndoState();
  }

  private tellUndoState(): void {
    const { canUndo, canRedo } = this.undoList;
    this.store.setState({ canUndo, canRedo });
  }

  private lost(reason: string): void {
    const { seed, phase, mode, layout } = this.getState();
    if (phase === 'opening' || layout === null || this.recoveries >= RECOVERIES) {
      this.fail(reason);
      return;
    }
    this.recoveries++;
    const playing = mode === 'playing' || (phase === 'recovering' && this.playWhenOpen);
    const moment = this.lastMoment;
    this.begin({ kind: 'text', text: this.startText }, seed, 'recovering', { resumeAt: moment, playing });
    this.notify({
      tone: 'warning',
      text: `The simulation stopped and was started anew: it is brought back to ${instantText(moment.time)}. ${reason}`,
    });
  }

  /** Where the run stood when it was heard of last: its newest frame, or a command that came after it. */
  private get lastMoment(): Moment {
    const { frame } = this.feed;
    const known = this.resumeAt ?? { time: 0, dispatched: 0 };
    const seen =
      frame === null ? known : { time: frame.head(HEAD.time), dispatched: frame.head(HEAD.dispatched) };
    const command = this.getState().log.at(-1);
    return command === undefined || command.after < seen.dispatched || command.time < seen.time
      ? seen
      : { time: command.time, dispatched: command.after };
  }

  private fail(error: string): void {
    this.line?.close();
    this.line = null;
    this.questions.answerAll(error);
    this.store.setState({ phase: 'failed', error });
  }

  private notify(notice: Omit<RunNotice, 'id'>): void {
    this.store.setState({ notice: { ...notice, id: this.nextNotice++ } });
  }
}

function refusalText(label: string, problems: readonly Problem[]): string {
  const [problem] = problems;
  if (problem === undefined) return `Not done: ${label}.`;
  return `Not done: ${label}. ${problem.path}: expected ${problem.expected}, received ${problem.received}.`;
}
