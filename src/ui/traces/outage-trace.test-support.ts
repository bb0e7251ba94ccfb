import type { Trace } from '../../worker/traces';
import { traceOf, type SpanSketch } from './trace.test-support';

const STARTED_AT = 28.594e9;
const edge = (id: string) => ({ kind: 'edge', id }) as const;
const node = (id: string) => ({ kind: 'node', id }) as const;

/** A call that takes one try, with the work of its callee. */
function simpleCall(
  [from, to]: readonly [string, string],
  [begin, end]: readonly [number, number],
  critical = false,
): SpanSketch {
  const [sent, answered] = [begin + 0.5, end - 0.5];
  return {
    kind: 'call',
    name: `${from} → ${to}`,
    part: edge(`${from}-${to}`),
    from: begin,
    to: end,
    within: [
      {
        kind: 'try',
        name: 'try 1',
        part: edge(`${from}-${to}`),
        from: begin,
        to: end,
        ...(critical && {
          critical: [
            [begin, sent],
            [answered, end],
          ],
        }),
        within: [
          {
            kind: 'work',
            name: `${to} #1`,
            part: node(to),
            from: sent,
            to: answered,
            ...(critical && { critical: [[sent, answered]] }),
          },
        ],
      },
    ],
  };
}

/** Its first try is turned back at the gate, it waits, and its second one is a trial that fails. */
export const outageTrace: Trace = traceOf(
  {
    ref: { client: 'web', number: 2421 },
    startedAt: STARTED_AT,
    end: 'failed',
    cause: 'trial 3 of 3 failed, breaker reopened',
    decisions: ['retried', 'open-circuit', 'timed-out', 'late-answer'],
    keptFor: 'failed',
  },
  {
    kind: 'request',
    name: 'web',
    detail: 'POST /orders',
    part: node('web'),
    from: 0,
    to: 2186,
    end: 'failed',
    note: 'payments answered 503',
    within: [
      {
        kind: 'call',
        name: 'web → API gateway',
        detail: 'POST /orders',
        part: edge('web-gateway'),
        from: 0,
        to: 2186,
        end: 'failed',
        note: 'no tries left',
        within: [firstTry(), waitBeforeRetry(), secondTry()],
      },
    ],
  },
);

function firstTry(): SpanSketch {
  return {
    kind: 'try',
    name: 'try 1',
    part: edge('web-gateway'),
    from: 0,
    to: 36,
    end: 'rejected',
    note: '503, circuit open further on',
    critical: [
      [0, 2],
      [34, 36],
    ],
    within: [
      {
        kind: 'work',
        name: 'API gateway #1',
        detail: 'POST /orders',
        part: node('gateway'),
        from: 2,
        to: 34,
        end: 'rejected',
        critical: [[2, 4]],
        within: [
          {
            kind: 'call',
            name: 'API gateway → orders',
            part: edge('gateway-orders'),
            from: 4,
            to: 34,
            end: 'rejected',
            within: [
              {
                kind: 'try',
                name: 'try 1',
                part: edge('gateway-orders'),
                from: 4,
                to: 34,
                end: 'rejected',
                critical: [
                  [4, 6],
                  [31, 34],
                ],
                within: [
                  {
                    kind: 'work',
                    name: 'orders #2',
                    detail: 'POST /orders',
                    part: node('orders'),
                    from: 6,
                    to: 31,
                    end: 'rejected',
                    critical: [[30.5, 31]],
                    within: [
                      simpleCall(['orders', 'orders-db'], [6, 12], true),
                      simpleCall(['orders', 'inventory'], [12, 30.5], true),
                      {
                        kind: 'call',
                        name: 'orders → payments',
                        detail: 'POST /charges',
                        part: edge('orders-payments'),
                        from: 30.5,
                        to: 30.5,
                        end: 'rejected',
                        note: 'Breaker open: not called',
                        events: [
                          {
                            time: 30.5,
                            mark: 'rejected',
                            text: 'The breaker was open since 25.54 s.',
                            layer: 'breaker',
                          },
                        ],
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  };
}

function waitBeforeRetry(): SpanSketch {
  return {
    kind: 'wait',
    name: 'wait before try 2',
    part: edge('web-gateway'),
    layer: 'retry',
    from: 36,
    to: 2000,
    note: 'Asked by Retry-After (1 to 3 s, jitter)',
    critical: [[36, 2000]],
  };
}

function secondTry(): SpanSketch {
  return {
    kind: 'try',
    name: 'try 2',
    part: edge('web-gateway'),
    from: 2000,
    to: 2186,
    end: 'failed',
    note: '503',
    critical: [
      [2000, 2002],
      [2184, 2186],
    ],
    within: [
      {
        kind: 'work',
        name: 'API gateway #1',
        detail: 'POST /orders',
        part: node('gateway'),
        from: 2002,
        to: 2184,
        end: 'failed',
        critical: [[2002, 2004]],
        within: [
          {
            kind: 'call',
            name: 'API gateway → orders',
            part: edge('gateway-orders'),
            from: 2004,
            to: 2184,
            end: 'failed',
            within: [
              {
                kind: 'try',
                name: 'try 1',
                part: edge('gateway-orders'),
                from: 2004,
                to: 2184,
                end: 'failed',
                critical: [
                  [2004, 2005],
                  [2183, 2184],
                ],
                within: [ordersAgain()],
              },
            ],
          },
        ],
      },
    ],
  };
}

function ordersAgain(): SpanSketch {
  return {
    kind: 'work',
    name: 'orders #1',
    detail: 'POST /orders',
    part: node('orders'),
    from: 2005,
    to: 2183,
    end: 'failed',
    critical: [[2181, 2183]],
    within: [
      simpleCall(['orders', 'orders-db'], [2005, 2010], true),
      {
        ...simpleCall(['orders', 'inventory'], [2010, 2018], true),
        events: [{ time: 2012, mark: 'note', text: 'One of two instances was slow.' }],
      },
      trial(),
    ],
  };
}

function trial(): SpanSketch {
  return {
    kind: 'call',
    name: 'orders → payments',
    detail: 'POST /charges, trial 3 of 3',
    part: edge('orders-payments'),
    from: 2018,
    to: 2181,
    end: 'failed',
    note: '503 after 162 ms',
    events: [
      { time: 2018, mark: 'degraded', text: 'Let through as trial 3 of 3.', layer: 'breaker' },
      { time: 2181, mark: 'rejected', text: 'The trial failed: the breaker opened again.', layer: 'breaker' },
    ],
    within: [
      {
        kind: 'try',
        name: 'try 1',
        part: edge('orders-payments'),
        from: 2018,
        to: 2181,
        end: 'failed',
        note: '503',
        critical: [
          [2018, 2019],
          [2180, 2181],
        ],
        within: [
          {
            kind: 'queue',
            name: 'queue of payments #1',
            part: node('payments'),
            from: 2019,
            to: 2024,
            critical: [[2019, 2024]],
          },
          {
            kind: 'work',
            name: 'payments #1',
            detail: 'POST /charges',
            part: node('payments'),
            from: 2024,
            to: 2180,
            end: 'failed',
            note: 'fault: errors 90 %, latency × 5',
            critical: [[2024, 2180]],
            within: [
              {
                kind: 'call',
                name: 'payments → payments db',
                part: edge('payments-db'),
                from: 2030,
                to: 2240,
                end: 'late',
                abandoned: true,
                note: 'answered when nobody waited',
              },
            ],
          },
        ],
      },
    ],
  };
}
