import type { Draw } from './random-draw.test-support';

/** What expectations may be about. */
interface Subjects {
  readonly services: readonly string[];
  readonly edges: readonly string[];
  readonly breakers: readonly { readonly edge: string; readonly layer: string }[];
  readonly faults: readonly string[];
}

/** Expectations of every kind, some of them inside others. */
export function expectationsOf(subjects: Subjects, draw: Draw): object[] {
  let count = 0;
  const freshId = (): string => `expectation-${count++}`;
  const plain = (): object => ({
    id: freshId(),
    ...draw.maybe(() => ({ name: 'As hoped' })),
    ...draw.one([measureOf, stateOf, invariantOf])(subjects, draw),
  });
  return draw.times(1, 4, () => {
    if (draw.chance(0.7)) return plain();
    const of = draw.times(1, 3, () =>
      draw.chance(0.8) ? plain() : { id: freshId(), kind: 'any', of: [plain()] },
    );
    return { id: freshId(), kind: draw.one(['all', 'any']), of };
  });
}

function spanOf({ faults }: Subjects, draw: Draw): object {
  const fromMs = 1000 * draw.whole(0, 5);
  const span = { fromMs, toMs: fromMs + 1000 * draw.whole(2, 4) };
  if (faults.length === 0 || draw.chance(0.5)) return span;
  return { ...span, after: { fault: draw.one(faults), at: draw.one(['start', 'end']) } };
}

function measureOf(subjects: Subjects, draw: Draw): object {
  const { services, edges } = subjects;
  const about = [
    { figures: ['goodput', 'failed-share', 'latency'] },
    { of: { client: 'client-0' }, figures: ['goodput', 'late-share', 'gave-up-share', 'latency'] },
    { of: { node: draw.one(services) }, figures: ['failed-share', 'utilisation', 'latency'] },
    { of: { node: draw.one(services), instance: 1 }, figures: ['failed-share', 'utilisation'] },
    ...(edges.length > 0
      ? [{ of: { edge: draw.one(edges) }, figures: ['failed-share', 'short-circuited-share', 'latency'] }]
      : []),
  ];
  const { figures, ...of } = draw.one(about);
  const figure = draw.one(figures);
  return {
    kind: 'measure',
    figure,
    ...of,
    over: spanOf(subjects, draw),
    hold: draw.one(['overall', 'always', 'sometime']),
    ...(figure === 'latency' && { percentile: draw.decimal(1, 99) }),
    ...draw.one([{ atLeast: 0.1 }, { atMost: 0.9 }, { atLeast: 0, atMost: draw.decimal(0, 1) }]),
  };
}

function stateOf(subjects: Subjects, draw: Draw): object {
  const { services, breakers } = subjects;
  const about = [
    { of: { node: draw.one(services) }, state: draw.one(['shedding', 'calm']) },
    { of: { node: draw.one(services), instance: 1 }, state: draw.one(['up', 'starting', 'crashed']) },
    ...(breakers.length > 0
      ? [{ of: draw.one(breakers), state: draw.one(['open', 'half-open', 'closed']) }]
      : []),
  ];
  const hold = draw.one(['sometime', 'always']);
  return { kind: 'state', ...draw.one(about), over: spanOf(subjects, draw), hold };
}

function invariantOf(subjects: Subjects, draw: Draw): object {
  const rule = draw.one(['nothing-lost', 'nothing-waits']);
  return { kind: 'invariant', rule, over: spanOf(subjects, draw), ...pausing(draw) };
}

function pausing(draw: Draw): object {
  return draw.maybe(() => ({ pauses: draw.chance(0.5) }));
}

/** Expectations about data, of a scenario with sagas. */
export function dataExpectationsOf(
  sagas: readonly string[],
  faults: readonly string[],
  draw: Draw,
): object[] {
  return sagas.length === 0
    ? []
    : draw.times(0, 4, (index) => {
        const fromMs = draw.whole(0, 3000);
        const span = { fromMs, toMs: fromMs + draw.whole(1, 4000) };
        const isRelative = faults.length > 0 && draw.chance(0.3);
        const over = isRelative ? { ...span, after: { fault: draw.one(faults), at: 'start' } } : span;
        return { id: `of-data-${index}`, over, ...draw.one([ruleOf, sagasOf])(sagas, draw) };
      });
}

function ruleOf(_: readonly string[], draw: Draw): object {
  const ofOrders = ['money-matches', 'stock-matches', 'order-final', 'no-doubles'];
  const plain = [...ofOrders, 'stock-never-negative', 'stock-adds-up'].map((rule) => ({ rule }));
  const rule = draw.one([
    ...plain,
    { rule: 'sagas-end', withinMs: draw.one([draw.whole(0, 900), draw.whole(900, 3000)]) },
  ]);
  const broken = draw.maybe(() => ({ broken: draw.chance(0.5) }));
  return { kind: 'invariant', ...rule, ...broken, ...pausing(draw) };
}

function sagasOf(sagas: readonly string[], draw: Draw): object {
  return {
    kind: 'sagas',
    ...draw.maybe(() => ({ saga: draw.one(sagas) })),
    state: draw.one(['completed', 'compensated', 'failed', 'stuck', 'unfinished']),
    ...draw.one([{ atLeast: 1 }, { atMost: 0 }, { atLeast: 1, atMost: draw.whole(1, 50) }]),
  };
}
