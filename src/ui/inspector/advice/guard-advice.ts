import {
  byOrder,
  has,
  isInside,
  note,
  outside,
  sound,
  warning,
  type Advice,
  type Layer,
  type Layers,
} from './advice';

/** About those that guard a callee and its caller against failures and waits: retry, breaker, timeout, bulkhead. */
export function guardAdvice(layers: Layers): Advice[] {
  return [
    ...retryAndBreaker(layers),
    ...retryAndTimeout(layers),
    ...breakerAndTimeout(layers),
    ...retryAndBulkhead(layers),
    ...timeoutAndBulkhead(layers),
    ...breakerAndBulkhead(layers),
  ];
}

function retryAndBreaker(layers: Layers): Advice[] {
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
    retriesRejections(retry)
      ? warning(
          'Retry sits outside the breaker but retries its rejections too, so calls wait for an open breaker.',
        )
      : sound('Retry sits outside the breaker, so it stops when the breaker opens.'),
  ];
}

/** The status of a call that an open breaker rejects is 503. */
function retriesRejections({ settings }: Layer<'retry'>): boolean {
  const { retryBy, retryOn, retryStatuses } = settings;
  return retryBy === 'status' ? retryStatuses.includes('503') : retryOn.includes('short-circuited');
}

function retryAndTimeout(layers: Layers): Advice[] {
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

function breakerAndTimeout(layers: Layers): Advice[] {
  if (isInside(layers, 'circuit-breaker', 'timeout')) {
    return [sound('The timeout sits inside the breaker, so calls that time out count as failures.')];
  }
  return byOrder(
    layers,
    'timeout',
    'circuit-breaker',
    warning(
      'The timeout sits outside the breaker, so the breaker never sees a timeout: an answer that comes too late ' +
        'counts as the success it would have been.',
    ),
  );
}

function retryAndBulkhead(layers: Layers): Advice[] {
  if (isInside(layers, 'bulkhead', 'retry')) {
    return [
      warning('The bulkhead sits outside the retry, so a call keeps its slot while it waits to try again.'),
    ];
  }
  return byOrder(
    layers,
    'retry',
    'bulkhead',
    sound('The bulkhead sits inside the retry, so a call that waits to try again holds no slot.'),
  );
}

function timeoutAndBulkhead(layers: Layers): Advice[] {
  if (isInside(layers, 'timeout', 'bulkhead')) {
    return [
      sound('The bulkhead sits inside the timeout, so work that was given up holds its slot until it ends.'),
    ];
  }
  return byOrder(
    layers,
    'bulkhead',
    'timeout',
    warning(
      'The bulkhead sits outside the timeout, so a timeout frees the slot while the work goes on: more may be ' +
        'under way than there are slots.',
    ),
  );
}

function breakerAndBulkhead(layers: Layers): Advice[] {
  const [bulkhead] = outside(layers, 'bulkhead', 'circuit-breaker');
  if (bulkhead === undefined || bulkhead.settings.queueLimit === 0) return [];
  return [
    note(
      'The queue of the bulkhead sits outside the breaker, so calls queue only to be rejected when it is open.',
    ),
  ];
}
