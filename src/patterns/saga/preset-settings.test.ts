import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../base/check-settings';
import { TIMEOUT } from '../../base/outcome';
import { GIVEN_UP, IDLE, NEEDS_OPERATOR, NOTHING_TO_UNDO } from './catalogue';
import { definitionProblems, type SagaDefinition } from './definition';
import { keyOf } from './engine';
import { presets } from './preset-settings';
import { FAILS, REFUSES, SagaRun } from './saga.test-support';
import { fields } from './settings';
import { stepFields } from './step-settings';

function definitionOf(id: string): SagaDefinition {
  const found = presets.find((preset) => preset.id === id);
  if (found === undefined) throw new Error(`there is no preset ${id}`);
  return found.definition;
}
const runOf = (id: string) => new SagaRun(definitionOf(id));

const PAID = 'create-order reserve-inventory process-payment';

describe('presets', () => {
  it.each(presets)('SG-37: $id is right, and says in a sentence what it does', ({ definition, help }) => {
    expect(definitionProblems(definition, 'saga')).toEqual([]);
    expect(checkSettings(fields, definition.settings, 'saga').ok).toBe(true);
    for (const { settings } of definition.steps) {
      expect(checkSettings(stepFields, settings, 'step').ok).toBe(true);
    }
    expect(help).toMatch(/^[A-Z].*\.$/);
  });

  it('SG-37: no two have one id', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });

  it('SG-37: order: create order, reserve inventory, process payment, create shipment', () => {
    const run = runOf('order').ok(`${PAID} create-shipment`);
    expect([run.sent(), run.status]).toEqual([`${PAID} create-shipment`, 'completed']);
  });

  it('SG-37: order: a payment that is declined is not tried again, and the rest is undone', () => {
    const run = runOf('order').ok('create-order reserve-inventory');
    run.reply('process-payment', REFUSES);
    run.ok('-reserve-inventory -create-order');
    expect([run.sent(), run.status]).toEqual([`${PAID} -reserve-inventory -create-order`, 'compensated']);
  });

  it('SG-37: order: a shipment that never answers is undone too; one that cannot be is left to an operator', () => {
    const run = runOf('order').ok(PAID);
    while (run.state.turned === 0) run.next();
    expect(run.state.outcomes[3]).toBe(TIMEOUT);
    expect(run.sent()).toBe(`${PAID} create-shipment create-shipment#2 create-shipment#3 -create-shipment`);
    run.always('-create-shipment', FAILS);
    run.ok('-process-payment -reserve-inventory -create-order');
    expect([run.status, run.phaseOf('-create-shipment')]).toEqual(['stuck', NEEDS_OPERATOR]);
  });

  it('SG-37: order with confirmation: sends it last', () => {
    const run = runOf('order-with-confirmation').ok(`${PAID} send-confirmation`);
    expect([run.sent(), run.status]).toEqual([`${PAID} send-confirmation`, 'completed']);
  });

  it('SG-37: order with pivot: two at once, the payment decides, and then two at once until they are done', () => {
    const run = runOf('order-with-pivot');
    expect(run.sent()).toBe('create-order reserve-inventory');
    run.ok('reserve-inventory create-order process-payment');
    expect(run.sent()).toBe('process-payment create-shipment send-confirmation');
    run.ok('send-confirmation');
    while (run.attemptsOf('create-shipment') < 60) run.next();
    expect([run.status, run.cancels()]).toEqual(['running', false]);
    run.ok('create-shipment');
    expect(run.status).toBe('completed');
  });

  it('SG-37: executed only: undone in reverse, a failure to do so is recorded, and the others go on', () => {
    const run = runOf('executed-only').ok(PAID);
    run.reply('create-shipment', FAILS);
    run.reply('-process-payment', FAILS);
    run.ok('-reserve-inventory -create-order');
    expect(run.sent()).toBe(`${PAID} create-shipment -process-payment -reserve-inventory -create-order`);
    expect([run.status, run.phaseOf('-process-payment')]).toEqual(['failed', GIVEN_UP]);
  });

  it('SG-37: executed only: what came of each step, and by which step and end it failed, is kept', () => {
    const run = runOf('executed-only');
    run.reply('create-order', 0, 1, 41);
    run.reply('reserve-inventory', 0, 1, 42);
    run.reply('process-payment', FAILS);
    expect([...run.state.results]).toEqual([41, 42, -1, -1]);
    expect([run.state.turnedBy, run.state.outcomes[2]]).toEqual([2, FAILS]);
  });

  it('SG-37: all steps: whichever failed, all four are undone, and each knows the saga by its key', () => {
    const ids = ['create-order', 'reserve-inventory', 'process-payment', 'send-confirmation'];
    ids.forEach((failing, place) => {
      const run = runOf('all-steps');
      for (const id of ids.slice(0, place)) run.ok(id);
      run.sent();
      run.reply(failing, FAILS);
      run.ok('-send-confirmation -process-payment -reserve-inventory -create-order');
      expect(run.sent()).toBe('-send-confirmation -process-payment -reserve-inventory -create-order');
      expect(run.status).toBe('compensated');
      expect(Math.floor(keyOf(run.state.id, place, 1) / 32)).toBe(12);
    });
  });

  it('SG-37: commands on a bus: three attempts, 1 s apart, and saved after each step', () => {
    const run = runOf('bus-commands');
    run.entries.splice(0);
    run.reply('create-order', FAILS);
    run.at(1000).reply('create-order', FAILS);
    expect([run.sent(), run.deadlineMs]).toEqual(['create-order create-order#2', 2000]);
    run.at(2000);
    expect(run.entries).not.toContain('save');
    run.ok('create-order');
    expect(run.entries).toContain('save');
    run.always('reserve-inventory', FAILS);
    expect([run.now, run.attemptsOf('reserve-inventory')]).toEqual([4000e6, 3]);
    run.reply('-create-order', FAILS);
    expect(run.status).toBe('failed');
  });

  it('SG-37: step without compensation: of telling the customer nothing is undone', () => {
    const run = runOf('step-without-compensation').ok(PAID);
    expect(run.sent()).toBe(`${PAID} notify-customer`);
    run.reply('notify-customer', TIMEOUT);
    run.ok('-process-payment -reserve-inventory -create-order');
    expect(run.sent()).toBe('-process-payment -reserve-inventory -create-order');
    expect([run.status, run.phaseOf('-notify-customer')]).toEqual(['compensated', NOTHING_TO_UNDO]);
  });

  it('SG-37: orchestrator: running, and then completed or not, with start and end', () => {
    const run = runOf('orchestrator');
    expect([run.status, run.state.beganAt]).toEqual(['running', 0]);
    run.at(70).ok(`${PAID} create-shipment`);
    expect([run.status, run.state.endedAt]).toEqual(['completed', 70e6]);
    const failed = runOf('orchestrator').at(20);
    failed.reply('create-order', FAILS);
    expect([failed.status, failed.state.endedAt, failed.phaseOf('-create-order')]).toEqual([
      'compensated',
      20e6,
      IDLE,
    ]);
  });
});
