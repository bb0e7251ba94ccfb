import { byOrder, note, outside, sound, warning, type Advice, type Layer, type Layers } from './advice';

/** About who pays at a rate limiter, and what becomes of those who cannot. */
export function limiterAdvice(layers: Layers): Advice[] {
  return [...limiterAndRetry(layers), ...limiterAndHedge(layers)];
}

function limiterAndRetry(layers: Layers): Advice[] {
  const [retry] = outside(layers, 'retry', 'rate-limiter');
  if (retry === undefined) {
    return byOrder(
      layers,
      'rate-limiter',
      'retry',
      note(
        'The rate limiter sits outside the retry, so a call pays once however often it is tried: the callee may get ' +
          'more than the limit.',
      ),
    );
  }
  if (!retriesRejections(retry)) {
    return [
      sound('The rate limiter sits inside the retry, so each try pays, and a rejection is not tried again.'),
    ];
  }
  if (retry.settings.pushback === 'obey') {
    return [
      note(
        'The rate limiter sits inside the retry, so each try pays; a call that is rejected waits until there is room ' +
          'and tries again.',
      ),
    ];
  }
  return [
    warning(
      'Retry sits outside the rate limiter, retries its rejections and does not wait until there is room: most ' +
        'tries are rejected again.',
    ),
  ];
}

/** The status of a call that a limiter rejects is 429. */
function retriesRejections({ settings }: Layer<'retry'>): boolean {
  const { maxAttempts, retryBy, retryOn, retryStatuses } = settings;
  if (maxAttempts === 1) return false;
  return retryBy === 'status' ? retryStatuses.includes('429') : retryOn.includes('rate-limited');
}

function limiterAndHedge(layers: Layers): Advice[] {
  return byOrder(
    layers,
    'rate-limiter',
    'hedge',
    note(
      'The rate limiter sits outside the hedge, so hedges do not pay: the callee may get more than the limit.',
    ),
  );
}
