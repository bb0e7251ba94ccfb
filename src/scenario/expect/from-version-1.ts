import { own, without, type Raw } from '../parts';

/**
 * In version 1 there were three kinds of expectations: a state of a breaker after a fault, the goodput of a range and
 * a percentile of its latency. What is wrong with one stays wrong, and is told about the new one.
 */
export function expectationFromVersion1(given: Raw): Raw {
  switch (own(given, 'kind')) {
    case 'breaker-state':
      return moved(given, ['edge', 'layer', 'after', 'withinMs'], {
        kind: 'state',
        of: taken(given, { edge: 'edge', layer: 'layer' }),
        over: { ...taken(given, { after: 'after' }), fromMs: 0, ...taken(given, { toMs: 'withinMs' }) },
        hold: 'sometime',
      });
    case 'goodput':
      return moved(given, ['client', 'fromMs', 'toMs'], { figure: 'goodput', ...measured(given) });
    case 'latency':
      return moved(given, ['client', 'fromMs', 'toMs', 'atMostMs'], {
        figure: 'latency',
        ...measured(given),
        ...taken(given, { atMost: 'atMostMs' }),
      });
    default:
      return given;
  }
}

function measured(given: Raw): Raw {
  const of = taken(given, { client: 'client' });
  return {
    kind: 'measure',
    ...(own(of, 'client') === undefined ? {} : { of }),
    over: taken(given, { fromMs: 'fromMs', toMs: 'toMs' }),
    hold: 'overall',
  };
}

/** The keys that are given, under their new names. */
function taken(given: Raw, keys: Readonly<Record<string, string>>): Raw {
  return Object.fromEntries(
    Object.entries(keys).flatMap(([key, old]) => {
      const value = own(given, old);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function moved(given: Raw, from: readonly string[], to: Raw): Raw {
  return { ...without(given, from), ...to };
}
