import { describe, expect, it, vi } from 'vitest';
import { ensure } from '../../base/assert';
import { secondsToNs } from '../../base/time';
import type { JsonValue } from '../../base/json';
import { applyPatch, commandOf, patchTo } from '../edit';
import type { Scenario } from '../format';
import { ScenarioRun } from '../run-scenario';
import type { Judged } from '../verdict';
import { judge as judgeLine, line } from './line.test-support';
import { makeJudge } from './judge';

const after = { fault: 'down', at: 'start' };
const opens = {
  id: 'opens',
  kind: 'state',
  of: { edge: 'web-shop', layer: 'breaker' },
  state: 'open',
  hold: 'sometime',
  over: { after, fromMs: 0, toMs: 2000 },
};
const suffers = {
  id: 'suffers',
  kind: 'measure',
  figure: 'goodput',
  hold: 'overall',
  over: { after, fromMs: 0, toMs: 2000 },
  atMost: 0.1,
};
const calm = {
  ...suffers,
  id: 'calm',
  hold: 'always',
  over: { fromMs: 0, toMs: 3000 },
  atMost: 1,
  atLeast: 0.9,
};
const kept = { id: 'kept', kind: 'invariant', rule: 'nothing-lost', over: { fromMs: 0, toMs: 9000 } };

/** A run of the line with these expectations, which can be edited. */
function edited(...expected: object[]) {
  let scenario: Scenario = line({ expect: expected });
  const { timeline } = new ScenarioRun(scenario);
  const judge = makeJudge();
  return {
    timeline,
    runTo: (second: number) => timeline.run(secondsToNs(second)),
    set(path: string, value: JsonValue): void {
      const patch = patchTo(scenario, path, value);
      const edit = ensure(patch.ok ? patch.value : undefined, JSON.stringify(patch));
      const result = applyPatch(scenario, edit);
      scenario = ensure(result.ok ? result.value : undefined, JSON.stringify(result));
      timeline.apply(commandOf(scenario, edit));
    },
    said: (): Judged[] => judge(scenario, timeline.world),
    verdicts: (): string[] => judge(scenario, timeline.world).map(({ verdict }) => verdict),
  };
}

describe('what is relative to a fault', () => {
  it('is not judged when the fault is switched off', () => {
    const off = [
      {
        id: 'down',
        kind: 'degraded',
        target: { nodes: ['shop'] },
        fromMs: 3000,
        toMs: 6000,
        enabled: false,
        name: 'Outage',
      },
    ];
    for (const expectation of [opens, suffers, { ...kept, over: suffers.over }]) {
      expect(judgeLine(expectation, { faults: off })).toEqual({
        id: expectation.id,
        verdict: 'undecided',
        evidence: 'Not judged: the fault “Outage” is switched off.',
        range: { fromMs: 3000, toMs: 5000 },
      });
    }
    expect(judgeLine(kept, { faults: off }).verdict).toBe('holds');
  });

  it('leaves open what it is a part of, with the reason', () => {
    const off = [
      { id: 'down', kind: 'degraded', target: { nodes: ['shop'] }, fromMs: 3000, toMs: 6000, enabled: false },
    ];
    const all = judgeLine({ kind: 'all', of: [calm, opens] }, { faults: off });
    expect(all).toMatchObject({
      verdict: 'undecided',
      evidence: '“opens”: Not judged: the fault “down” is switched off.',
      parts: [{ verdict: 'holds' }, { verdict: 'undecided' }],
    });
    expect(judgeLine({ kind: 'any', of: [calm, opens] }, { faults: off }).verdict).toBe('holds');
  });

  it('is judged again when the fault is switched on before it comes', () => {
    const run = edited(opens, suffers);
    run.runTo(1);
    run.set('faults.down.enabled', false);
    run.runTo(2);
    expect(run.said().map(({ evidence }) => evidence)).toEqual([
      'Not judged: the fault “down” is switched off.',
      'Not judged: the fault “down” is switched off.',
    ]);
    run.set('faults.down.enabled', true);
    run.runTo(6);
    expect(run.verdicts()).toEqual(['holds', 'holds']);
  });

  it('is not judged by what happened where the fault was moved to afterwards', () => {
    const run = edited(opens, suffers);
    run.runTo(5.5);
    expect(run.verdicts()).toEqual(['holds', 'holds']);
    run.set('faults.down.fromMs', 1000);
    expect(run.said().map(({ verdict, evidence }) => [verdict, evidence])).toEqual(
      ['opens', 'suffers'].map(() => [
        'undecided',
        'Not judged: in this run the fault “down” did not begin at 1.00 s; an edit has moved it there since.',
      ]),
    );
    run.set('faults.down.fromMs', 3000);
    expect(run.verdicts()).toEqual(['holds', 'holds']);
  });

  it('follows a fault that is moved to where the run has not been', () => {
    const run = edited(opens, suffers);
    run.runTo(2);
    run.set('faults.down.fromMs', 4000);
    run.runTo(4);
    expect(run.verdicts()).toEqual(['undecided', 'undecided']);
    run.runTo(6);
    expect(run.said().map(({ verdict, range }) => [verdict, range.fromMs])).toEqual([
      ['holds', 4000],
      ['holds', 4000],
    ]);
  });

  it('is judged from the end that a person gave the fault', () => {
    const back = { ...calm, over: { after: { ...after, at: 'end' }, fromMs: 2000, toMs: 4000 } };
    const run = edited(back);
    run.runTo(4.5005);
    // To the whole millisecond, as the button does it.
    run.set('faults.down.toMs', 4500);
    run.runTo(9);
    expect(run.verdicts()).toEqual(['holds']);
  });
});

describe('an edit', () => {
  it('does not make anyone look again at what it leaves as it was', () => {
    const run = edited(calm, kept, opens, suffers);
    run.runTo(8);
    const before = run.said();
    const { history } = run.timeline.world.meter;
    run.set('nodes.shop.concurrency', 3);
    const at = vi.spyOn(history, 'at');
    const sum = vi.spyOn(history, 'sum');
    const row = vi.spyOn(run.timeline.world.log, 'at');
    expect(run.said()).toEqual(before);
    expect(at).not.toHaveBeenCalled();
    expect(sum).not.toHaveBeenCalled();
    // The edit itself.
    expect(row).toHaveBeenCalledOnce();
    run.set('faults.down.toMs', 7900);
    run.set('expect.calm.atLeast', 0.5);
    expect(run.said()[0].evidence).toContain('from 50 % to 100 %');
    expect(sum.mock.calls.length).toBeGreaterThan(0);
  });

  it('is heard of in the words of what it renames', () => {
    const run = edited({ ...calm, of: { client: 'web' } });
    run.runTo(4);
    expect(run.said()[0].evidence).toContain('of web was');
    run.set('nodes.web.name', 'Browser');
    expect(run.said()[0].evidence).toContain('of Browser was');
  });

  it('takes back what was found in a future that it forgets', () => {
    const run = edited(calm, opens);
    run.runTo(5);
    expect(run.verdicts()).toEqual(['holds', 'holds']);
    run.timeline.seek(secondsToNs(1.5));
    run.set('nodes.web.ratePerSecond', 0);
    run.runTo(7);
    expect(run.verdicts()).toEqual(['holds', 'broken']);
    expect(run.said()[1].evidence).toContain('was not open within 2 s');
  });
});
