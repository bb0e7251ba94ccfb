import { quantityText } from '../../widgets/number-text';
import { note, warning, type Advice, type Kind, type Layer, type Layers } from './advice';

/** About two layers of the same kind in one stack. */
export function sameKindAdvice(layers: Layers): Advice[] {
  const kinds = new Set(layers.map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const several = layers.filter((layer) => layer.kind === kind).length > 1;
    return several ? SAID[kind](layers) : [];
  });
}

const SAID: Readonly<Record<Kind, (layers: Layers) => Advice[]>> = {
  retry: (layers) => [
    warning(
      `Retries multiply: each try of the outer one is tried again by the inner one, up to ${tries(layers)} times in all.`,
    ),
  ],
  'circuit-breaker': () => [
    note(
      'Of two breakers the outer one does not count what the inner one rejects: it never reached the callee.',
    ),
  ],
  timeout: timeouts,
  bulkhead: () => [note('A call needs a slot of each bulkhead, so the smaller one decides.')],
  'rate-limiter': () => [
    note('A call pays at each rate limiter, also at the outer one when the inner one rejects it.'),
  ],
  'load-balancer': () => [
    warning('The inner load balancer chooses once more, so what the outer one has chosen does not count.'),
  ],
  'outlier-ejection': () => [
    warning('Each outlier ejection judges for itself, and a load balancer listens to one of them only.'),
  ],
  cache: () => [note('The inner cache is asked only for what the outer one does not know.')],
  'single-flight': () => [
    note('The inner single flight has little to join: the outer one lets one call for each key through.'),
  ],
  fallback: () => [note('The inner fallback answers first; the outer one only where the inner one cannot.')],
  hedge: () => [warning('Hedges multiply: each hedge of the outer one is hedged again by the inner one.')],
};

function tries(layers: Layers): number {
  return layers.reduce(
    (product, layer) => (layer.kind === 'retry' ? product * layer.settings.maxAttempts : product),
    1,
  );
}

/** A timeout that ends before the one inside of it can leaves that one without effect. */
function timeouts(layers: Layers): Advice[] {
  const all = layers.filter((layer) => layer.kind === 'timeout');
  return all.flatMap((outer, index) => {
    const inner = all.slice(index + 1).find((layer) => layer.settings.afterMs >= outer.settings.afterMs);
    if (inner === undefined) return [];
    const [long, short] = [timeText(inner), timeText(outer)];
    return [
      warning(`The inner timeout of ${long} never ends a call: the outer one of ${short} is over first.`),
    ];
  });
}

function timeText({ settings }: Layer<'timeout'>): string {
  return quantityText(settings.afterMs, { kind: 'duration' });
}
