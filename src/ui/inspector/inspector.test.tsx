import { prerender } from 'react-dom/static';
import { describe, expect, it } from 'vitest';
import {
  BALANCER_FIGURE,
  BREAKER_FIELD,
  BULKHEAD_FIELD,
  CACHE_FIGURE,
  EDGE_FIELD,
  EJECTION_FIGURE,
  FALLBACK_FIGURE,
  FLIGHT_FIGURE,
  HEAD,
  HEALTH,
  HEDGE_FIGURE,
  LIMITER_FIGURE,
  NODE_FIELD,
} from '../../worker/frame';
import { AppProvider } from '../app/app-context';
import { standingActors, type Stage } from './actors.test-support';
import { Inspector } from './inspector';
import {
  balancerLayer,
  breakerLayer,
  cacheLayer,
  ejectionLayer,
  fallbackLayer,
  flightLayer,
  hedgeLayer,
  limiterLayer,
} from './layers.test-support';
import { sharedDatabase } from './databases.test-support';
import { shopScenario } from './scenario.test-support';

const scenario = shopScenario();
const shared = sharedDatabase();
const guarded = { kind: 'edge', id: 'orders-payments' } as const;

/** Waits for what is fetched on the way; the marks that React leaves in a text are taken out. */
async function markup(stage: Partial<Stage> = {}): Promise<string> {
  const { prelude } = await prerender(
    <AppProvider actors={standingActors({ scenario, ...stage })}>
      <Inspector />
    </AppProvider>,
  );
  return (await new Response(prelude).text()).replace(/<!--.*?-->/g, '');
}

