import { byOrder, isInside, note, sound, warning, type Advice, type Layers } from './advice';

/** About those to whom it matters which instance takes a try: balancer, outlier ejection, hedge. */
export function instanceAdvice(layers: Layers): Advice[] {
  return [...balancer(layers), ...ejection(layers), ...hedge(layers)];
}

function balancer(layers: Layers): Advice[] {
  const hedged = isInside(layers, 'load-balancer', 'hedge')
    ? [
        warning(
          'The load balancer sits outside the hedge, so a hedge goes to the same instance as the call that it is ' +
            'to overtake.',
        ),
      ]
    : byOrder(
        layers,
        'hedge',
        'load-balancer',
        sound('The load balancer sits inside the hedge, so each hedge goes to another instance.'),
      );
  const retried = isInside(layers, 'load-balancer', 'retry')
    ? [
        warning(
          'The load balancer sits outside the retry, so all tries of a call go to the same instance, however often ' +
            'it fails.',
        ),
      ]
    : byOrder(
        layers,
        'retry',
        'load-balancer',
        sound('The load balancer sits inside the retry, so a further try goes to another instance.'),
      );
  return [...hedged, ...retried];
}

function ejection(layers: Layers): Advice[] {
  return [
    ...byOrder(
      layers,
      'outlier-ejection',
      'retry',
      warning(
        'The outlier ejection sits outside the retry, so of all tries of a call it judges only the last one: an ' +
          'instance whose failures are retried elsewhere is never ejected.',
      ),
    ),
    ...byOrder(
      layers,
      'outlier-ejection',
      'hedge',
      warning(
        'The outlier ejection sits outside the hedge, so it judges only the try that won: an instance that is ' +
          'overtaken every time is never ejected.',
      ),
    ),
    ...ejectionAndTimeout(layers),
  ];
}

function ejectionAndTimeout(layers: Layers): Advice[] {
  if (isInside(layers, 'outlier-ejection', 'timeout')) {
    return [
      sound(
        'The timeout sits inside the outlier ejection, so calls that time out count against their instance.',
      ),
    ];
  }
  if (isInside(layers, 'timeout', 'outlier-ejection')) {
    return [
      warning(
        'The timeout sits outside the outlier ejection, so an instance that is only slow is never ejected: what it ' +
          'answers too late counts as the success it would have been.',
      ),
    ];
  }
  return byOrder(
    layers,
    'outlier-ejection',
    'load-balancer',
    note(
      'The outlier ejection sits outside the load balancer, so it learns only at the end of a call which instance ' +
        'took it.',
    ),
  );
}

function hedge(layers: Layers): Advice[] {
  const retried = isInside(layers, 'hedge', 'retry')
    ? [
        note(
          'The hedge sits outside the retry, so a hedge is a whole further call with tries of its own: in an outage ' +
            'the load grows by both.',
        ),
      ]
    : byOrder(
        layers,
        'retry',
        'hedge',
        sound(
          'The hedge sits inside the retry, so each try is hedged, and a retry follows only when all failed.',
        ),
      );
  return [
    ...retried,
    ...byOrder(
      layers,
      'circuit-breaker',
      'hedge',
      note('The hedge sits inside the breaker, so the breaker sees only how the fastest try ended.'),
    ),
    ...byOrder(
      layers,
      'bulkhead',
      'hedge',
      warning(
        'The hedge sits inside the bulkhead, so a call and its hedges share one slot: more may be under way.',
      ),
    ),
  ];
}
