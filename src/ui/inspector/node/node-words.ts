import type { ScenarioNode } from '../../../scenario/format';
import type { StoreKind } from '../../../scenario/store-settings';
import { HEALTH } from '../../../worker/frame';
import type { Health } from '../../marks/mark-paths';

const KIND_WORDS = { client: 'Client', service: 'Service', gateway: 'Gateway' } as const;

const STORE_WORDS: Readonly<Record<StoreKind, string>> = {
  relational: 'Relational database',
  document: 'Document database',
  'key-value': 'Key-value database',
  analytic: 'Analytic database',
};

export function kindWords(node: ScenarioNode): string {
  return node.kind === 'database' ? STORE_WORDS[node.store] : KIND_WORDS[node.kind];
}

const HEALTH_NAMES: Readonly<Record<number, Health>> = {
  [HEALTH.idle]: 'idle',
  [HEALTH.well]: 'well',
  [HEALTH.degraded]: 'degraded',
  [HEALTH.failing]: 'failing',
};

export const HEALTH_WORDS: Readonly<Record<Health, string>> = {
  idle: 'Idle, no calls',
  well: 'Well',
  degraded: 'Degraded',
  failing: 'Failing',
};

/** Before the first frame a node is idle. */
export function healthOf(value: number): Health {
  return HEALTH_NAMES[value] ?? 'idle';
}

/** A figure of a node that nobody calls any more says how old it is. */
export function staleText(idleFor: number): string | undefined {
  const seconds = idleFor / 1e9;
  if (!(seconds >= 1)) return undefined;
  return seconds < 60 ? `${seconds.toFixed(1)} s ago` : `${Math.floor(seconds / 60)} min ago`;
}
