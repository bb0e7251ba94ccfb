import { describe, expect, it } from 'vitest';
import { commandOf } from '../edit';
import { ScenarioRun } from '../run-scenario';
import { evaluateExpectations } from './judge';
import { judge, line, lineFile } from './line.test-support';

const breaker = { kind: 'state', of: { edge: 'web-shop', layer: 'breaker' }, hold: 'sometime' };
const after = (at: string, fromMs: number, toMs: number) => ({
  over: { after: { fault: 'down', at }, fromMs, toMs },
});
const from = (fromMs: number, toMs: number) => ({ over: { fromMs, toMs } });

/** In the line the breaker opens at 3.045 s, is half-open at 5.045 s for 10 ms and at 7.055 s, and closes at 7.065 s. */
describe('a state that is expected sometime', () => {
  const opens = { ...breaker, state: 'open', ...after('start', 0, 1000) };

  it('holds when it comes in time, and says when and why', () => {
    const holds = judge(opens);
    expect(holds).toEqual({
      id: 'it',
      verdict: 'holds',
      at: 3.045e9,
      evidence:
        'web → Shop opened at 3.045 s, 45 ms after the fault “down” began: 5 calls in a row had failed.',
      range: { fromMs: 3000, toMs: 4000 },
    });
    expect(judge(opens, {}, 3045)).toEqual(holds);
    expect(judge(opens, {}, 3044)).toMatchObject({
      verdict: 'undecided',
      evidence: 'This is decided by 4.00 s.',
    });
  });

  it('holds at the last moment of the span, and not after it', () => {
    expect(judge({ ...opens, ...after('start', 0, 45) })).toMatchObject({ verdict: 'holds', at: 3.045e9 });
    expect(judge({ ...opens, ...after('start', 0, 44.999999) })).toMatchObject({
      verdict: 'broken',
      at: 3.044999999e9,
      evidence: 'web → Shop was not open within 45 ms after the fault “down” began.',
    });
    expect(judge({ ...opens, ...from(5060, 5100), state: 'half-open' }).evidence).toBe(
      'web → Shop was not half-open from 5.06 s to 5.1 s.',
    );
  });

  it('holds when the part is in it already', () => {
    expect(judge({ ...opens, ...after('end', 0, 1000) })).toMatchObject({
      verdict: 'holds',
      at: 6e9,
      evidence: 'web → Shop was open already, since 5.055 s, when the fault “down” ended.',
    });
    expect(judge({ ...breaker, state: 'closed', ...from(1500, 2000) })).toMatchObject({
      verdict: 'holds',
      at: 1.5e9,
      evidence: 'web → Shop was closed already, from the beginning, at 1.500 s.',
    });
    expect(judge({ ...opens, ...after('end', 0, 0) }).verdict).toBe('holds');
  });

  it('does not hold when the part leaves it at the moment at which the span begins', () => {
    expect(judge({ ...breaker, state: 'closed', ...from(3045, 3100) }).verdict).toBe('broken');
    expect(judge({ ...breaker, state: 'open', ...from(3045, 3100) })).toMatchObject({
      verdict: 'holds',
      evidence: 'web → Shop opened at 3.045 s: 5 calls in a row had failed.',
    });
  });

  it('holds for a moment between two changes', () => {
    expect(judge({ ...breaker, state: 'half-open', ...from(4000, 6000) })).toMatchObject({ at: 5.045e9 });
  });
});

describe('a state that is expected always', () => {
  const stays = { ...breaker, hold: 'always' };

  it('is broken by the first change away from it', () => {
    const broken = judge({ ...stays, state: 'closed', ...from(1000, 8000) });
    expect(broken).toMatchObject({
      verdict: 'broken',
      at: 3.045e9,
      evidence:
        'web → Shop opened at 3.045 s: 5 calls in a row had failed; ' +
        'it was expected to be closed from 1 s to 8 s.',
    });
    expect(judge({ ...stays, state: 'closed', ...from(1000, 8000) }, {}, 3045)).toEqual(broken);
  });

  it('is broken at once where the part is not in it when the span begins', () => {
    expect(judge({ ...stays, state: 'closed', ...after('end', 0, 3000) })).toMatchObject({
      verdict: 'broken',
      at: 6e9,
      evidence:
        'web → Shop was open, since 5.055 s, when the fault “down” ended; ' +
        'it was expected to be closed from 6 s to 9 s.',
    });
  });

  it('holds from a change into it up to a change away from it', () => {
    expect(judge({ ...stays, state: 'open', ...from(3045, 5045) })).toMatchObject({
      verdict: 'holds',
      at: 5.045e9,
      evidence: 'web → Shop was open all the time from 3.045 s to 5.045 s.',
    });
    expect(judge({ ...stays, state: 'open', ...from(3044.999, 5045) }).verdict).toBe('broken');
    expect(judge({ ...stays, state: 'open', ...from(3045, 5045.001) }).verdict).toBe('broken');
    expect(judge({ ...stays, state: 'open', ...from(3045, 5045) }, {}, 5044).verdict).toBe('undecided');
  });
});

