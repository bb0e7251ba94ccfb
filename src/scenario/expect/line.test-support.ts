import { ensure } from '../../base/assert';
import { smallFile } from '../small-scenario.test-support';
import type { Scenario } from '../format';
import { parseScenario } from '../parse-scenario';
import { runScenario } from '../run-scenario';
import type { Judged } from '../verdict';

/**
 * A line without any luck: a client that asks every 10 ms, beginning at 10 ms, and a shop with two instances that
 * answers after 5 ms. From 3 s to 6 s all its answers are errors, and the breaker between them opens for 2 s after
 * five of them in a row. Hops take no time.
 */
export const lineFile = {
  ...smallFile,
  nodes: [
    {
      kind: 'client',
      id: 'web',
      ratePerSecond: 100,
      spacing: 'even',
      mix: [{ requestType: 'read', edge: 'web-shop' }],
    },
    {
      kind: 'service',
      id: 'shop',
      name: 'Shop',
      instances: 2,
      concurrency: 1,
      queueRoom: 0,
      startupMs: 500,
      noticedAfterMs: 0,
      latency: { kind: 'constant', ms: 5 },
    },
  ],
  edges: [
    {
      id: 'web-shop',
      from: 'web',
      to: 'shop',
      latency: { kind: 'constant', ms: 0 },
      stack: [{ id: 'breaker', kind: 'circuit-breaker', settings: { openForMs: 2000, trialsPermitted: 1 } }],
    },
  ],
  faults: [
    { id: 'down', kind: 'degraded', target: { nodes: ['shop'] }, fromMs: 3000, toMs: 6000, errorRate: 1 },
  ],
};

type LineFile = { readonly [Key in keyof typeof lineFile]: unknown };

export function line(changes: Partial<LineFile> = {}): Scenario {
  const parsed = parseScenario({ ...lineFile, ...changes });
  return ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
}

/** What a run of the line says about one expectation. */
export function judge(expectation: object, changes: Partial<LineFile> = {}, untilMs = 10_000): Judged {
  const report = runScenario(line({ expect: [{ id: 'it', ...expectation }], ...changes }), { untilMs });
  return ensure(report.expectations[0], 'one expectation');
}
