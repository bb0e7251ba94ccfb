import { RandomBank } from '../../base/random-bank';
import * as engine from './engine';
import type { ChoiceSettings } from './config';

export type Algorithm = ChoiceSettings['algorithm'];

export const ALGORITHMS: readonly Algorithm[] = [
  'round-robin',
  'weighted-round-robin',
  'random',
  'least-connections',
  'two-choices',
  'consistent-hash',
  'first',
];

/** Settings of tests: without a panic, which has tests of its own. */
export function settingsOf(algorithm: Algorithm, changed: Partial<ChoiceSettings> = {}) {
  return { algorithm, panicBelow: 0, slowStartMs: 0, ...changed };
}

/** A balancer with its settings at hand, over instances of these weights, all of them healthy. */
export function balancerOf(settings: ChoiceSettings, weights: readonly number[], seed = 1) {
  let config = engine.configure(settings, weights.length);
  const state = engine.init(config, 0);
  const bank = new RandomBank(seed);
  const draws = bank.stream('draws');
  weights.forEach((weight, instance) => engine.setInstance(state, instance, weight, true, 0));
  const choose = (now = 0, key = 0): number => engine.choose(config, state, now, key, bank.unit(draws));
  return {
    state,
    choose,
    draw: () => bank.unit(draws),
    other: (...instances: number[]) =>
      engine.chooseOther(config, state, 0, 0, bank.unit(draws), { instances, count: instances.length }),
    settle: (instance: number) => engine.settle(config, state, instance),
    /** Chosen and settled at once. */
    times(calls: number, now = 0): number[] {
      return Array.from({ length: calls }, () => {
        const instance = choose(now);
        engine.settle(config, state, instance);
        return instance;
      });
    },
    set: (instance: number, weight: number, isHealthy = true, now = 0) =>
      engine.setInstance(state, instance, weight, isHealthy, now),
    use(next: ChoiceSettings, instances = state.weights.length) {
      config = engine.configure(next, instances);
      engine.adapt(config, state, 0);
    },
    why: (now = 0) => engine.explain(config, state, now),
  };
}

export function countsOf(chosen: readonly number[], instances: number): number[] {
  return Array.from({ length: instances }, (_, instance) => chosen.filter((one) => one === instance).length);
}
