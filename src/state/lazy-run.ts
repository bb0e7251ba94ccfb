import { createStore } from 'zustand/vanilla';
import { err, type Result } from '../base/result';
import type { JsonValue } from '../base/json';
import type { Problem } from '../base/problem';
import type { Edit } from '../scenario/edit';
import type { Act } from '../scenario/editing/acts';
import type { CommandByHand } from '../worker/commands';
import type { Catalogue, ExchangePage, HttpAnswer, HttpAsk } from '../worker/http';
import type { StepUnit } from '../worker/lines';
import type {
  PartRef,
  RowFilter,
  Rows,
  ScenarioSource,
  SeriesAnswer,
  SeriesOf,
  SeriesSubject,
  Verb,
} from '../worker/protocol';
import type { ViewWord } from '../worker/read-models';
import type { OperatorWord } from '../worker/sagas';
import type {
  RequestRef,
  Trace,
  TraceFilter,
  TraceOrder,
  TracePage,
  Why,
  WhySubject,
} from '../worker/traces';
import { lateDataQuestions } from './late-data-questions';
import type { FrameFeed } from './feed';
import type { RunSnapshot } from './run-snapshot';
import { CLOSED, type CommandDone, type RunState, type RunStore, type SagaActRef } from './run';

/** Fetches the real store; it draws into the feed that it is given. */
export type LoadRun = (feed: FrameFeed) => Promise<RunStore>;

/**
 * Stands in for the run until the first scenario is opened: the start page shows sooner without it. What is asked
 * before that finds a run that is closed, as it is.
 */
export function createLazyRun(load: LoadRun, feed: FrameFeed): RunStore {
  return new LazyRun(load, feed);
}

const NOT_OPEN: readonly Problem[] = [{ path: 'run', expected: 'a run that is open', received: 'none' }];

const NO_RUN = 'No run is open.';
const NO_SERIES: SeriesAnswer = { width: 1, data: new Float64Array(0) };

class LazyRun implements RunStore {
  private readonly store = createStore<RunState>(() => CLOSED);
  private loading: Promise<RunStore> | null = null;
  private run: RunStore | null = null;
  readonly data = lateDataQuestions(() => this.run?.data ?? null);

  constructor(
    private readonly load: LoadRun,
    readonly feed: FrameFeed,
  ) {}

  getState = (): RunState => this.store.getState();
  getInitialState = (): RunState => this.store.getInitialState();
  subscribe = (listener: (state: RunState, before: RunState) => void): (() => void) =>
    this.store.subscribe(listener);

  open(source: ScenarioSource, seed?: number): void {
    this.begin((run) => run.open(source, seed));
  }
  restore(snapshot: RunSnapshot): void {
    this.begin((run) => run.restore(snapshot));
  }
  snapshot(): RunSnapshot | null {
    return this.run?.snapshot() ?? null;
  }

  private begin(open: (run: RunStore) => void): void {
    if (this.run !== null) {
      open(this.run);
      return;
    }
    this.store.setState({ phase: 'opening', error: null });
    this.fetched().then(open, (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      this.store.setState({ phase: 'failed', error: `The simulation could not be fetched. ${reason}` });
    });
  }

