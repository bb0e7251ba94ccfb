import { defaultsOf } from '../../base/check-settings';
import { NS_PER_MS, type Time } from '../../base/time';
import * as is from './codes';
import { configure } from './config';
import * as engine from './engine';
import { explain, explainHandling } from './explain';
import { MemoryStore } from './memory-store.test-support';
import { fields, type AggregateSettings } from './settings';
import { init, newHandling, type Handling } from './state';
import { find, type Decider } from './unit';

/** A half: the wait as it is before jitter. */
const DRAW = 0.5;

export interface Sent<Command> {
  readonly stream: string;
  readonly command: Command;
  readonly key?: string;
  /** The version that the command names. */
  readonly given?: number;
}

/** One command on its way to a store and back; each step is taken by hand. */
export class Sending<State, Command, Event, Refusal> {
  readonly handling: Handling = newHandling();
  refusal: Refusal | null = null;
  events: readonly Event[] = [];
  /** What was wanted, in order. */
  readonly wants: number[] = [];

  constructor(
    readonly repository: Repository<State, Command, Event, Refusal>,
    readonly sent: Sent<Command>,
    readonly fallbackKey: string,
  ) {
    const { state, now } = repository;
    this.wants.push(engine.begin(state, this.handling, sent.given ?? is.AS_LOADED, now));
  }

  get isDone(): boolean {
    return this.handling.wants === is.DONE;
  }

  /** Does what is wanted. The way there or back may lose it: then it had no effect, or nobody hears of it. */
  step(lost: 'nothing' | 'request' | 'answer' = 'nothing'): void {
    const { repository, handling } = this;
    if (handling.wants === is.WAIT) {
      repository.now = Math.max(repository.now, handling.wakeAt);
      this.wants.push(engine.woken(repository.state, handling, repository.now));
      return;
    }
    const answer = lost === 'request' ? null : this.ask();
    if (lost === 'nothing') answer?.();
    else this.noAnswer();
  }

  /** Asks the store for what is wanted; what is returned hands its answer in, now or later. */
  ask(): () => void {
    return this.post()();
  }

  /** Sends what is wanted off. It reaches the store when what is returned is called, which gives the answer. */
  post(): () => () => void {
    const { repository, handling, sent, events } = this;
    const { store } = repository;
    const { turn, expected, wants } = handling;
    return () => {
      if (wants === is.LOAD) {
        const reply = store.load(sent.stream, sent.key ?? null);
        return () => this.decide(turn, reply);
      }
      const { told, version } = store.append(sent.stream, expected, sent.key ?? this.fallbackKey, events);
      return () => {
        const { config, state, now } = repository;
        this.wants.push(engine.appended(config, state, handling, turn, told, version, DRAW, now));
      };
    };
  }

  noAnswer(): void {
    const { config, state, now } = this.repository;
    this.wants.push(engine.unanswered(config, state, this.handling, this.handling.turn, DRAW, now));
  }

  finish(): this {
    while (!this.isDone) this.step();
    return this;
  }

  why(): string {
    const { config, now } = this.repository;
    return explainHandling(config, this.handling, now).sentence;
  }

  private decide(turn: number, reply: engine.LoadReply<State, Event>): void {
    const { config, state, decider, store, now } = this.repository;
    const { handling, sent } = this;
    const decision = engine.loaded(config, state, handling, turn, decider, sent.command, reply, now);
    this.wants.push(decision.want);
    if (decision.want === is.NOTHING) return;
    this.events = decision.events;
    this.refusal = decision.refusal;
    if (decision.snapshot !== null) store.snapshots.set(sent.stream, decision.snapshot);
  }
}

/** Aggregates of one kind over a store in memory. */
export class Repository<State, Command, Event, Refusal> {
  readonly store = new MemoryStore<State, Event>();
  readonly state = init();
  readonly config;
  now: Time = 0;
  private sendings = 0;

  constructor(
    readonly decider: Decider<State, Command, Event, Refusal>,
    given: Partial<AggregateSettings> = {},
  ) {
    this.config = configure({ ...defaultsOf(fields), ...given });
  }

  send(
    stream: string,
    command: Command,
    more: Partial<Sent<Command>> = {},
  ): Sending<State, Command, Event, Refusal> {
    this.sendings += 1;
    return new Sending(this, { stream, command, ...more }, `command-${this.sendings}`);
  }

  /** Sends a command and does all that it wants: how it ended, or why the aggregate refused it. */
  handle(stream: string, command: Command, more: Partial<Sent<Command>> = {}): number | Refusal {
    const { refusal, handling } = this.send(stream, command, more).finish();
    return refusal ?? handling.result;
  }

  stateOf(stream: string, upTo = Infinity): State | null {
    return find(this.decider.evolve, this.store.load(stream, null, upTo))?.state ?? null;
  }

  get nowMs(): number {
    return this.now / NS_PER_MS;
  }

  why(): string {
    return explain(this.state).sentence;
  }
}
