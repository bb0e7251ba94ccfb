import { expect } from 'vitest';
import { defaultsOf } from '../base/check-settings';
import type { Context } from './context';
import type { Decided, DomainProblem } from './domain-problem';
import { shopFields } from './shop-settings';

/** Everything happens at one moment and goes well, unless a test says otherwise. */
export const ordinary: Context = { now: 1000, draw: () => 0.5, settings: defaultsOf(shopFields) };

interface Decider<State, Command, Event> {
  readonly empty: State;
  readonly decide: (state: State, command: Command, context: Context) => Decided<readonly Event[]>;
  readonly evolve: (state: State, event: Event) => State;
}

/** Freezes all of a value, so that whoever changes it is caught at once. */
export function deepFrozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) deepFrozen(member);
  return Object.freeze(value);
}

/** Tests of a decider read as sentences: given these events, when this command comes, then those events follow. */
export function specOf<State, Command, Event>(decider: Decider<State, Command, Event>) {
  return (...events: readonly Event[]) => {
    const state = events.reduce((before, event) => deepFrozen(decider.evolve(before, event)), decider.empty);
    return {
      state,
      when: (command: Command, context: Partial<Context> = {}) => {
        const decided = decider.decide(state, command, { ...ordinary, ...context });
        return {
          decided,
          // Compared as JSON texts would be: a field that is undefined is not the same as none.
          thenEvents: (...expected: readonly Event[]) =>
            expect(decided).toStrictEqual({ ok: true, value: expected }),
          thenNothing: () => expect(decided).toStrictEqual({ ok: true, value: [] }),
          thenProblem: (expected: Partial<DomainProblem>) =>
            expect(decided).toEqual({ ok: false, error: expect.objectContaining(expected) }),
          /** The problems of a body, as `field: expected`. */
          fields: () =>
            !decided.ok && decided.error.kind === 'validation'
              ? decided.error.fields.map(({ field, expected }) => `${field}: ${expected}`)
              : [],
        };
      },
    };
  };
}

/** The events of a decision that must have gone well. */
export function eventsOf<Event>(decided: Decided<readonly Event[]>): readonly Event[] {
  if (!decided.ok) throw new Error(`refused: ${JSON.stringify(decided.error)}`);
  return decided.value;
}
