import { byOrder, isInside, note, sound, warning, type Advice, type Layers } from './advice';

/** About those that answer without a call of their own: fallback, cache, single flight. */
export function answerAdvice(layers: Layers): Advice[] {
  return [...fallbackAndOthers(layers), ...cacheAndOthers(layers), ...cacheAndFlight(layers)];
}

function fallbackAndOthers(layers: Layers): Advice[] {
  const unseen = [
    ...byOrder(
      layers,
      'circuit-breaker',
      'fallback',
      warning(
        'The fallback sits inside the breaker, so the breaker sees a success for every failure that was answered: ' +
          'it never opens.',
      ),
    ),
    ...byOrder(
      layers,
      'retry',
      'fallback',
      warning('The fallback sits inside the retry, so the first failure is answered and nothing is retried.'),
    ),
    ...byOrder(
      layers,
      'outlier-ejection',
      'fallback',
      warning(
        'The fallback sits inside the outlier ejection, so no instance is seen to fail and none is ejected.',
      ),
    ),
    ...unanswered(layers),
  ];
  if (unseen.length > 0 || layers.length < 2 || layers[0].kind !== 'fallback') return unseen;
  return [
    sound('The fallback sits outermost, so it answers whatever goes wrong further in, rejections included.'),
  ];
}

/** Who turns a call away outside of the fallback is not answered by it. */
function unanswered(layers: Layers): Advice[] {
  const timedOut =
    isInside(layers, 'timeout', 'fallback') && !isInside(layers, 'fallback', 'timeout')
      ? [warning('The timeout sits outside the fallback, so a call that times out is not answered by it.')]
      : [];
  return [
    ...timedOut,
    ...byOrder(
      layers,
      'bulkhead',
      'fallback',
      note('The bulkhead sits outside the fallback, so calls that it turns away are not answered by it.'),
    ),
    ...byOrder(
      layers,
      'rate-limiter',
      'fallback',
      note('The rate limiter sits outside the fallback, so calls that it rejects are not answered by it.'),
    ),
  ];
}

function cacheAndOthers(layers: Layers): Advice[] {
  return [
    ...cacheAndBreaker(layers),
    ...byOrder(
      layers,
      'bulkhead',
      'cache',
      warning(
        'The cache sits inside the bulkhead, so a call whose answer is known still needs a slot, and is turned away ' +
          'when none is free.',
      ),
    ),
    ...byOrder(
      layers,
      'rate-limiter',
      'cache',
      note('The cache sits inside the rate limiter, so answers from the cache use up the limit, too.'),
    ),
  ];
}

function cacheAndBreaker(layers: Layers): Advice[] {
  if (isInside(layers, 'circuit-breaker', 'cache')) {
    return [
      warning(
        'The cache sits inside the breaker, so answers from the cache count as successes of the service and keep ' +
          'the breaker closed; and once it is open, what is known is rejected, too.',
      ),
    ];
  }
  return byOrder(
    layers,
    'cache',
    'circuit-breaker',
    sound('The cache sits outside the breaker, so only calls that were really made count for it.'),
  );
}

function cacheAndFlight(layers: Layers): Advice[] {
  if (isInside(layers, 'single-flight', 'cache')) {
    return [
      note(
        'The cache sits inside the single flight, so a call that renews an answer in the background is not shared ' +
          'with those who miss it.',
      ),
    ];
  }
  return byOrder(
    layers,
    'cache',
    'single-flight',
    sound('Single flight sits inside the cache, so of many calls that miss the same answer only one goes.'),
  );
}
