import { describe, expect, it } from 'vitest';
import { COMPENSATED, SAGA_STATUSES, STUCK } from './catalogue';
import { CrashingHost, type HostOptions } from './crashing-host.test-support';
import type { SagaDefinition } from './definition';
import { Participants, type Manner } from './participants.test-support';
import { presets } from './preset-settings';

const ACTION_MANNERS: readonly Manner[] = [
  'fails',
  'refuses',
  'fails once',
  'never hears',
  'never answers',
  'answers the second time',
];
const SUCCEEDING: readonly Manner[] = ['does it', 'fails once', 'answers the second time'];

function definitionOf(id: string): SagaDefinition {
  const found = presets.find((preset) => preset.id === id);
  if (found === undefined) throw new Error(`there is no preset ${id}`);
  return found.definition;
}

/** Who behaves how: one action, and all compensations. */
interface Play {
  readonly name: string;
  readonly actions: readonly Manner[];
  readonly compensations: readonly Manner[];
}

function playsOf(steps: number, ...undoings: readonly Manner[]): Play[] {
  const all = (manner: Manner): Manner[] => Array.from({ length: steps }, () => manner);
  const plays: Play[] = [{ name: 'nothing fails', actions: all('does it'), compensations: all('does it') }];
  for (let step = 0; step < steps; step += 1) {
    for (const manner of ACTION_MANNERS) {
      for (const undoing of undoings) {
        plays.push({
          name: `step ${step + 1} ${manner}, what undoes a step ${undoing}`,
          actions: all('does it').with(step, manner),
          compensations: all(undoing),
        });
      }
    }
  }
  return plays;
}

function runOf(definition: SagaDefinition, play: Play, options: HostOptions): CrashingHost {
  return new CrashingHost(definition, new Participants(play.actions, play.compensations), options).run();
}

/** What counts in the end: the effects that stand, none of which came about twice, and the status. */
function endOf({ state, participants }: CrashingHost, play: Play): string {
  const twice = [...participants.tookEffect.values()].filter((times) => times !== 1);
  expect(twice).toEqual([]);
  const standing = [...participants.standing].sort((a, b) => a - b).join(' ');
  return `${SAGA_STATUSES[statusOf(state.status, play)]}, standing: ${standing}`;
}

/**
 * A reply that a crash has lost puts a step in doubt, which is undone then although it had no effect. Where nothing can be
 * undone, a saga is stuck over that. The effects are the same.
 */
function statusOf(status: number, { compensations }: Play): number {
  const undoes = compensations.every((manner) => SUCCEEDING.includes(manner));
  return status === COMPENSATED && !undoes ? STUCK : status;
}

/** Dies once at every place there is, and compares each end with that of a run without a crash. */
function crashEverywhere(definition: SagaDefinition, plays: readonly Play[], options: HostOptions): number {
  let crashes = 0;
  for (const play of plays) {
    const calm = runOf(definition, play, options);
    const expected = endOf(calm, play);
    for (let place = 1; place <= calm.places; place += 1) {
      const run = runOf(definition, play, { ...options, crashes: [place] });
      crashes += 1;
      const end = endOf(run, play);
      if (end !== expected) expect(`${play.name}, crash at place ${place}: ${end}`).toBe(expected);
    }
  }
  return crashes;
}

describe('crashes at every place', () => {
  const order = definitionOf('order');
  const plays = playsOf(4, 'does it', 'fails once', 'never answers');
  const otherPlays = playsOf(4, 'answers the second time', 'refuses');

  it('SG-29: the order saga, when replies that come while the host is down are lost', () => {
    expect(crashEverywhere(order, plays, { keepsReplies: false })).toBeGreaterThan(plays.length * 50);
  });

  it('SG-29: the order saga, when replies wait for the host', () => {
    expect(crashEverywhere(order, otherPlays, { keepsReplies: true })).toBeGreaterThan(
      otherPlays.length * 50,
    );
  });

  it('SG-29: down for longer than everything takes', () => {
    crashEverywhere(order, plays.slice(0, 7), { keepsReplies: false, downMs: 60_000 });
  });

  it('SG-29: the order saga with the confirmation last', () => {
    const confirmed = definitionOf('order-with-confirmation');
    crashEverywhere(confirmed, plays.slice(-3), { keepsReplies: false });
  });

  it('SG-29: with a group, a pivot and steps that only go forward', () => {
    const { steps, settings } = definitionOf('order-with-pivot');
    // How late it is depends on how long the host is down, and then so does how the saga ends.
    const definition = { steps, settings: { ...settings, deadlineMs: 0 } };
    const few = playsOf(steps.length).filter(({ actions }) =>
      actions.slice(3).every((one) => one === 'does it'),
    );
    crashEverywhere(definition, few, { keepsReplies: false });
  });

  it('SG-29: twice, the second time while it recovers or later', () => {
    for (const play of plays.filter((_, index) => index % 8 === 0)) {
      const calm = runOf(order, play, {});
      const expected = endOf(calm, play);
      for (let first = 1; first <= calm.places; first += 4) {
        for (const later of [1, 2, 3, 5, 8, 13]) {
          const options = { keepsReplies: false, crashes: [first, first + later] };
          const end = endOf(runOf(order, play, options), play);
          if (end !== expected)
            expect(`${play.name}, crashes ${String(options.crashes)}: ${end}`).toBe(expected);
        }
      }
    }
  });

  it('SG-29: a participant that does the same again for the same key spoils it', () => {
    // The proof is worth something only if it can fail: without keys a crash between sending and recording does harm.
    class Forgetful extends Participants {
      override ask(saga: number, step: number, direction: number): number {
        this.calls += 1;
        return super.ask(saga + 100 * this.calls, step, direction);
      }
      private calls = 0;
    }
    const all = Array.from({ length: 4 }, () => 'does it' as const);
    const harm = (crashes: readonly number[]) => {
      const participants = new Forgetful(all, all);
      new CrashingHost(order, participants, { crashes }).run();
      return participants.tookEffect.size;
    };
    expect(harm([])).toBe(4);
    const { places } = runOf(order, plays[0], {});
    const found = Array.from({ length: places }, (_, place) => harm([place + 1]));
    expect(Math.max(...found)).toBeGreaterThan(4);
  });
});