  close(): void {
    this.run?.close();
  }
  play(): void {
    this.run?.play();
  }
  pause(): void {
    this.run?.pause();
  }
  setSpeed(speed: number): void {
    if (this.run === null) this.store.setState({ speed });
    else this.run.setSpeed(speed);
  }
  step(unit: StepUnit): void {
    this.run?.step(unit);
  }
  reset(): void {
    this.run?.reset();
  }
  retry(): void {
    this.run?.retry();
  }
  keepAsStart(): void {
    this.run?.keepAsStart();
  }
  setSeed(seed: number): void {
    this.run?.setSeed(seed);
  }
  seek(time: number): void {
    this.run?.seek(time);
  }
  stepBack(unit: StepUnit): void {
    this.run?.stepBack(unit);
  }
  chooseLine(line: number): void {
    this.run?.chooseLine(line);
  }
  nameLine(line: number, name: string): void {
    this.run?.nameLine(line, name);
  }
  deleteLine(line: number): void {
    this.run?.deleteLine(line);
  }
  undo(): void {
    this.run?.undo();
  }
  redo(): void {
    this.run?.redo();
  }
  verb(verb: Verb, nodes: readonly string[]): void {
    this.run?.verb(verb, nodes);
  }
  operator(saga: number, act: SagaActRef, said: OperatorWord): void {
    this.run?.operator(saga, act, said);
  }
  cancelSaga(saga: number): void {
    this.run?.cancelSaga(saga);
  }
  viewSays(view: string, said: ViewWord): void {
    this.run?.viewSays(view, said);
  }
  watch(part: PartRef | null): void {
    this.run?.watch(part);
  }
  allow(origins: readonly string[]): void {
    this.run?.allow(origins);
  }
  declineConsent(): void {
    this.run?.declineConsent();
  }
  dismissNotice(): void {
    this.run?.dismissNotice();
  }

  async edit(path: string, value: JsonValue, label: string): Promise<Result<void, readonly Problem[]>> {
    return this.run === null ? err(NOT_OPEN) : this.run.edit(path, value, label);
  }

  async editTogether(edit: Edit, label: string): Promise<Result<void, readonly Problem[]>> {
    return this.run === null ? err(NOT_OPEN) : this.run.editTogether(edit, label);
  }

  async act(act: Act): Promise<Result<readonly PartRef[], readonly Problem[]>> {
    return this.run === null ? err(NOT_OPEN) : this.run.act(act);
  }

  async sendCommand(command: CommandByHand): Promise<Result<CommandDone, readonly Problem[]>> {
    return this.run === null ? err(NOT_OPEN) : this.run.sendCommand(command);
  }

  async askRows(filter: RowFilter, offset: number, limit: number): Promise<Rows> {
    if (this.run !== null) return this.run.askRows(filter, offset, limit);
    return { kind: 'rows', runId: '', askId: 0, total: 0, past: 0, rows: [] };
  }

  async askSeries(about: SeriesSubject, of: SeriesOf, from: number): Promise<SeriesAnswer> {
    return this.run === null ? NO_SERIES : this.run.askSeries(about, of, from);
  }

  async askLinePoints(line: number): Promise<SeriesAnswer> {
    return this.run === null ? NO_SERIES : this.run.askLinePoints(line);
  }

  async askTraces(filter: TraceFilter, order: TraceOrder, offset: number, limit: number): Promise<TracePage> {
    if (this.run !== null) return this.run.askTraces(filter, order, offset, limit);
    return { total: 0, rows: [], kept: {}, asked: 0 };
  }

  async askTrace(ref: RequestRef): Promise<Result<Trace, string>> {
    return this.run === null ? err(NO_RUN) : this.run.askTrace(ref);
  }

  async askWhy(subject: WhySubject): Promise<Result<Why, string>> {
    return this.run === null ? err(NO_RUN) : this.run.askWhy(subject);
  }

  async askHttp(ask: HttpAsk, signal?: AbortSignal): Promise<Result<HttpAnswer, string>> {
    return this.run === null ? err(NO_RUN) : this.run.askHttp(ask, signal);
  }

  async askCatalogue(): Promise<Catalogue> {
    return this.run === null ? { routes: [], problem: NO_RUN } : this.run.askCatalogue();
  }

  async askExchanges(offset: number, limit: number): Promise<ExchangePage> {
    return this.run === null ? { total: 0, rows: [] } : this.run.askExchanges(offset, limit);
  }

  private async fetched(): Promise<RunStore> {
    this.loading ??= this.load(this.feed);
    try {
      const run = await this.loading;
      if (this.run === null) {
        this.run = run;
        run.setSpeed(this.getState().speed);
        run.subscribe((state) => this.store.setState(state, true));
      }
      return run;
    } catch (error) {
      // The next opening tries again.
      this.loading = null;
      throw error;
    }
  }
}
