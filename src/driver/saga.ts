import { MARK_DONE, MARK_FAILED, NEEDS_OPERATOR, SAGA_STATUSES, TRY_AGAIN } from '../patterns/saga/catalogue';
import { NEVER, nsToMs } from '../base/time';
import { eraOf } from './era';
import { CancelledError } from './errors';
import type { SagaAct, SagaEnd } from './saga-end';
import { SagaError } from './saga-errors';
import type { SagaOptions } from './saga-options';
import { partsOf, type SagaParts } from './saga-parts';
import { actsIn } from './saga-result';
import { SagaRun } from './saga-run';
import { readSaved, type SagaStore } from './saga-saving';

export interface SagaCallOptions {
  /** By it the saga is found, saved and resumed, and of it the keys of its steps are made. By default a random one. */
  readonly id?: string | undefined;
  /** Aborted, it cancels the saga: it turns back, if it still can. */
  readonly signal?: AbortSignal | undefined;
}

/** A saga in the list of those that run, or have ended lately. */
export interface SagaInfo {
  readonly id: string;
  readonly status: (typeof SAGA_STATUSES)[number];
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** What waits for an operator. */
  readonly stuck: readonly SagaAct[];
}

const SAID = {
  'try-again': TRY_AGAIN,
  'mark-done': MARK_DONE,
  'mark-failed': MARK_FAILED,
} as const;

export type OperatorSays = keyof typeof SAID;

/** Work that several parties have a part in: steps that are carried out, or undone where the whole cannot be. */
export function saga<Input = undefined>(options: SagaOptions<Input>): Saga<Input> {
  return new Saga(partsOf(options), options.keeps ?? 1000);
}

const TWO_TO_32 = 4294967296;

/** Carries out sagas of one definition. Made by `saga`. */
export class Saga<Input> {
  private readonly runs = new Map<string, SagaRun<Input>>();
  private readonly ended = new Map<string, SagaRun<Input>>();
  /** Those about which the store is being asked. */
  private readonly asked = new Set<string>();

  constructor(
    private readonly parts: SagaParts<Input>,
    private readonly keeps: number,
  ) {}

  /** Carries a saga out. Gives the results of its steps, or throws a `SagaError`, when it has ended. */
  async call(input: Input, options: SagaCallOptions = {}): Promise<SagaEnd['results']> {
    const end = await this.attempt(input, options);
    if (end.error !== null) throw new SagaError(end, end.error);
    return end.results;
  }

  /** The same, but tells as a value how it ended. */
  async attempt(input: Input, options: SagaCallOptions = {}): Promise<SagaEnd> {
    const { id = globalThis.crypto.randomUUID(), signal } = options;
    this.refuseIfHere(id);
    const { store } = this.parts;
    if (store === undefined || options.id === undefined) return this.begun(id, input, signal);
    return this.asking(id, store, (saved) => {
      if (saved !== undefined && saved !== null) {
        throw new Error(`saga "${id}" was saved before: resume it, or give this one another id`);
      }
      return this.begun(id, input, signal);
    });
  }

  /** Goes on with a saga that was saved, after a crash. One that is under way here goes on as it does. */
  async resume(id: string): Promise<SagaEnd> {
    const { store, name, config } = this.parts;
    const here = this.runs.get(id);
    if (here !== undefined) return here.end;
    this.refuseIfHere(id);
    if (store === undefined) throw new Error(`saga "${id}" cannot be resumed: the option "store" is not set`);
    return this.asking(id, store, (saved) => {
      if (saved === undefined || saved === null) throw new Error(`there is no saga "${id}" in the store`);
      const read = readSaved(saved, name, id, config);
      // What it was about is whatever the store gives back: it was an `Input` when it was saved.
      const run = this.made(id, Object(read).input);
      run.goOnFrom(read);
      return run.end;
    });
  }

