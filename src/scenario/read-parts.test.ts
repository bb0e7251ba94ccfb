import { describe, expect, it } from 'vitest';
import { problemsOf, small, smallFile, withPart } from './small-scenario.test-support';

const planned = (...plan: readonly unknown[]) => withPart('nodes', 'shop', { plan });
/** The plan of the shop after reading. */
const planOf = (...plan: readonly unknown[]): unknown =>
  small({ nodes: smallFile.nodes.map((node) => (node.id === 'shop' ? { ...node, plan } : node)) }).nodes[1];

it('a part that is called nothing is called by its id', () => {
  for (const name of ['', '   ', undefined]) {
    const nodes = smallFile.nodes.map((node) => ({ ...node, name }));
    expect(small({ nodes }).nodes.map((node) => node.name)).toEqual(smallFile.nodes.map(({ id }) => id));
  }
});

describe('a call', () => {
  it('is its edge when nothing is special about it', () => {
    const plain = { edge: 'shop-db' };
    const plan = [plain, [plain], [[plain, 'shop-db']].flat(), { ...plain, optional: false, awaited: true }];
    expect(planOf(...plan)).toMatchObject({
      plan: ['shop-db', 'shop-db', ['shop-db', 'shop-db'], 'shop-db'],
    });
  });

  it('says in full what is special about it', () => {
    const plan = [
      { edge: 'shop-db', optional: true },
      [
        { edge: 'shop-db', awaited: false },
        { edge: 'shop-db', requestTypes: ['read'] },
      ],
      [{ edge: 'shop-db', optional: true, awaited: false }],
    ];
    expect(planOf(...plan)).toMatchObject({
      plan: [
        { edge: 'shop-db', optional: true, awaited: true },
        [
          { edge: 'shop-db', optional: false, awaited: false },
          { edge: 'shop-db', optional: false, awaited: true, requestTypes: ['read'] },
        ],
        { edge: 'shop-db', optional: true, awaited: false },
      ],
    });
  });

  const CALL = 'an edge id, or an object with the edge and what is special about the call';

  it.each<[string, unknown, string]>([
    ['no edge', { optional: true }, '.edge: an id of 1 to 64 small letters, digits and hyphens / nothing'],
    [
      'an unknown edge',
      { edge: 'shop-bd', optional: true },
      '.edge: the id of an edge, perhaps "shop-db" / "shop-bd"',
    ],
    [
      'an edge of somebody else',
      { edge: 'web-shop', optional: true },
      '.edge: an edge that leaves shop / "web-shop", which leaves web',
    ],
    [
      'an unknown type of requests',
      { edge: 'shop-db', requestTypes: ['read', 'raed'] },
      '.requestTypes[1]: the id of a request type, perhaps "read" / "raed"',
    ],
    [
      'no type of requests',
      { edge: 'shop-db', requestTypes: [] },
      '.requestTypes: a list of 1 to 200 items / an empty list',
    ],
    ['a word for a flag', { edge: 'shop-db', awaited: 'no' }, '.awaited: true or false / "no"'],
    [
      'an unknown key',
      { edge: 'shop-db', option: true },
      ': a known key, perhaps "optional" / the unknown key "option"',
    ],
    [
      'a number',
      5,
      `: a call, or a list of 1 to 100 calls that are made side by side; a call is ${CALL} / 5`,
    ],
    ['a list in a list', [['shop-db']], `[0]: ${CALL} / a list of 1`],
  ])('is told of %s', (_, call, line) => {
    expect(problemsOf(planned(call))[0]).toBe(`nodes.shop.plan[0]${line}`);
  });

  it('is told at its place in a step', () => {
    expect(problemsOf(planned('shop-db', ['shop-db', { edge: 'nope', optional: true }]))).toEqual([
      'nodes.shop.plan[1][1].edge: the id of an edge: web-shop, shop-db / "nope"',
    ]);
  });
});

describe('a client', () => {
  it('may be impatient, and is told of a patience that it cannot have', () => {
    const patience = { kind: 'constant', ms: 300 };
    expect(problemsOf(withPart('nodes', 'web', { patience, think: patience, zone: 'east' }))).toEqual([]);
    expect(problemsOf(withPart('nodes', 'web', { patience: 300 }))).toEqual([
      expect.stringMatching(/^nodes\.web\.patience: an object with kind "constant", .* \/ 300$/),
    ]);
  });

  it('that is closed needs a mix as soon as it has users', () => {
    const closed = (users: number) => withPart('nodes', 'web', { load: 'closed', users, mix: [] });
    expect(problemsOf(closed(0))).toEqual([]);
    expect(problemsOf(closed(1))).toHaveLength(1);
  });

  it('at no rate needs a mix as soon as its rate ever changes', () => {
    const still = { ratePerSecond: 0, mix: [] };
    expect(problemsOf(withPart('nodes', 'web', still))).toEqual([]);
    const shape = { kind: 'step', atMs: 1000, ratePerSecond: 5 };
    expect(problemsOf(withPart('nodes', 'web', { ...still, shape }))).toHaveLength(1);
  });
});
