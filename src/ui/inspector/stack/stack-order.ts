import type { PatternId } from '../../../patterns/registry';

/** What the order of a stack is about: which layers, and of which kinds. */
export interface Placed {
  readonly id: string;
  readonly kind: PatternId;
}

/**
 * Where layers usually stand, outermost first. What answers without a call stands outside of what makes calls; what
 * judges how calls end stands outside of the timeout, or it would never hear of one; what holds a place for each try
 * stands inside of it.
 */
const USUAL_PLACE: Readonly<Record<PatternId, number>> = {
  fallback: 0,
  cache: 1,
  'single-flight': 2,
  'rate-limiter': 3,
  retry: 4,
  hedge: 5,
  'circuit-breaker': 6,
  'outlier-ejection': 7,
  timeout: 8,
  bulkhead: 9,
  'load-balancer': 10,
};

/** Kinds in the order in which they usually stand. */
export const KINDS_IN_ORDER: readonly PatternId[] = kinds().toSorted(
  (one, other) => USUAL_PLACE[one] - USUAL_PLACE[other],
);

function kinds(): PatternId[] {
  const known: Readonly<Record<string, number>> = USUAL_PLACE;
  const isKind = (name: string): name is PatternId => name in known;
  return Object.keys(known).filter(isKind);
}

/**
 * Where a new layer goes: there, where the fewest layers stand on the side of it on which they usually do not. Among
 * places that are as good it is the innermost.
 */
export function placeFor(kind: PatternId, stack: readonly Placed[]): number {
  let best = 0;
  let fewest = Infinity;
  for (let place = 0; place <= stack.length; place++) {
    const wrong = stack.filter((layer, index) => standsWrong(kind, layer.kind, index < place)).length;
    if (wrong > fewest) continue;
    fewest = wrong;
    best = place;
  }
  return best;
}

function standsWrong(kind: PatternId, other: PatternId, isOutside: boolean): boolean {
  const difference = USUAL_PLACE[other] - USUAL_PLACE[kind];
  return isOutside ? difference > 0 : difference < 0;
}

const SHORT_IDS: Readonly<Partial<Record<PatternId, string>>> = {
  'circuit-breaker': 'breaker',
  'rate-limiter': 'limiter',
  'load-balancer': 'balancer',
  'outlier-ejection': 'ejection',
};

/** "retry", or "retry-2" when there is one. */
export function freeId(kind: PatternId, stack: readonly Placed[]): string {
  const word = SHORT_IDS[kind] ?? kind;
  let id = word;
  for (let number = 2; stack.some((layer) => layer.id === id); number++) id = `${word}-${number}`;
  return id;
}

/** The ids of a stack after one of them has moved to a place; what is not there moves nothing. */
export function movedIds(ids: readonly string[], id: string, to: number): readonly string[] {
  if (!ids.includes(id)) return ids;
  return ids.filter((one) => one !== id).toSpliced(to, 0, id);
}

/** Layers in another order: those that the order does not name stay behind the others. */
export function inOrder<Layer extends Placed>(
  stack: readonly Layer[],
  ids: readonly string[],
): readonly Layer[] {
  const named = ids.flatMap((id) => stack.filter((layer) => layer.id === id));
  return [...named, ...stack.filter((layer) => !ids.includes(layer.id))];
}
