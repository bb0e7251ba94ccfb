import type { Duration } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import type { Span, Trace } from '../../worker/traces';
import { nodeName } from '../event-log/part-names';
import { sourcesOfFailure } from './span-tree';

/** What took some of the time of a request: the sum of its pieces of the critical path. */
export interface TimeGroup {
  readonly key: string;
  readonly name: string;
  /** How it is drawn. */
  readonly look: 'waiting' | 'failed' | 'working';
  readonly duration: Duration;
  /** Of all pieces together. */
  readonly share: number;
  /** The span that took most of it. */
  readonly place: number;
}

type Model = Pick<Scenario, 'nodes' | 'edges'>;
type GroupName = Pick<TimeGroup, 'key' | 'name' | 'look'>;

/** Longest first. */
export function whereTimeWent({ spans, critical }: Trace, model: Model): TimeGroup[] {
  const failed = sourcesOfFailure(spans);
  const groups = new Map<string, { group: GroupName; duration: Duration; place: number; most: Duration }>();
  for (const { span: place, from, to } of critical) {
    const group = groupOf(spans[place], failed.has(place), model);
    const known = groups.get(group.key) ?? { group, duration: 0, place, most: 0 };
    known.duration += to - from;
    if (to - from > known.most) Object.assign(known, { most: to - from, place });
    groups.set(group.key, known);
  }
  const all = [...groups.values()];
  const whole = all.reduce((sum, { duration }) => sum + duration, 0);
  return all
    .map(({ group, duration, place }) => ({
      ...group,
      duration,
      place,
      share: whole > 0 ? duration / whole : 0,
    }))
    .toSorted((one, other) => other.duration - one.duration);
}

function groupOf(span: Span, hasFailed: boolean, model: Model): GroupName {
  if (span.kind === 'wait') {
    const name = waitName(span, model);
    return { key: name, name, look: 'waiting' };
  }
  const node = span.part?.kind === 'node' ? nodeName(model, span.part.id) : null;
  if (span.kind === 'queue') {
    const name = node === null ? 'queue' : `queue of ${node}`;
    return { key: name, name, look: 'waiting' };
  }
  if (span.kind === 'work') {
    const name = node ?? span.name;
    const look = hasFailed ? 'failed' : 'working';
    return { key: `${name} ${look}`, name: hasFailed ? `${name}, failed` : name, look };
  }
  return { key: 'network', name: 'network', look: 'working' };
}

/** What the layer that waits waits for. */
function waitName({ part, layer, name }: Span, { edges }: Model): string {
  const stack = part?.kind === 'edge' ? edges.find(({ id }) => id === part.id)?.stack : undefined;
  switch (stack?.find(({ id }) => id === layer)?.kind) {
    case 'retry':
      return 'waiting to retry';
    case 'bulkhead':
      return 'waiting for a place';
    case 'rate-limiter':
      return 'waiting for the limiter';
    case 'cache':
    case 'single-flight':
      return 'waiting for another call';
    default:
      return name.startsWith('wait before try') ? 'waiting to retry' : name;
  }
}
