import { describe, expect, it } from 'vitest';
import { small } from '../small-scenario.test-support';
import { writeScenario } from '../write-scenario';
import { acted, whyNot } from './acted.test-support';
import type { PlanChange } from './acts';

const service = (id: string, ...plan: unknown[]) => ({ kind: 'service', id, name: id.toUpperCase(), plan });
const edge = (id: string, ...stack: unknown[]) => ({
  id,
  from: id.split('-')[0],
  to: id.split('-')[1],
  stack,
});
const system = small({
  requestTypes: [{ id: 'read' }, { id: 'write' }],
  nodes: [
    {
      kind: 'client',
      id: 'web',
      ratePerSecond: 5,
      mix: [{ requestType: 'write', edge: 'web-a', weight: 3 }],
    },
    { kind: 'client', id: 'app', ratePerSecond: 0 },
    service('a', 'a-b', ['a-c', { edge: 'a-d', optional: true, requestTypes: ['write'] }]),
    service('b', 'b-c'),
    service('c'),
    service('d'),
  ],
  edges: [edge('web-a'), edge('a-b'), edge('a-c'), edge('a-d'), edge('b-c')],
  faults: [],
});
const nodeIn = ({ after }: ReturnType<typeof acted>, id: string) => after.nodes.find((one) => one.id === id);

describe('connecting a call anew', () => {
  it('leads it elsewhere and leaves who makes it and how', () => {
    const done = acted(system, { kind: 'reconnect', edge: 'b-c', end: 'to', node: 'd' });
    expect(done.label).toBe('B → D connected in place of B → C');
    expect(done.after.edges.at(-1)).toMatchObject({ id: 'b-c', from: 'b', to: 'd' });
    expect(nodeIn(done, 'b')).toMatchObject({ plan: ['b-c'] });
  });

  it('has another node make it, and the one before not any more', () => {
    const done = acted(system, { kind: 'reconnect', edge: 'a-d', end: 'from', node: 'b' });
    expect(nodeIn(done, 'a')).toMatchObject({ plan: ['a-b', 'a-c'] });
    expect(nodeIn(done, 'b')).toMatchObject({ plan: ['b-c', 'a-d'] });
  });

  it('takes what a client asks for to the other client', () => {
    const done = acted(system, { kind: 'reconnect', edge: 'web-a', end: 'from', node: 'app' });
    expect(nodeIn(done, 'web')).toMatchObject({ ratePerSecond: 0, mix: [] });
    expect(nodeIn(done, 'app')).toMatchObject({
      ratePerSecond: 20,
      mix: [{ requestType: 'write', edge: 'web-a', weight: 3 }],
    });
  });

  it('is refused where the call could not be drawn anew', () => {
    expect(whyNot(system, { kind: 'reconnect', edge: 'b-c', end: 'to', node: 'a' })).toEqual([
      'edges.b-c.to: a call that can be made / Calls would run in a circle: B → A → B.',
    ]);
    expect(whyNot(system, { kind: 'reconnect', edge: 'b-c', end: 'from', node: 'a' })).toEqual([
      'edges.b-c.from: a call that can be made / A calls C already.',
    ]);
  });
});

