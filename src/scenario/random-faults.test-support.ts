import type { Draw } from './random-draw.test-support';

/** What faults may aim at. */
export interface Targets {
  readonly services: readonly string[];
  readonly edges: readonly string[];
  readonly tags: readonly string[];
  /** Of services, and of services and clients. */
  readonly nodeZones: readonly string[];
  readonly zones: readonly string[];
}

/** A fault of any kind, aimed in any way that its kind has, once or again and again, all at once or bit by bit. */
export function faultOf(index: number, targets: Targets, draw: Draw) {
  return {
    id: `fault-${index}`,
    ...draw.maybe(() => ({ name: `Fault ${index}` })),
    enabled: draw.chance(0.85),
    ...scheduleOf(draw),
    ...(draw.chance(0.65)
      ? { ...effectOnNodes(draw), target: aimAtNodes(targets, draw) }
      : { ...effectOnEdges(draw), target: aimAtEdges(targets, draw) }),
  };
}

function scheduleOf(draw: Draw): object {
  const lengthMs = draw.whole(1, 4000);
  const fromMs = draw.chance(0.2) ? 0 : draw.decimal(0, 8000);
  return {
    fromMs,
    toMs: fromMs + lengthMs,
    ...draw.maybe(() => ({
      rampInMs: draw.whole(0, Math.max(0, lengthMs - 1)),
      rampOutMs: draw.whole(0, Math.max(0, lengthMs - 1)),
    })),
    ...draw.maybe(() => ({ times: draw.whole(1, 20), everyMs: lengthMs + 1 + draw.whole(0, 1000) })),
  };
}

function effectOnNodes(draw: Draw): object {
  const errorClass = draw.one(['error', 'unavailable', 'invalid']);
  switch (draw.one(['degraded', 'crash', 'hang', 'capacity', 'fail-first', 'crash-at-work'])) {
    case 'degraded':
      return {
        kind: 'degraded',
        errorRate: draw.decimal(0, 1),
        errorClass,
        latencyFactor: draw.decimal(0.5, 8),
        addedMs: draw.whole(0, 50),
      };
    case 'crash':
      return { kind: 'crash' };
    case 'hang':
      return { kind: 'hang' };
    case 'capacity':
      return { kind: 'capacity', capacity: draw.decimal(0, 1) };
    case 'crash-at-work':
      return {
        kind: 'crash-at-work',
        moment: draw.one(['before', 'after']),
        crashRate: draw.decimal(0, 1),
        ...draw.maybe(() => ({ most: draw.whole(0, 20) })),
      };
    default:
      return { kind: 'fail-first', count: draw.whole(1, 200), errorClass };
  }
}

function effectOnEdges(draw: Draw): object {
  const direction = draw.one(['both', 'there', 'back']);
  return draw.one([
    {
      kind: 'network',
      lossRate: draw.decimal(0, 1),
      duplicateRate: draw.decimal(0, 1),
      addedMs: draw.decimal(0, 80),
      direction,
    },
    { kind: 'partition', cut: draw.one(['silent', 'refused']), direction },
  ]);
}

function aimAtNodes({ services, tags, nodeZones }: Targets, draw: Draw): object {
  return {
    ...draw.maybe(() => ({ nodes: draw.some(services) })),
    ...(tags.length > 0 && draw.chance(0.3) && { tags: draw.some(tags) }),
    ...(nodeZones.length > 0 && draw.chance(0.3) && { zone: draw.one(nodeZones) }),
    ...draw.maybe(() => ({ share: draw.one([0.05, 0.5, 1]) })),
  };
}

function aimAtEdges({ services, edges, tags, zones }: Targets, draw: Draw): object {
  return {
    ...(edges.length > 0 && draw.chance(0.5) && { edges: draw.some(edges) }),
    ...(draw.chance(0.3) && { nodes: draw.some(services) }),
    ...(tags.length > 0 && draw.chance(0.3) && { tags: draw.some(tags) }),
    ...(zones.length > 1 && draw.chance(0.3) && { between: draw.chance(0.5) ? zones : zones.toReversed() }),
  };
}
