import type { SagaConfig } from '../patterns/saga/config';
import { configure } from '../patterns/saga/engine';
import type { Judge } from './callee-ends';
import { systemClock, type Clock } from './clock';
import type { SagaContext } from './saga-context';
import { Refusal } from './saga-errors';
import type { SagaListener } from './saga-events';
import { definitionOf, type SagaOptions, type SagaWork } from './saga-options';
import type { SagaStore } from './saga-saving';

/** What all sagas of one definition have in common. */
export interface SagaParts<Input> {
  readonly name: string;
  readonly config: SagaConfig;
  /** By act: a function that never throws, but gives a promise. Nothing where there is nothing to undo. */
  readonly works: readonly (((context: SagaContext<Input>) => Promise<unknown>) | undefined)[];
  readonly judge: Judge;
  readonly store: SagaStore | undefined;
  readonly onEvent: SagaListener | undefined;
  readonly clock: Clock;
  readonly random: () => number;
}

export function partsOf<Input>(options: SagaOptions<Input>): SagaParts<Input> {
  const { steps, judge } = options;
  return {
    name: options.name ?? 'saga',
    config: configure(definitionOf(options)),
    works: [
      ...steps.map(({ action }) => promised(action)),
      ...steps.map(({ compensation }) => compensation && promised(compensation)),
    ],
    judge: (end) => judge?.(end) ?? (end.threw && isRefusal(end.error) ? 'invalid' : undefined),
    store: options.store,
    onEvent: options.onEvent,
    clock: options.clock ?? systemClock,
    random: options.random ?? ((): number => Math.random()),
  };
}

/** An error may come from another copy of this module, or from one that knows nothing of it. */
function isRefusal(error: unknown): boolean {
  if (error instanceof Refusal) return true;
  return typeof error === 'object' && error !== null && 'refused' in error && error.refused === true;
}

/** The function is called at once; what it throws is as good as what its promise is rejected with. */
function promised<Input>(work: SagaWork<Input>): (context: SagaContext<Input>) => Promise<unknown> {
  return (context) => new Promise((resolve) => resolve(work(context)));
}
