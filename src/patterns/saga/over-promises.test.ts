import { describe, expect, it } from 'vitest';
import { ERROR, OK } from '../../base/outcome';
import { ACTION, NO_PAYLOAD, SAGA_STATUSES, SEND, isFinal } from './catalogue';
import type { SagaDefinition } from './definition';
import * as engine from './engine';
import { attemptAt, codeAt, createOutbox, directionAt, emptyOutbox, stepAt } from './outbox';
import { saga, step } from './saga.test-support';

type Work = (context: ReadonlyMap<string, string>) => Promise<string>;

/** A host in thirty lines: each send calls a function, and its promise is the reply. Handles are places in a list. */
async function runOverPromises(
  definition: SagaDefinition,
  work: Readonly<Record<string, Work>>,
): Promise<string> {
  const config = engine.configure(definition);
  const state = engine.init(config, 0);
  const out = createOutbox();
  const values: string[] = [];
  const calls = new Set<Promise<void>>();
  const call = async (place: number, direction: number, attempt: number): Promise<void> => {
    const context = new Map<string, string>();
    state.results.forEach((handle, other) => {
      if (handle !== NO_PAYLOAD) context.set(config.stepIds[other], values[handle]);
    });
    const name = `${direction === ACTION ? '' : '-'}${config.stepIds[place]}`;
    const [outcome, result] = await work[name](context).then(
      (value) => [OK, values.push(value) - 1] as const,
      () => [ERROR, NO_PAYLOAD] as const,
    );
    engine.replied(config, state, 0, out, place, direction, attempt, outcome, result);
    send();
  };
  const send = (): void => {
    for (let entry = 0; entry < out.length; entry += 1) {
      if (codeAt(out, entry) !== SEND) continue;
      const made = call(stepAt(out, entry), directionAt(out, entry), attemptAt(out, entry));
      calls.add(made);
    }
    emptyOutbox(out);
  };
  engine.begin(config, state, 0, out, 1, NO_PAYLOAD, 1);
  send();
  while (!isFinal(state.status)) await Promise.all(calls);
  return SAGA_STATUSES[state.status];
}

describe('over promises', () => {
  const steps = [
    step('order'),
    step('stock', { starts: 'with' }),
    step('payment', { attempts: 2, firstWaitMs: 0 }),
  ];

  it('SG-1, SG-2: functions are called one after the other, each with the results of those before', async () => {
    const seen: string[] = [];
    const does =
      (name: string): Work =>
      (context) => {
        seen.push(`${name}(${[...context].map((pair) => pair.join('=')).join(', ')})`);
        return Promise.resolve(`${name}-1`);
      };
    const work = { order: does('order'), stock: does('stock'), payment: does('payment') };
    expect(await runOverPromises(saga(steps), work)).toBe('completed');
    expect(seen).toEqual(['order()', 'stock()', 'payment(order=order-1, stock=stock-1)']);
  });

  it('SG-8, SG-9: a function that rejects is tried again, and then the others are undone', async () => {
    const seen: string[] = [];
    const does =
      (name: string): Work =>
      () => {
        seen.push(name);
        return name === 'payment' ? Promise.reject(new Error('declined')) : Promise.resolve(name);
      };
    const names = ['order', 'stock', 'payment', '-order', '-stock'];
    const work = Object.fromEntries(names.map((name) => [name, does(name)]));
    expect(await runOverPromises(saga(steps), work)).toBe('compensated');
    expect(seen).toEqual(['order', 'stock', 'payment', 'payment', '-stock', '-order']);
  });
});
