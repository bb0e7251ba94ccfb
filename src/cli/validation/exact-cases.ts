import { CLIENT, NODE } from '../../sim/measure/layout';
import type { LayerModel, Model } from '../../sim/model';
import type { ExactCase } from './case';
import { ample, breaker, constant, edge, immediateRetry, single, system } from './models';
import { always, compared } from './exact';
import { observe, wholeRun } from './observe';

/** Rows without luck: what comes out is a whole number, and has to be that number. */
const SECONDS = 20;

/** Retries at `hops` places one after the other; the leaf fails always. */
function chainOfRetries(hops: number, attempts: number): Model {
  const ids = Array.from({ length: hops }, (_, index) => `hop-${index + 1}`);
  return system({
    ratePerSecond: 20,
    nodes: ids.map((id, index) => {
      const isLeaf = index === hops - 1;
      return ample(id, constant(1), {
        errorRate: isLeaf ? 1 : 0,
        plan: isLeaf ? [] : [[`to-${ids[index + 1]}`]],
      });
    }),
    edges: ids.map((id, index) =>
      edge(`to-${id}`, index === 0 ? 'users' : ids[index - 1], id, { stack: [immediateRetry(attempts)] }),
    ),
  });
}

/** The same number of retries, all of them layers of one edge. */
function stackOfRetries(layers: number, attempts: number): Model {
  const stack: LayerModel[] = Array.from({ length: layers }, (_, i) =>
    immediateRetry(attempts, `retry-${i + 1}`),
  );
  return single(20, ample(`hop-${layers}`, constant(1), { errorRate: 1 }), stack);
}

function deadLeaf(what: string, hops: number, calls: number, model: Model): ExactCase {
  return {
    id: 'layers',
    what: `dead leaf, ${what}: calls a request`,
    expected: String(calls),
    check: () => {
      const { world, differences } = observe(model, 1, { warmUp: 0, measured: SECONDS });
      // All of the run and not its measured range, at whose end some requests are still being tried.
      const range = wholeRun(world);
      const asked = range.client('users', CLIENT.asked);
      const reached = range.node(`hop-${hops}`, NODE.arrived);
      return compared(differences, reached / asked, calls, asked);
    },
  };
}

const CHAIN = system({
  ratePerSecond: 50,
  nodes: [
    ample('a', constant(7), { plan: [['ab']] }),
    ample('b', constant(11), { plan: [['bc']] }),
    ample('c', constant(13)),
  ],
  edges: [edge('in', 'users', 'a'), edge('ab', 'a', 'b'), edge('bc', 'b', 'c')],
});

const PARALLEL = system({
  ratePerSecond: 50,
  nodes: [
    ample('root', constant(0), { plan: [['x', 'y', 'z']] }),
    ample('a', constant(7)),
    ample('b', constant(29)),
    ample('c', constant(13)),
  ],
  edges: [
    edge('in', 'users', 'root'),
    edge('x', 'root', 'a'),
    edge('y', 'root', 'b'),
    edge('z', 'root', 'c'),
  ],
});

/** Two steps after 5 ms of own work: the longer of 7 and 29, then 13; each way along an edge takes 1 ms. */
const STEPS = system({
  ratePerSecond: 50,
  nodes: [
    ample('root', constant(5), { plan: [['x', 'y'], ['z']] }),
    ample('a', constant(7)),
    ample('b', constant(29)),
    ample('c', constant(13)),
  ],
  edges: [
    edge('in', 'users', 'root'),
    edge('x', 'root', 'a'),
    edge('y', 'root', 'b'),
    edge('z', 'root', 'c'),
  ].map((one) => ({ ...one, latency: constant(1) })),
});

function constants(what: string, ms: number, model: Model): ExactCase {
  return {
    id: 'constants',
    what: `${what}: total, ms`,
    expected: String(ms),
    check: () => always(ms, observe(model, 1, { warmUp: 0, measured: SECONDS })),
  };
}

const DEAD = single(100, ample('server', constant(0), { errorRate: 1 }), [
  breaker({
    tripOn: 'consecutive-failures',
    failureThreshold: 5,
    openForMs: 5000,
    trialsPermitted: 1,
    trialsRequired: 1,
  }),
]);

/** Five calls open the breaker; then one trial reaches the callee each time that five seconds have passed. */
const deadCallee: ExactCase = {
  id: 'breaker',
  what: 'dead callee, 60 s at 100/s, opens after 5 for 5 s, one trial: calls that reach it (20 seeds)',
  expected: '16 or 17',
  check: () => {
    const reached = new Map<number, number>();
    const found: string[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const { range, differences } = observe(DEAD, seed, { warmUp: 0, measured: 60 });
      const calls = range.node('server', NODE.arrived);
      const asked = range.client('users', CLIENT.asked);
      reached.set(calls, (reached.get(calls) ?? 0) + 1);
      found.push(...differences);
      if (calls !== 16 && calls !== 17) found.push(`seed ${seed}: ${calls} of ${asked} calls reached it`);
    }
    const measured = [...reached].map(([calls, times]) => `${calls} (${times} x)`).join(', ');
    return { measured, differences: found };
  },
};

export const EXACT: readonly ExactCase[] = [
  deadLeaf('3 attempts in 3 hops', 3, 27, chainOfRetries(3, 3)),
  deadLeaf('4 attempts in 3 hops', 3, 64, chainOfRetries(3, 4)),
  deadLeaf('2 attempts in 5 hops', 5, 32, chainOfRetries(5, 2)),
  deadLeaf('3 attempts in 3 layers of one edge', 3, 27, stackOfRetries(3, 3)),
  deadLeaf('4 attempts in 3 layers of one edge', 3, 64, stackOfRetries(3, 4)),
  deadLeaf('5 attempts in 2 layers of one edge', 2, 25, stackOfRetries(2, 5)),
  constants('chain of 7, 11, 13 is their sum', 31, CHAIN),
  constants('7, 29, 13 side by side is their maximum', 29, PARALLEL),
  constants('two steps with a network of 1 ms', 5 + 29 + 13 + 6, STEPS),
  deadCallee,
];