describe('a plan', () => {
  const planAfter = (change: PlanChange) => nodeIn(acted(system, { kind: 'plan', node: 'a', change }), 'a');
  const special = { edge: 'a-d', optional: true, awaited: true, requestTypes: ['write'] };

  it.each<[PlanChange, unknown]>([
    [{ kind: 'add', edge: 'a-b' }, ['a-b', ['a-c', special], 'a-b']],
    [{ kind: 'add', edge: 'a-b', beside: 1 }, ['a-b', ['a-c', special, 'a-b']]],
    [{ kind: 'remove', step: 0, call: 0 }, [['a-c', special]]],
    [{ kind: 'remove', step: 1, call: 1 }, ['a-b', 'a-c']],
    [{ kind: 'move', step: 1, to: 0 }, [['a-c', special], 'a-b']],
    [{ kind: 'apart', step: 1, call: 0 }, ['a-b', special, 'a-c']],
    [{ kind: 'together', step: 1 }, [['a-b', 'a-c', special]]],
    [
      { kind: 'call', step: 0, call: 0, awaited: false },
      [{ edge: 'a-b', optional: false, awaited: false }, ['a-c', special]],
    ],
    [{ kind: 'call', step: 1, call: 1, optional: false, requestTypes: [] }, ['a-b', ['a-c', 'a-d']]],
  ])('is changed by %j', (change, plan) => {
    expect(planAfter(change)).toMatchObject({ plan });
  });

  it.each<PlanChange>([
    { kind: 'remove', step: 2, call: 0 },
    { kind: 'remove', step: 0, call: 1 },
    { kind: 'move', step: 0, to: 2 },
    { kind: 'together', step: 0 },
    { kind: 'add', edge: 'a-b', beside: -1 },
  ])('has no place for %j', (change) => {
    expect(whyNot(system, { kind: 'plan', node: 'a', change })[0]).toMatch(/^nodes\.a\.plan: /);
  });
});

describe('types of requests', () => {
  it('are added with an id of their own, and renamed without losing who asks for them', () => {
    const added = acted(system, { kind: 'request-type', change: { kind: 'add', name: 'Read' } });
    expect(added.after.requestTypes.at(-1)).toMatchObject({ id: 'read-2', name: 'Read', method: 'GET' });
    const change = { kind: 'rename', id: 'write', name: ' Order ' } as const;
    const renamed = acted(system, { kind: 'request-type', change });
    expect(renamed.after.requestTypes[1]).toMatchObject({ id: 'write', name: 'Order' });
  });

  it('go with all that is only about them', () => {
    const done = acted(system, { kind: 'request-type', change: { kind: 'remove', id: 'write' } });
    expect(done.label).toBe('write removed; web at rest');
    expect(nodeIn(done, 'a')).toMatchObject({ plan: ['a-b', 'a-c'] });
  });

  it('are refused with a path that is none', () => {
    const change = { kind: 'add', name: 'Read', path: 'things' } as const;
    expect(whyNot(system, { kind: 'request-type', change })[0]).toMatch(/^requestTypes\.read-2\.path: /);
  });
});

describe('one setting of several parts', () => {
  const parts = ['web', 'a', 'b'].map((id) => ({ kind: 'node', id }) as const);

  it('is set for all that have it', () => {
    const act = { kind: 'set-all', parts, key: 'concurrency', value: 3, label: 'Workers' } as const;
    const done = acted(system, act);
    expect(done.label).toBe('Workers of 2 parts');
    for (const id of ['a', 'b']) expect(nodeIn(done, id)).toMatchObject({ concurrency: 3 });
    expect(nodeIn(done, 'c')).toMatchObject({ concurrency: 16 });
  });

  it('may be a latency, one of an edge, or one that is left out', () => {
    const latency = { kind: 'constant', ms: 7 } as const;
    const all = [...parts, { kind: 'edge', id: 'a-b' } as const];
    const done = acted(system, {
      kind: 'set-all',
      parts: all,
      key: 'latency',
      value: latency,
      label: 'Time',
    });
    expect(nodeIn(done, 'a')).toMatchObject({ latency });
    expect(done.after.edges[1]).toMatchObject({ latency });
    const zone = acted(system, { kind: 'set-all', parts, key: 'zone', value: 'east', label: 'Zone' });
    expect(nodeIn(zone, 'web')).toMatchObject({ zone: 'east' });
    const none = acted(zone.after, { kind: 'set-all', parts, key: 'zone', value: null, label: 'Zone' });
    expect(none.after).toEqual(system);
  });

  it.each([
    ['concurrency', 0.5, /^nodes\.a\.concurrency: /],
    ['id', 'x', /^id: a setting of one of the parts/],
    ['nonsense', 1, /^nonsense: a setting of one of the parts/],
  ])('is refused: %s = %s', (key, value, why) => {
    expect(whyNot(system, { kind: 'set-all', parts, key, value, label: 'It' })[0]).toMatch(why);
  });
});

