import { defaultsOf } from '../../base/check-settings';
import { faultKinds } from '../../scenario/fault-kind-settings';
import { faultFields, type FaultKind } from '../../scenario/fault-settings';
import type { Fault, FaultTarget, Range, Scenario } from '../../scenario/format';
import { scheduleFields } from '../../scenario/schedule-settings';
import type { PartRef } from '../../worker/protocol';
import { edgeName, nodeName } from '../event-log/part-names';
import { fitted } from './fault-drag';

/** How long a new fault lasts, unless the run ends before. */
const USUAL_MS = 10_000;
const LEAST_MS = 1000;

/** What each kind of fault does when nothing is said: something that can be seen. */
const USUAL = {
  degraded: { errorRate: 0.5 },
  crash: {},
  hang: {},
  capacity: { capacity: 0.5 },
  'fail-first': { count: 10 },
  'crash-at-work': { crashRate: 0.05 },
  network: { lossRate: 0.2, addedMs: 20 },
  partition: {},
} as const satisfies Readonly<Record<FaultKind, object>>;

export const FAULT_KINDS = Object.keys(faultKinds).filter((kind): kind is FaultKind => kind in faultKinds);

/** A fault of a kind with settings that can be seen to act. */
export function newFault(scenario: Scenario, kind: FaultKind, target: FaultTarget, range: Range): Fault {
  const words = aimWords(scenario, kind, target);
  const base = {
    id: freeFaultId(scenario, asId(`${kind}-${words}`)),
    name: freeName(scenario, `${faultKinds[kind].label}: ${words}`),
    enabled: true,
    target,
    ...range,
    ...defaultsOf(scheduleFields),
  };
  switch (kind) {
    case 'degraded':
      return { ...base, kind, ...defaultsOf(faultFields.degraded), ...USUAL.degraded };
    case 'crash':
    case 'hang':
      return { ...base, kind };
    case 'capacity':
      return { ...base, kind, ...defaultsOf(faultFields.capacity), ...USUAL.capacity };
    case 'fail-first':
      return { ...base, kind, ...defaultsOf(faultFields['fail-first']), ...USUAL['fail-first'] };
    case 'crash-at-work':
      return { ...base, kind, ...defaultsOf(faultFields['crash-at-work']), ...USUAL['crash-at-work'] };
    case 'network':
      return { ...base, kind, ...defaultsOf(faultFields.network), ...USUAL.network };
    case 'partition':
      return { ...base, kind, ...defaultsOf(faultFields.partition), ...USUAL.partition };
  }
}

/** Another fault that does the same, at another time. */
export function copyOf(scenario: Scenario, fault: Fault, range: Range = fault): Fault {
  const { fromMs, toMs } = range;
  // Drawn longer than its turns are apart, it comes once.
  const isOnce = fault.times > 1 && fault.everyMs < toMs - fromMs - 1;
  return fitted({
    ...fault,
    id: freeFaultId(scenario, fault.id),
    name: freeName(scenario, fault.name),
    fromMs,
    toMs,
    ...(isOnce && { times: 1, everyMs: 0 }),
  });
}

/** A copy stands after its original where there is room in the run, else at the same time. */
export function afterwards({ fromMs, toMs, times, everyMs }: Fault, duration: number): Range {
  const length = toMs - fromMs;
  const start = toMs + (times - 1) * everyMs;
  return start + LEAST_MS <= duration ? { fromMs: start, toMs: start + length } : { fromMs, toMs };
}

/** The time of a fault that begins at a moment, a whole second where one is near. */
export function usualRange(now: number, duration: number): Range {
  const next = Math.ceil(now / 1000) * 1000;
  const fromMs = next + LEAST_MS <= duration ? next : Math.max(0, duration - LEAST_MS);
  return { fromMs, toMs: Math.max(fromMs + LEAST_MS, Math.min(duration, fromMs + USUAL_MS)) };
}

/** Whether a fault of this kind can be aimed at the part, and how. A fault of the network at a node meets calls to it. */
export function targetAt(kind: FaultKind, part: PartRef): FaultTarget | undefined {
  if (part.kind === 'node') return { nodes: [part.id] };
  return faultKinds[kind].on === 'edges' ? { edges: [part.id] } : undefined;
}

function freeFaultId({ faults }: Pick<Scenario, 'faults'>, wanted: string): string {
  const taken = new Set(faults.map(({ id }) => id));
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted.slice(0, ID_LENGTH - 8)}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function freeName({ faults }: Pick<Scenario, 'faults'>, wanted: string): string {
  const taken = new Set(faults.map(({ name }) => name));
  const base = wanted.slice(0, NAME_LENGTH).replace(/ \(\d+\)$/, '');
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted.slice(0, NAME_LENGTH) : `${base} (${number})`;
    if (!taken.has(name)) return name;
  }
}

/** As the scenario has them: an id is at most 64 letters long, a name 120; some are left for a number. */
const ID_LENGTH = 64;
const NAME_LENGTH = 110;

function asId(words: string): string {
  const id = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return id.slice(0, ID_LENGTH).replace(/-+$/, '') || 'fault';
}

function aimWords(scenario: Scenario, kind: FaultKind, { nodes, edges, tags, between }: FaultTarget): string {
  if (edges !== undefined) return edges.map((id) => edgeName(scenario, id)).join(', ');
  if (nodes !== undefined) return nodes.map((id) => nodeName(scenario, id)).join(', ');
  if (tags !== undefined) return tags.join(', ');
  if (between !== undefined) return between.join(' and ');
  return faultKinds[kind].on === 'nodes' ? 'all nodes' : 'all calls';
}
