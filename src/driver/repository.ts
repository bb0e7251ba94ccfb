import { checkSettings } from '../base/check-settings';
import type { JsonValue } from '../base/json';
import { err, ok } from '../base/result';
import {
  APPEND,
  APPENDED,
  APPENDED_BEFORE,
  AS_LOADED,
  AT_OTHER_VERSION,
  CONFLICT,
  DONE,
  HANDLED,
  IDS_KNOWN,
  LOAD,
  NOT_TAKEN,
  REFUSED,
  REPEATED,
  RESULTS,
  WITHOUT_EVENTS,
} from '../patterns/aggregate/codes';
import { configure, type AggregateConfig } from '../patterns/aggregate/config';
import * as engine from '../patterns/aggregate/engine';
import { fields, type AggregateSettings } from '../patterns/aggregate/settings';
import { init, newHandling, type Handling } from '../patterns/aggregate/state';
import { replay, type Decider } from '../patterns/aggregate/unit';
import { systemClock, type Clock } from './clock';
import { eraOf } from './era';
import type { EventStore } from './event-store';
import { pauseUntil } from './pause';
import { ConflictError, EventStoreError } from './stored-event';

/** What an event of an aggregate has to have; more than that is not stored. */
export interface DomainEvent {
  readonly type: string;
  readonly data?: JsonValue | undefined;
}

/** The rules of an aggregate. Its state is null as long as there is nothing, and neither function changes it. */
export interface AggregateRules<State, Command, Event extends DomainEvent> {
  /** Which events follow from a command. Throws when none may. */
  readonly decide: (state: State | null, command: Command) => readonly Event[];
  /** The state after an event that has happened. */
  readonly evolve: (state: State | null, event: Event) => State;
}

export interface RepositoryOptions {
  readonly settings?: Partial<AggregateSettings> | undefined;
  /** Of the states in snapshots: another number makes those of before useless. */
  readonly stateSchema?: number | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
}

export interface HandleOptions {
  /** The version that the command expects; it is never decided anew then. */
  readonly expected?: number | undefined;
  /** By it the command is known again, and not done twice. */
  readonly key?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly causationId?: string | undefined;
  readonly userId?: string | undefined;
}

export interface HandledCommand<Event> {
  readonly result: 'handled' | 'without events' | 'handled before';
  readonly events: readonly Event[];
  readonly version: number;
}

/** Aggregates of one kind in a store: commands are decided by what the stream of each has come to. */
export function repository<State, Command, Event extends DomainEvent>(
  rules: AggregateRules<State, Command, Event>,
  store: EventStore,
  options: RepositoryOptions = {},
): Repository<State, Command, Event> {
  return new Repository(rules, store, options);
}

/** Made by `repository`. */
export class Repository<State, Command, Event extends DomainEvent> {
  private readonly config: AggregateConfig;
  private readonly counts = init();
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly schema: number;
  private readonly decider: Decider<State, Command, Event, unknown>;

  constructor(
    private readonly rules: AggregateRules<State, Command, Event>,
    private readonly store: EventStore,
    options: RepositoryOptions,
  ) {
    const settings = checkSettings(fields, options.settings ?? {}, 'settings');
    if (!settings.ok) {
      const [{ path, expected, received }] = settings.error;
      throw new EventStoreError(`${path}: expected ${expected}, got ${received}`);
    }
    this.config = configure(settings.value);
    this.clock = options.clock ?? systemClock;
    this.random = options.random ?? ((): number => Math.random());
    this.schema = options.stateSchema ?? 1;
    this.decider = { decide: (state, command) => decided(rules, state, command), evolve: rules.evolve };
  }

