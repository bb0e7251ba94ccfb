import { ensure } from '../base/assert';
import type { Problem } from '../base/problem';
import { ENGINE_VERSION } from '../sim/engine-version';
import { FORMAT_VERSION, type Scenario } from './format';
import { parseScenario } from './parse-scenario';

type Part = Readonly<Record<string, unknown>>;

/** A client, a service and its database, as a file that gives only what has no default. Tests change a part of it. */
export const smallFile = {
  format: 'breakwater-scenario',
  version: FORMAT_VERSION,
  engine: ENGINE_VERSION,
  id: 'small',
  name: 'Small',
  seed: 5,
  durationMs: 10_000,
  measure: { fromMs: 0, toMs: 10_000 },
  requestTypes: [{ id: 'read' }],
  nodes: [
    { kind: 'client', id: 'web', ratePerSecond: 50, mix: [{ requestType: 'read', edge: 'web-shop' }] },
    { kind: 'service', id: 'shop', name: 'Shop', latency: { kind: 'constant', ms: 4 }, plan: ['shop-db'] },
    { kind: 'database', id: 'db', latency: { kind: 'constant', ms: 2 } },
  ] as readonly Part[],
  edges: [
    { id: 'web-shop', from: 'web', to: 'shop' },
    {
      id: 'shop-db',
      from: 'shop',
      to: 'db',
      stack: [
        { id: 'breaker', kind: 'circuit-breaker' },
        { id: 'timeout', kind: 'timeout', settings: { afterMs: 50 } },
      ],
    },
  ] as readonly Part[],
  faults: [
    { id: 'down', kind: 'degraded', target: { nodes: ['db'] }, fromMs: 3000, toMs: 6000, errorRate: 1 },
  ] as readonly Part[],
  expect: [] as readonly Part[],
  groups: [] as readonly Part[],
} as const;

type SmallFile = { readonly [Key in keyof typeof smallFile]: unknown };

export function small(changes: Partial<SmallFile> = {}): Scenario {
  const parsed = parseScenario({ ...smallFile, ...changes });
  return ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
}

/** The problems of the small file with something changed, as `path: expected / received`. */
export function problemsOf(value: unknown): string[] {
  const parsed = parseScenario(value);
  return parsed.ok ? [] : parsed.error.map(problemLine);
}

export function problemLine({ path, expected, received }: Problem): string {
  return `${path}: ${expected} / ${received}`;
}

/** The small file with one part of a list replaced by a changed copy. */
export function withPart(list: 'nodes' | 'edges' | 'faults', id: string, changes: Part): unknown {
  const parts = smallFile[list].map((part) => (part.id === id ? { ...part, ...changes } : part));
  return { ...smallFile, [list]: parts };
}
