import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { presets } from '../../patterns/saga/preset-settings';
import { runScenario } from '../run-scenario';
import { brokenBy, scenarioOf } from './broken.test-support';

describe('a scenario about sagas is another story', () => {
  it.each([
    ['order-saga', ['sagas.order.steps.reserve.compensation=nothing'], ['stock-matches']],
    ['order-saga', ['sagas.order.steps.create.compensation=nothing'], ['order-final']],
    [
      'compensation-fails',
      ['sagas.order.deadEnd=record'],
      ['some-are-stuck', 'stuck-never-end', 'data-are-right'],
    ],
    ['orchestrator-crash', ['nodes.payments.keepsKeys=false'], ['money-matches', 'no-doubles']],
    ['crash-after-effect', ['nodes.payments.keepsKeys=false'], ['money-matches', 'no-doubles']],
    // What has not taken effect may be asked for again.
    ['crash-after-effect', ['nodes.payments.keepsKeys=false', 'faults.crashes.moment=before'], []],
    ['crash-after-effect', ['faults.crashes.crashRate=0'], ['instances-crash', 'answers-never-come']],
    [
      'crash-after-effect',
      ['sagas.order.steps.charge.attempts=1'],
      ['nobody-turns-back', 'shoppers-are-served'],
    ],
    [
      'crash-after-effect',
      ['sagas.order.steps.charge.attempts=1', 'sagas.order.steps.charge.compensation=nothing'],
      ['money-matches', 'nobody-turns-back', 'shoppers-are-served'],
    ],
    ['forgotten-keys', ['nodes.payments.keepsKeys=true'], ['no-doubles', 'money-matches']],
    ['all-steps-compensation', ['sagas.all.compensates=executed'], ['asked-for-every-order']],
    [
      'pivot',
      ['sagas.order.steps.charge.pivot=false', 'sagas.order.steps.ship.attempts=3'],
      ['nobody-turns-back', 'nobody-is-stuck', 'all-are-done', 'done-in-the-end'],
    ],
    ['timed-out-step', ['sagas.order.steps.charge.compensation=nothing'], ['data-are-right']],
    ['timed-out-step', ['nodes.payments.keepsKeys=false'], ['data-are-right']],
    ['saga-deadline', ['sagas.order.deadlineMs=0'], ['many-turn-back']],
    ['dual-write', ['sagas.order.saves=transitions'], ['orders-without-goods', 'some-are-forgotten']],
    [
      'dual-write',
      [
        'sagas.order.saves=transitions',
        'sagas.order.steps.create.compensation=undo',
        'sagas.order.steps.reserve.compensation=undo',
        'sagas.order.steps.reserve.attempts=3',
      ],
      ['orders-without-goods', 'orders-of-errors', 'some-are-forgotten'],
    ],
  ])('%s, with %j', async (id, assignments, broken) => {
    expect((await brokenBy(id, ...assignments)).map((one) => one.id)).toEqual(broken);
  });

  it('and says which rule is broken, where it names all of them together', async () => {
    const broken = await brokenBy('timed-out-step', 'sagas.order.steps.charge.compensation=nothing');
    expect(broken[0].evidence).toMatch(
      /^“money-matches” is broken: Saga \d+ .* charged and not given back\.$/,
    );
    expect(broken[0].parts?.filter(({ verdict }) => verdict === 'broken')).toHaveLength(1);
  });
});

describe('what a scenario about sagas says of a broken rule', () => {
  it('names the saga, the order and the money that was taken twice', async () => {
    const { expectations } = runScenario(await scenarioOf('forgotten-keys'), { untilMs: 25_000 });
    expect(expectations.slice(0, 2).map(({ verdict, evidence }) => [verdict, evidence])).toEqual([
      [
        'holds',
        expect.stringMatching(/^Saga \d+ broke this rule at .*: Order web\.\d+ was charged 2 times\.$/),
      ],
      ['holds', expect.stringMatching(/was completed and costs .* cents were charged and not given back\.$/)],
    ]);
  });
});

it('undoes all steps, or the executed ones, with the settings of the presets', async () => {
  const { sagas } = await scenarioOf('all-steps-compensation');
  for (const [saga, id] of [
    ['executed', 'executed-only'],
    ['all', 'all-steps'],
  ]) {
    const preset = ensure(
      presets.find((one) => one.id === id),
      `the preset ${id}`,
    ).definition;
    const built = ensure(
      sagas.find((one) => one.id === saga),
      `the saga ${saga}`,
    );
    expect(built).toMatchObject(preset.settings);
    for (const [index, step] of preset.steps.entries()) {
      expect(built.steps[index]).toMatchObject(step.settings);
    }
  }
});