/** What is read, without the elements. */
async function words(stage: Partial<Stage> = {}): Promise<string> {
  return (await markup(stage)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

const openBreaker = {
  [BREAKER_FIELD.mode]: 1,
  [BREAKER_FIELD.changedAt]: 30.77e9,
  [BREAKER_FIELD.openUntil]: 35.77e9,
  [BREAKER_FIELD.openFor]: 5e9,
  [BREAKER_FIELD.windowCalls]: 20,
  [BREAKER_FIELD.windowFailures]: 12,
  [BREAKER_FIELD.windowSize]: 20,
  [BREAKER_FIELD.ringBits]: 0b1111_1111_1111,
  [BREAKER_FIELD.ringCount]: 20,
};

describe('nothing selected', () => {
  it('asks the question and tells what to watch, in order', async () => {
    const text = await words();
    expect(text).toContain('Does the shop stay on its feet?');
    expect(text).toMatch(/What to watch At 20 s payments begins to fail\. At 45 s it recovers\./);
  });

  it('names a scenario that asks nothing', async () => {
    expect(await words()).toContain('The question');
    expect(await words({ scenario: { ...scenario, question: '' } })).toContain(`Scenario ${scenario.name}`);
  });

  it('lists what is expected with what became of it', async () => {
    const verdict = [
      { id: 'opens', verdict: 'holds', evidence: 'It opened at 20.210 s.' },
      { id: 'good', verdict: 'broken', evidence: 'Only 80 %.' },
    ] as const;
    const html = await markup({ run: { verdict } });
    expect(html).toContain('aria-label="Holds"');
    expect(html).toContain('aria-label="Broken"');
    expect(html).toContain('aria-label="Not decided yet"');
    expect(await words({ run: { verdict } })).toContain('Expected 1 broken, 1 holds, 1 not decided');
    expect(html).toContain('It opened at 20.210 s.');
  });

  it('lists the edits of the run, newest first', async () => {
    const edit = { path: 'x', old: 1, new: 2 };
    const log = [
      { edit, label: 'first', time: 1e9, after: 10 },
      { edit, label: 'second', time: 12.4e9, after: 20 },
    ];
    expect(await words({ run: { log, undo: 'second' } })).toContain('12.40 s second 1.00 s first');
    expect(await words()).toContain('None yet. Change any setting while it runs');
  });

  it('shows the scenario for parts that an edit took away', async () => {
    const selection = { kind: 'node', id: 'gone' } as const;
    expect(await words({ selection })).toContain('What to watch');
    expect(await words({ selection, also: [{ kind: 'edge', id: 'gone, too' }] })).toContain('What to watch');
  });
});

describe('a selected call', () => {
  const frame = {
    head: { [HEAD.time]: 32.4e9 },
    edges: {
      'orders-payments': {
        [EDGE_FIELD.callRate]: 81,
        [EDGE_FIELD.sentRate]: 0,
        [EDGE_FIELD.rejectedRate]: 81,
      },
    },
    layers: {
      'orders-payments/breaker': openBreaker,
      'orders-payments/bulkhead': { [BULKHEAD_FIELD.current]: 3, [BULKHEAD_FIELD.limit]: 24 },
    },
  };

  it('tells its name, what it carries and its figures', async () => {
    const text = await words({ selection: guarded, frame });
    expect(text).toContain('orders → payments');
    expect(text).toContain('Call, for POST /orders and GET /orders');
    expect(text).toContain('81/s asked 0/s let through 81/s rejected 1.00× tries a call');
  });

  it('lists its policies outermost first, with their settings and how they stand', async () => {
    const text = await words({ selection: guarded, frame });
    expect(text).toMatch(
      /Policies 4 .*Retry 3 tries, 80 ms × 2 0 waiting Circuit breaker ≥ 50 % of 20 calls Open/,
    );
    expect(text).toContain('Timeout 250 ms per try 0/s timed out Bulkhead 24 slots, no queue 3 / 24');
    expect(text).toContain(
      'Order is sound. Retry sits outside the breaker, so it stops when the breaker opens.',
    );
  });

  it('opens one policy: the breaker with its ring, why it is open and the way there', async () => {
    const sentence = 'Open since 30.77 s because 1 of 3 trials failed.';
    const layers = [
      {
        edge: guarded.id,
        layer: 'breaker',
        explanation: { sentence, facts: [{ label: 'calls', value: 3 }] },
        decision: { sentence: 'The last call was rejected.', facts: [] },
      },
    ];
    const stage = {
      selection: guarded,
      layer: 'breaker',
      frame,
      run: {
        detail: {
          kind: 'detail',
          runId: 'r',
          part: guarded,
          time: 32.4e9,
          layers,
          instances: [],
          spentFaults: [],
        },
      },
    } as const;
    const html = await markup(stage);
    expect(html.match(/aria-expanded="true"/g)).toHaveLength(1);
    expect(html).toContain('aria-label="Open: 12 of 20 calls failed"');
    const text = await words(stage);
    expect(text).toContain(
      `Why is it open? ${sentence} Its last decision The last call was rejected. Why, step by step Go to 30.77 s Figures behind it`,
    );
    expect(text).toContain('2 more settings at default');
  });

  it('says so when nothing guards it, and offers whole stacks', async () => {
    const text = await words({ selection: { kind: 'edge', id: 'unused' } });
    expect(text).toContain('No policies guard this call');
    expect(text).toMatch(/Add layer Or begin with a whole stack Resilient client .* Retry › Circuit breaker/);
  });

  it('offers what can be done with an open policy, and not what cannot', async () => {
    const html = await markup({ selection: guarded, layer: 'retry', frame });
    expect(html).toContain('aria-label="Move Retry, place 1 of 4"');
    const outward = /<button[^>]*aria-label="Move outward"[^>]*>/.exec(html)?.[0];
    expect(outward).toContain('aria-disabled="true"');
    const inward = /<button[^>]*aria-label="Move inward"[^>]*>/.exec(html)?.[0];
    expect(inward).not.toContain('aria-disabled');
    expect(html).toContain('aria-label="Remove Retry"');
  });

  it('says of a policy that is switched off that it is, and asks nothing of its engine', async () => {
    const off = { ...breakerLayer(), enabled: false };
    const edges = scenario.edges.map((edge) => (edge.id === guarded.id ? { ...edge, stack: [off] } : edge));
    const stage = { scenario: { ...scenario, edges }, selection: guarded, layer: 'breaker', frame };
    const text = await words(stage);
    expect(text).toContain('Circuit breaker 5 failed in a row off It is switched off');
    expect(await markup(stage)).not.toContain('aria-label="Open: 12 of 20 calls failed"');
  });

  it('says of every kind of policy how it stands', async () => {
    const stack = [
      limiterLayer(),
      cacheLayer(),
      flightLayer(),
      fallbackLayer(),
      hedgeLayer(),
      balancerLayer(),
      ejectionLayer(),
    ];
    const edges = scenario.edges.map((edge) => (edge.id === guarded.id ? { ...edge, stack } : edge));
    const layers = {
      'orders-payments/limiter': { [LIMITER_FIGURE.remaining]: 3, [LIMITER_FIGURE.capacity]: 10 },
      'orders-payments/cache': { [CACHE_FIGURE.hits]: 0, [CACHE_FIGURE.misses]: 0 },
      'orders-payments/flight': { [FLIGHT_FIGURE.joined]: 5 },
      'orders-payments/fallback': { [FALLBACK_FIGURE.served]: 5 },
      'orders-payments/hedge': { [HEDGE_FIGURE.delay]: 40e6 },
      'orders-payments/balancer': { [BALANCER_FIGURE.members]: 4, [BALANCER_FIGURE.candidates]: 3 },
      'orders-payments/ejection': { [EJECTION_FIGURE.members]: 4, [EJECTION_FIGURE.ejected]: 1 },
    };
    const text = await words({
      scenario: { ...scenario, edges },
      selection: guarded,
      frame: { head: { [HEAD.time]: 5e9 }, layers },
    });
    expect(text).toContain('Rate limiter 100/s, bucket of 10 3 left');
    expect(text).toContain('Cache fresh 60 s, 1000 entries not asked');
    expect(text).toContain('Single flight one call per key 0/s joined');
    expect(text).toContain('Fallback a fixed value 0/s served');
    expect(text).toContain('Hedge after p95, 10 % more after 40 ms');
    expect(text).toContain('Load balancer in turn 3 of 4 instances');
    expect(text).toContain('Outlier ejection 5 in a row, below the others 1 of 4 ejected');
  });
});

describe('a selected node', () => {
  const payments = { kind: 'node', id: 'payments' } as const;

  it('tells how it stands and what can be done to it', async () => {
    const frame = {
      head: { [HEAD.time]: 32.4e9 },
      nodes: {
        payments: {
          [NODE_FIELD.rate]: 12,
          [NODE_FIELD.failedShare]: 0.9,
          [NODE_FIELD.health]: HEALTH.failing,
          [NODE_FIELD.inFlight]: 4,
          [NODE_FIELD.capacity]: 32,
          [NODE_FIELD.faulted]: 1,
        },
      },
    };
    const text = await words({ selection: payments, frame });
    expect(text).toContain('payments Service, failing');
    expect(text).toContain('12/s arrive 90% failed');
    expect(text).toContain('in flight 4 / 32');
    expect(text).toContain(
      'Payment outage acting now payments: errors 90 %, latency × 5, from 20 s until 45 s',
    );
    expect(text).toMatch(/Called by orders .*orders/);
    expect(await markup({ selection: payments, frame })).not.toContain('aria-disabled');
  });

  it('tells how each of its instances stands, by zone, and which one is slow', async () => {
    const up = {
      state: 'up',
      hung: false,
      retired: false,
      zone: 'east',
      since: 0,
      busy: 2,
      workers: 8,
    } as const;
    const calm = { ...up, queued: 0, rate: 100, failedShare: 0, meanMs: 20, keptAway: [], chosen: [] };
    const instances = [
      { ...calm, number: 1 },
      { ...calm, number: 2, zone: 'west', meanMs: 100 },
      { ...calm, number: 3, hung: true },
      { ...calm, number: 4, state: 'crashed', zone: 'west', workers: 0, meanMs: NaN },
    ] as const;
    const detail = {
      kind: 'detail',
      runId: 'r',
      part: payments,
      time: 2e9,
      layers: [],
      instances,
      spentFaults: [],
    } as const;
    const text = await words({ selection: payments, run: { detail } });
    expect(text).toContain('Instances 2 of 4 ready');
    expect(text).toMatch(/east 1 up 2\/8 0 100\/s 0% 20 ms 3 hung .* west 2 slow 5.0× .* 4 crashed – /);
    expect(text).toContain('Instance 2 takes 5.0× as long as the others.');
    const one = { ...detail, instances: [{ ...calm, number: 1, zone: '' }] };
    expect(await words({ selection: payments, run: { detail: one } })).toContain('up since 0.00 s Break it');
    const other = { ...detail, part: { kind: 'node', id: 'orders' } } as const;
    expect(await words({ selection: payments, run: { detail: other } })).toContain('has not told yet');
  });

  it('folds its settings away, all but those that one looks for', async () => {
    const html = await markup({ selection: payments });
    const folds = [
      ...html.matchAll(/aria-expanded="(\w+)" aria-controls[^>]*><svg.*?<\/svg><span[^>]*>([^<]+)</g),
    ];
    expect(Object.fromEntries(folds.map(([, open, title]) => [title, open]))).toMatchObject({
      Capacity: 'true',
      Work: 'true',
      Queue: 'false',
      Failures: 'false',
      'Instances come and go': 'false',
      'Zones and tags': 'false',
    });
    expect(await words({ selection: { kind: 'node', id: 'orders' } })).toContain('Call plan 1 payments');
  });

  it('has nothing to recover from while no fault acts on it', async () => {
    const html = await markup({ selection: payments, frame: {} });
    expect(html.match(/aria-disabled="true"/g)).toHaveLength(1);
    expect(await words({ selection: payments, frame: {} })).toContain('Payment outage ahead');
  });

  it('offers no faults for a client', async () => {
    const text = await words({ selection: { kind: 'node', id: 'web' } });
    expect(text).toContain('web Client, idle');
    expect(text).toMatch(
      /Asks for Place an order .*50% of all, POST \/orders.* List orders .*50% of all, GET \/orders/,
    );
    expect(text).not.toContain('Kill');
    expect(text).toContain('Rate over time steady');
    expect(text).toContain('Patience Loses patience');
  });

  it('says of a database what kind of store it is, how that fails, and whose it is', async () => {
    const db = { kind: 'node', id: 'db' } as const;
    const text = await words({ scenario: shared, selection: db });
    expect(text).toContain('payments db Document database, idle');
    expect(text).toMatch(/Database Kind .* Whole documents, each by itself.* of two writes to one document/);
    expect(text).toMatch(/Here it is otherwise in: work, .* Set all as usual/);
    expect(text).toMatch(/Belongs to the first caller: payments/);
    expect(text).toContain('orders calls it, which crosses ownership: it belongs to payments.');
    expect(await words({ selection: payments })).not.toContain('Belongs to');
  });

  it('warns at a call that crosses ownership, and lists it for the scenario', async () => {
    const crossing = await words({ scenario: shared, selection: { kind: 'edge', id: 'orders-db' } });
    expect(crossing).toContain('It crosses ownership: payments db belongs to payments.');
    const own = await words({ scenario: shared, selection: { kind: 'edge', id: 'payments-db' } });
    expect(own).not.toContain('crosses ownership');
    expect(await words({ scenario: shared })).toMatch(/Cross ownership .*orders → payments db/);
    expect(await words()).not.toContain('Cross ownership');
  });
});
