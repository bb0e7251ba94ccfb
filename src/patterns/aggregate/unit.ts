import type { Result } from '../../base/result';

/** The rules of an aggregate. Its state is null as long as there is nothing. */
export interface Decider<State, Command, Event, Refusal> {
  /** Which events follow from a command, or why none may. It changes nothing. */
  readonly decide: (state: State | null, command: Command) => Result<readonly Event[], Refusal>;
  /** The state after an event that has happened. */
  readonly evolve: (state: State | null, event: Event) => State;
}

export type Evolve<State, Event> = Decider<State, never, Event, never>['evolve'];

/** What a store tells of a stream. */
export interface Stored<State, Event> {
  /** What the events go on from. */
  readonly snapshot: { readonly state: State; readonly version: number } | null;
  /** All events after the snapshot, or all of them. */
  readonly events: readonly Event[];
  /** The version of the newest event of the stream, whatever was read; 0 for one that never was. */
  readonly version: number;
}

/** An aggregate as it was loaded, and what it has done since. */
export interface Unit<State, Event> {
  state: State | null;
  /** Of the newest event that is stored. */
  version: number;
  uncommitted: readonly Event[];
}

/** The state after a snapshot and the events that follow, which may end at any version; null when there is nothing. */
export function replay<State, Event>(
  evolve: Evolve<State, Event>,
  { snapshot, events }: Pick<Stored<State, Event>, 'snapshot' | 'events'>,
): State | null {
  return events.reduce<State | null>(evolve, snapshot?.state ?? null);
}

/** An aggregate to work with, also when there is nothing yet. */
export function unitOf<State, Event>(
  evolve: Evolve<State, Event>,
  stored: Stored<State, Event>,
): Unit<State, Event> {
  return { state: replay(evolve, stored), version: stored.version, uncommitted: [] };
}

/** An aggregate that is there, or null. */
export function find<State, Event>(
  evolve: Evolve<State, Event>,
  stored: Stored<State, Event>,
): Unit<State, Event> | null {
  const unit = unitOf(evolve, stored);
  return unit.state === null ? null : unit;
}

/** Does what a command asks for. The events are not stored yet. A refusal changes nothing. */
export function act<State, Command, Event, Refusal>(
  decider: Decider<State, Command, Event, Refusal>,
  unit: Unit<State, Event>,
  command: Command,
): Result<readonly Event[], Refusal> {
  const decided = decider.decide(unit.state, command);
  if (!decided.ok) return decided;
  unit.state = decided.value.reduce<State | null>(decider.evolve, unit.state);
  unit.uncommitted = [...unit.uncommitted, ...decided.value];
  return decided;
}

/** What it has done was stored, right after what was loaded. */
export function committed<State, Event>(unit: Unit<State, Event>): void {
  unit.version += unit.uncommitted.length;
  unit.uncommitted = [];
}
