import type { ScenarioLayer } from '../../scenario/format';
import { quantityText } from '../widgets/number-text';

/** What the order of a stack means. `warning`: it likely does something else than its author wants. */
export interface Advice {
  readonly tone: 'sound' | 'note' | 'warning';
  readonly text: string;
}

type Kind = ScenarioLayer['kind'];
type Layer<Of extends Kind> = Extract<ScenarioLayer, { kind: Of }>;

/**
 * Advice about the order of layers, outermost first: warnings, then what is worth knowing, then what is well. It
 * rests on how the layers here work: a timeout withdraws from what lies inside, and the layers inside hear of the
 * end only when the work has really ended.
 */
export function adviseOrder(layers: readonly ScenarioLayer[]): Advice[] {
  const advice = [
    ...retryAndBreaker(layers),
    ...retryAndTimeout(layers),
    ...breakerAndTimeout(layers),
    ...retryAndBulkhead(layers),
    ...timeoutAndBulkhead(layers),
    ...breakerAndBulkhead(layers),
    ...timeouts(layers),
  ];
  const rank = { warning: 0, note: 1, sound: 2 };
  return advice.toSorted((one, other) => rank[one.tone] - rank[other.tone]);
}

function retryAndBreaker(layers: readonly ScenarioLayer[]): Advice[] {
  if (isInside(layers, 'circuit-breaker', 'retry')) {
    return [
      warning(
        'Retry sits inside the breaker, so the breaker sees only how the last try ended: it opens late, and retries ' +
          'go on against a service that fails.',
      ),
    ];
  }
  const [retry] = outside(layers, 'retry', 'circuit-breaker');
  if (retry === undefined) return [];
  return [
    retry.settings.retryOn.includes('short-circuited')
      ? warning(
          'Retry sits outside the breaker but retries its rejections too, so calls wait for an open breaker.',
        )
      : sound('Retry sits outside the breaker, so it stops when the breaker opens.'),
  ];
}

function retryAndTimeout(layers: readonly ScenarioLayer[]): Advice[] {
  const perTry = isInside(layers, 'retry', 'timeout');
  const inAll = isInside(layers, 'timeout', 'retry');
  if (perTry && inAll)
    return [sound('One timeout bounds each try, another the whole call with all its waits.')];
  if (perTry) return [sound('The timeout sits inside the retry, so it bounds each try on its own.')];
  if (inAll) {
    return [
      note(
        'The timeout sits outside the retry, so it bounds the whole call: one slow try can use up all of it.',
      ),
    ];
  }
  const retries = has(layers, 'retry');
  return retries ? [note('No timeout bounds a try, so a retry waits for as long as an answer takes.')] : [];
}

function breakerAndTimeout(layers: readonly ScenarioLayer[]): Advice[] {
  if (isInside(layers, 'circuit-breaker', 'timeout')) {
    return [sound('The timeout sits inside the breaker, so calls that time out count as failures.')];
  }
  if (isInside(layers, 'timeout', 'circuit-breaker')) {
    return [
      warning(
        'The timeout sits outside the breaker, so the breaker never sees a timeout: an answer that comes too late ' +
          'counts as the success it would have been.',
      ),
    ];
  }
  return [];
}

function retryAndBulkhead(layers: readonly ScenarioLayer[]): Advice[] {
  if (isInside(layers, 'bulkhead', 'retry')) {
    return [
      warning('The bulkhead sits outside the retry, so a call keeps its slot while it waits to try again.'),
    ];
  }
  if (isInside(layers, 'retry', 'bulkhead')) {
    return [sound('The bulkhead sits inside the retry, so a call that waits to try again holds no slot.')];
  }
  return [];
}

function timeoutAndBulkhead(layers: readonly ScenarioLayer[]): Advice[] {
  if (isInside(layers, 'timeout', 'bulkhead')) {
    return [
      sound('The bulkhead sits inside the timeout, so work that was given up holds its slot until it ends.'),
    ];
  }
  if (isInside(layers, 'bulkhead', 'timeout')) {
    return [
      warning(
        'The bulkhead sits outside the timeout, so a timeout frees the slot while the work goes on: more may be ' +
          'under way than there are slots.',
      ),
    ];
  }
  return [];
}

function breakerAndBulkhead(layers: readonly ScenarioLayer[]): Advice[] {
  const [bulkhead] = outside(layers, 'bulkhead', 'circuit-breaker');
  if (bulkhead === undefined || bulkhead.settings.queueLimit === 0) return [];
  return [
    note(
      'The queue of the bulkhead sits outside the breaker, so calls queue only to be rejected when it is open.',
    ),
  ];
}

/** A timeout that ends before the one inside of it can leaves that one without effect. */
function timeouts(layers: readonly ScenarioLayer[]): Advice[] {
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

function has(layers: readonly ScenarioLayer[], kind: Kind): boolean {
  return layers.some((layer) => layer.kind === kind);
}

/** Whether some layer of kind `inner` lies inside one of kind `outer`. */
function isInside(layers: readonly ScenarioLayer[], outer: Kind, inner: Kind): boolean {
  return outside(layers, outer, inner).length > 0;
}

/** The layers of kind `outer` that have one of kind `inner` inside of them. */
function outside<Outer extends Kind>(
  layers: readonly ScenarioLayer[],
  outer: Outer,
  inner: Kind,
): Layer<Outer>[] {
  return layers.filter(
    (layer, index): layer is Layer<Outer> => layer.kind === outer && has(layers.slice(index + 1), inner),
  );
}

function sound(text: string): Advice {
  return { tone: 'sound', text };
}

function note(text: string): Advice {
  return { tone: 'note', text };
}

function warning(text: string): Advice {
  return { tone: 'warning', text };
}