describe('a node', () => {
  it('sheds when all its workers are taken, and is calm a second after the last shed request', () => {
    // Each request takes one of two workers for 30 ms, so every third is shed; at 2 s the gaps become long enough.
    const [web, shop] = lineFile.nodes;
    const nodes = [
      { ...web, shape: { kind: 'step', atMs: 2000, ratePerSecond: 10 } },
      { ...shop, latency: { kind: 'constant', ms: 30 } },
    ];
    const node = { kind: 'state', of: { node: 'shop' } };
    const of = (expectation: object) => judge({ ...node, ...expectation }, { nodes, faults: [] });
    expect(of({ hold: 'sometime', state: 'shedding', ...from(0, 1000) })).toMatchObject({
      verdict: 'holds',
      at: 0.03e9,
      evidence: 'Shop began to shed requests at 0.030 s.',
    });
    expect(of({ hold: 'always', state: 'calm', ...from(0, 30) }).verdict).toBe('holds');
    expect(of({ hold: 'always', state: 'shedding', ...from(30, 2500) }).verdict).toBe('holds');
    expect(of({ hold: 'sometime', state: 'calm', ...from(2500, 4000) }).evidence).toMatch(
      /^Shop stopped shedding requests at 3\.0\d\d s\.$/,
    );
  });
});

describe('an instance', () => {
  const second = { kind: 'state', of: { node: 'shop', instance: 2 } };
  const fault = (kind: string) => ({
    faults: [{ id: 'down', kind, target: { nodes: ['shop'] }, fromMs: 3000, toMs: 6000 }],
  });

  it('crashes with a fault, starts after it, and comes up', () => {
    const crash = fault('crash');
    const during = { ...second, hold: 'always', ...after('start', 0, 3000) };
    expect(judge({ ...during, state: 'crashed' }, crash)).toMatchObject({
      verdict: 'holds',
      evidence: 'Shop 2 was crashed all the time from 3 s to 6 s.',
    });
    const again = { ...second, hold: 'always', state: 'starting', ...after('end', 0, 500) };
    expect(judge(again, crash).verdict).toBe('holds');
    expect(judge({ ...second, hold: 'sometime', state: 'up', ...after('end', 0, 500) }, crash)).toMatchObject(
      {
        verdict: 'holds',
        at: 6.5e9,
        evidence: 'Shop 2 came up at 6.500 s, 500 ms after the fault “down” ended.',
      },
    );
    expect(
      judge({ ...second, hold: 'sometime', state: 'up', ...after('start', 0, 3000) }, crash).verdict,
    ).toBe('broken');
  });

  it('hangs while it is up', () => {
    const hang = fault('hang');
    const during = { ...second, hold: 'always', state: 'hung', ...after('start', 0, 3000) };
    expect(judge(during, hang).verdict).toBe('holds');
    expect(
      judge({ ...second, hold: 'sometime', state: 'up', ...after('start', 1, 2999) }, hang).verdict,
    ).toBe('broken');
    expect(judge({ ...second, hold: 'sometime', state: 'up', ...after('end', 0, 0) }, hang)).toMatchObject({
      verdict: 'holds',
      evidence: 'Shop 2 came up at 6.000 s, 0 ms after the fault “down” ended.',
    });
  });

  it('is called by its node when it is the only one', () => {
    const [web, shop] = [lineFile.nodes[0], { ...lineFile.nodes[1], instances: 1 }];
    const only = { kind: 'state', of: { node: 'shop', instance: 1 }, hold: 'sometime', state: 'crashed' };
    const judged = judge({ ...only, ...after('start', 0, 0) }, { ...fault('crash'), nodes: [web, shop] });
    expect(judged.evidence).toBe('Shop crashed at 3.000 s, 0 ms after the fault “down” began.');
  });

  it('that an edit adds was not there before it', () => {
    const start = line();
    const { timeline } = new ScenarioRun(start);
    timeline.run(2e9);
    const third = { id: 'it', kind: 'state', of: { node: 'shop', instance: 3 } };
    const expectations = [
      { ...third, id: 'gone', state: 'stopped', hold: 'always', ...from(0, 2000) },
      { ...third, id: 'starts', state: 'starting', hold: 'always', ...from(2000, 2500) },
      { ...third, id: 'early', state: 'up', hold: 'sometime', ...from(0, 2400) },
      { ...third, id: 'up', state: 'up', hold: 'always', ...from(2500, 3500) },
    ];
    const nodes = [lineFile.nodes[0], { ...lineFile.nodes[1], instances: 3 }];
    const grown = line({ nodes, expect: expectations });
    timeline.apply(commandOf(grown, { path: 'nodes.shop.instances', old: 2, new: 3 }));
    timeline.run(4e9);
    const judged = evaluateExpectations(grown, timeline.world);
    expect(judged.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['gone', 'holds'],
      ['starts', 'holds'],
      ['early', 'broken'],
      ['up', 'holds'],
    ]);
  });
});