describe('lining up', () => {
  const boxes = {
    a: { x: 0, y: 0, width: 100, height: 40 },
    b: { x: 300, y: 30, width: 50, height: 80 },
    c: { x: 120, y: 200, width: 60, height: 40 },
  };

  it.each([
    [
      'left',
      [
        [0, 0],
        [0, 30],
        [0, 200],
      ],
    ],
    [
      'right',
      [
        [250, 0],
        [300, 30],
        [290, 200],
      ],
    ],
    [
      'centre',
      [
        [125, 0],
        [150, 30],
        [145, 200],
      ],
    ],
    [
      'top',
      [
        [0, 0],
        [300, 0],
        [120, 0],
      ],
    ],
    [
      'middle',
      [
        [0, 100],
        [300, 80],
        [120, 100],
      ],
    ],
    [
      'bottom',
      [
        [0, 200],
        [300, 160],
        [120, 200],
      ],
    ],
    [
      'spread-across',
      [
        [0, 0],
        [300, 30],
        [170, 200],
      ],
    ],
    [
      'spread-down',
      [
        [0, 0],
        [300, 80],
        [120, 200],
      ],
    ],
  ] as const)('%s', (along, places) => {
    const { after } = acted(system, { kind: 'align', along, boxes });
    expect(after.nodes.slice(2, 5).map(({ position }) => [position?.x, position?.y])).toEqual(places);
  });

  it('needs two nodes, and three to have gaps', () => {
    const { a, b } = boxes;
    expect(whyNot(system, { kind: 'align', along: 'left', boxes: { a } })[0]).toMatch(/at least 2 nodes/);
    expect(whyNot(system, { kind: 'align', along: 'spread-down', boxes: { a, b } })[0]).toMatch(/at least 3/);
  });
});

describe('a new name', () => {
  it('is told with the old one', () => {
    const { label, after } = acted(system, { kind: 'rename', node: 'a', name: '  Orders ' });
    expect(label).toBe('A renamed to Orders');
    expect(after.nodes[2]).toMatchObject({ id: 'a', name: 'Orders' });
  });

  it('is refused when it is empty', () => {
    expect(whyNot(system, { kind: 'rename', node: 'a', name: ' ' })).toEqual([
      'nodes.a.name: a name of 1 to 120 characters / nothing',
    ]);
  });
});

describe('becoming a text', () => {
  it('makes only the changes that it takes', () => {
    const text = writeScenario(system).replace('"name": "C"', '"name": "Core"');
    const { after, made, label } = acted(system, { kind: 'become', text });
    expect(label).toBe('Text: nodes.c.name');
    expect(after.nodes[4]).toMatchObject({ name: 'Core' });
    expect(made).toEqual([]);
  });

  it('is refused where the scenario is another than the one that the text was made of', () => {
    const upon = writeScenario(system);
    const text = upon.replace('"name": "C"', '"name": "Core"');
    expect(acted(system, { kind: 'become', text, upon }).label).toBe('Text: nodes.c.name');
    const { after } = acted(system, { kind: 'rename', node: 'd', name: 'Other' });
    expect(whyNot(after, { kind: 'become', text, upon })[0]).toMatch(/^text: .*changed meanwhile$/);
  });

  it('is refused with the place where the text is wrong', () => {
    expect(whyNot(system, { kind: 'become', text: '{"format":' })[0]).toMatch(/^line 1, column 11: /);
    const text = writeScenario(system).replace('"concurrency": 16', '"concurrency": "many"');
    expect(whyNot(system, { kind: 'become', text })[0]).toMatch(/^nodes\.a\.concurrency: /);
  });
});
