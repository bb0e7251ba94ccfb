import {
  ATTEMPTS_USED_UP,
  BUDGET_USED_UP,
  NOT_IDEMPOTENT,
  NOT_RETRIED,
  PUSHED_BACK,
  TOO_LATE,
  TURNED_AWAY,
} from '../../patterns/retry/reasons';
import { SHED } from '../../base/outcome';
import type { LayerRecord, TraceRecord } from '../../sim/tracing/records';
import type { SimSpan } from '../../sim/tracing/span';
import type { WhySetting } from '../traces';
import type { Account } from './account';
import { DECIDES_BY, layerSettings, nodeSettings } from './setting-words';

type Deciding = LayerRecord | (TraceRecord & { readonly kind: 'guard-changed' });

/** The settings that a decision of a layer rested on, as they were then. */
export function settingsAt(account: Account, record: Deciding): WhySetting[] {
  if (record.kind === 'guard-changed') {
    const { edge, layer: id } = account.configuration.guards[record.guard];
    const { id: edgeId } = account.configuration.edges[edge].model;
    const inForce = account.modelAt(record).edges.find((one) => one.id === edgeId);
    const layer = inForce?.stack.find((one) => one.id === id);
    return layer === undefined ? [] : layerSettings(edgeId, layer, DECIDES_BY[layer.kind]);
  }
  const call = account.call(record.call);
  const layer = account.layerModel(call, record.layer);
  if (layer === undefined) return [];
  const edgeId = account.configuration.edges[call.edge].model.id;
  const facts = account.words(record)?.facts;
  const byReason = facts?.kind === 'retry' ? RETRY_SETTINGS[facts.reason] : undefined;
  return layerSettings(edgeId, layer, byReason ?? DECIDES_BY[layer.kind]);
}

/** By reason not to try again: what that rests on. */
const RETRY_SETTINGS: Readonly<Partial<Record<number, readonly string[]>>> = {
  [NOT_RETRIED]: ['retryOn', 'retryStatuses'],
  [ATTEMPTS_USED_UP]: ['maxAttempts'],
  [NOT_IDEMPOTENT]: ['onlyIdempotent'],
  [PUSHED_BACK]: ['pushback', 'maxPushbackMs'],
  [TOO_LATE]: ['overallMs', 'heedDeadline'],
  [BUDGET_USED_UP]: [
    'budget',
    'budgetRatio',
    'budgetMinRetries',
    'budgetMinPerSecond',
    'budgetTtlMs',
    'budgetMaxTokens',
    'budgetTokenRatio',
  ],
  [TURNED_AWAY]: ['retryOn', 'retryStatuses'],
};

/** What a node is set to, where that mattered. */
export function settingsOfNode(account: Account, span: SimSpan, record: TraceRecord): WhySetting[] {
  if (!('node' in span) || span.node < 0) return [];
  const { id } = account.configuration.nodes[span.node].model;
  const node = account.modelAt(record).nodes.find((one) => one.id === id);
  if (node === undefined) return [];
  if (record.kind === 'queued' || (record.kind === 'turned-away' && record.outcome === SHED)) {
    return nodeSettings(node, ['instances', 'concurrency', 'queueRoom']);
  }
  const isOwn = record.kind === 'worked' && record.fault < 0 && account.statusOf(record) === 0;
  return isOwn ? nodeSettings(node, ['errorRate']) : [];
}