  /**
   * Has a command decided and its events appended. Whoever is overtaken is decided anew, as often as `retries` says. What
   * `decide` throws is thrown; a conflict is a `ConflictError`.
   */
  async handle(
    stream: string,
    command: Command,
    options: HandleOptions = {},
  ): Promise<HandledCommand<Event>> {
    const { alarm } = eraOf(this.clock);
    const { config, counts } = this;
    const handling = newHandling();
    const key = options.key ?? globalThis.crypto.randomUUID();
    let want = engine.begin(counts, handling, options.expected ?? AS_LOADED, alarm.now());
    let events: readonly Event[] = [];
    let refusal: unknown = null;
    while (want !== DONE) {
      if (want === LOAD) {
        const reply = await this.load(stream, options.key);
        const now = alarm.now();
        const decision = engine.loaded(
          config,
          counts,
          handling,
          handling.turn,
          this.decider,
          command,
          reply,
          now,
        );
        ({ want, events, refusal } = decision);
        if (decision.snapshot !== null) {
          const { version, state } = decision.snapshot;
          await this.store.saveSnapshot(stream, version, state, this.schema);
        }
      } else if (want === APPEND) {
        const { told, version } = await this.append(stream, handling.expected, key, events, options);
        const draw = this.random();
        want = engine.appended(config, counts, handling, handling.turn, told, version, draw, alarm.now());
      } else {
        await pauseUntil(alarm, handling.wakeAt);
        want = engine.woken(counts, handling, alarm.now());
      }
    }
    return this.ended(stream, handling, events, refusal);
  }

  /** What an aggregate came to, at a version or by now; null when there was nothing. */
  async stateAt(stream: string, version = Infinity): Promise<State | null> {
    return replay(this.rules.evolve, await this.load(stream, undefined, version));
  }

  private ended(
    stream: string,
    handling: Handling,
    events: readonly Event[],
    refusal: unknown,
  ): HandledCommand<Event> {
    const { result, version, expected, given } = handling;
    if (result === REFUSED) throw refusal;
    if (result === CONFLICT) throw new ConflictError(stream, given === AS_LOADED ? expected : given, version);
    if (result === HANDLED) return { result: 'handled', events, version };
    if (result === REPEATED) return { result: 'handled before', events: [], version };
    if (result === WITHOUT_EVENTS) return { result: 'without events', events: [], version };
    throw new EventStoreError(`the command for "${stream}" was not handled: ${RESULTS[result]}`);
  }

  private async load(
    stream: string,
    key: string | undefined,
    upTo = Infinity,
  ): Promise<engine.LoadReply<State, Event>> {
    const found = await this.store.loadSnapshot(stream, upTo, this.schema);
    // Whoever has stored events and states here is this class.
    const snapshot = found === undefined ? null : { version: found.version, state: Object(found).state };
    const events: Event[] = [];
    let from = (found?.version ?? 0) + 1;
    for (;;) {
      const page = await this.store.read(stream, { from, upTo });
      for (const { type, data } of page.events) events.push(Object({ type, data }));
      if (page.isEnd)
        return { snapshot, events, version: page.last, handledAt: await this.handledAt(stream, key) };
      from = page.next;
    }
  }

  private async handledAt(stream: string, key: string | undefined): Promise<number> {
    const first = key === undefined ? undefined : await this.store.find(idOf(key, 0));
    return first?.stream === stream ? first.version : 0;
  }

  private async append(
    stream: string,
    expected: number,
    key: string,
    events: readonly Event[],
    options: HandleOptions,
  ): Promise<{ told: number; version: number }> {
    const made = events.map(({ type, data }, at) => ({ type, data, id: idOf(key, at) }));
    const { correlationId, causationId, userId } = options;
    try {
      const done = await this.store.append(stream, made, { expected, correlationId, causationId, userId });
      return { told: done.isRepeated ? APPENDED_BEFORE : APPENDED, version: done.version };
    } catch (error) {
      if (error instanceof ConflictError) return { told: AT_OTHER_VERSION, version: error.actual };
      if (!(error instanceof EventStoreError)) throw error;
      return { told: error.isKnown ? IDS_KNOWN : NOT_TAKEN, version: 0 };
    }
  }
}

function decided<State, Command, Event extends DomainEvent>(
  rules: AggregateRules<State, Command, Event>,
  state: State | null,
  command: Command,
) {
  try {
    return ok(rules.decide(state, command));
  } catch (error) {
    return err(error);
  }
}

function idOf(key: string, at: number): string {
  return `${key}/${at}`;
}