  /** The ids of sagas in the store that have not ended. */
  async unfinished(): Promise<string[]> {
    const { store, name, config } = this.parts;
    if (store === undefined) return [];
    const ids = await store.list();
    const saved = await Promise.all(ids.map((id) => store.load(id)));
    return ids.filter((id, place) => {
      const found: unknown = saved[place];
      // A store may have sagas of other definitions, too.
      return Object(found).saga === name && !readSaved(found, name, id, config).isOver;
    });
  }

  /** Turns a saga back by hand; false if it has passed its pivot, has turned back before, or has ended. */
  cancel(id: string, reason?: unknown): boolean {
    return this.known(id).cancel(reason);
  }

  /**
   * What somebody has decided about a step that is stuck, or about undoing it; false if neither is. A step that is marked
   * as done may have a result.
   */
  operatorSays(id: string, step: string, says: OperatorSays, result?: unknown): boolean {
    const run = this.known(id);
    const place = this.parts.config.stepIds.indexOf(step);
    if (place === -1) {
      throw new Error(`there is no step "${step}": the steps are ${this.parts.config.stepIds.join(', ')}`);
    }
    return run.operatorSays(place, SAID[says], result === undefined ? undefined : { value: result });
  }

  /** Those that have not ended, oldest first. */
  running(): SagaInfo[] {
    return [...this.runs.values()].map((run) => this.infoOf(run));
  }

  /** Those that have ended lately, and those that run. */
  list(): SagaInfo[] {
    return [...this.ended.values(), ...this.runs.values()].map((run) => this.infoOf(run));
  }

  private infoOf(run: SagaRun<Input>): SagaInfo {
    const { state, now } = run;
    const wall = (time: number): number => this.parts.clock.wallNow() - nsToMs(now - time);
    return {
      id: run.id,
      status: SAGA_STATUSES[state.status],
      startedAt: wall(state.beganAt),
      endedAt: state.endedAt === NEVER ? null : wall(state.endedAt),
      stuck: actsIn(run, NEEDS_OPERATOR),
    };
  }

  private known(id: string): SagaRun<Input> {
    const run = this.runs.get(id) ?? this.ended.get(id);
    if (run === undefined) throw new Error(`there is no saga "${id}" here: begin it, or resume it`);
    return run;
  }

  private refuseIfHere(id: string): void {
    if (!this.runs.has(id) && !this.asked.has(id)) return;
    throw new Error(`saga "${id}" is under way: give this one another id`);
  }

  /** Until the store has answered nobody else can take the id. */
  private async asking<Said>(
    id: string,
    store: SagaStore,
    then: (saved: unknown) => Said,
  ): Promise<Awaited<Said>> {
    this.asked.add(id);
    let saved: unknown;
    try {
      saved = await store.load(id);
    } finally {
      this.asked.delete(id);
    }
    return await then(saved);
  }

  private begun(id: string, input: Input, signal: AbortSignal | undefined): Promise<SagaEnd> {
    if (signal?.aborted === true) throw new CancelledError(this.parts.name, signal.reason);
    const run = this.made(id, input);
    if (signal !== undefined) this.heed(run, signal);
    run.begin(Math.floor(this.parts.random() * TWO_TO_32) >>> 0);
    return run.end;
  }

  private made(id: string, input: Input): SagaRun<Input> {
    const { alarm } = eraOf(this.parts.clock);
    const run = new SagaRun(this.parts, alarm, id, input, (over) => this.over(over));
    this.runs.set(id, run);
    this.ended.delete(id);
    return run;
  }

  private over(run: SagaRun<Input>): void {
    this.runs.delete(run.id);
    if (!run.hasEnded) return;
    this.ended.set(run.id, run);
    for (const oldest of this.ended.keys()) {
      if (this.ended.size <= this.keeps) break;
      this.ended.delete(oldest);
    }
  }

  /** There is a listener on the caller's signal only while the saga is under way. */
  private heed(run: SagaRun<Input>, signal: AbortSignal): void {
    const heard = (): void => void run.cancel(signal.reason);
    signal.addEventListener('abort', heard);
    const forget = (): void => signal.removeEventListener('abort', heard);
    run.end.then(forget, forget);
  }
}
