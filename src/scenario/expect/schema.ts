import type { Problem } from '../../base/problem';
import { adviceOn } from '../given-words';
import { LIMITS } from '../limits';
import { isRaw } from '../parts';
import { LONGEST_RUN_MS } from '../run-settings';
import { id, instant, name, wholeSeconds } from '../schema';
import { closed, optional } from '../shapes/closed';
import { listOf } from '../shapes/lists';
import { described, schemaOf } from '../shapes/json-schema';
import { choice, flag, literal, numberFrom, numberThat } from '../shapes/plain-values';
import { refuse, type Shape } from '../shapes/shape';
import { byKind, byWord, eitherOf } from '../shapes/unions';
import { sagaStates } from './data-rule-settings';
import { FIGURES } from './figure-settings';
import type { FigureId } from './figure-word-settings';
import type {
  CombinedExpectation,
  Expectation,
  FoundRule,
  MeasureExpectation,
  SagasExpectation,
  StateExpectation,
} from './format';
import { READ_MODEL_FIGURES } from './read-model-settings';
import { states } from './state-settings';

/** Larger than any figure that a run can come to. */
const LARGEST_BOUND = 1e12;
const bound = optional(numberFrom(0, LARGEST_BOUND));

const has =
  (key: string) =>
  (value: unknown): boolean =>
    isRaw(value) && Object.hasOwn(value, key);

const instance = optional(
  numberThat({
    fits: (value) => Number.isInteger(value) && value >= 1,
    expected: 'the number of an instance, from 1',
    schema: { type: 'integer', minimum: 1 },
  }),
);

const SPAN = 'an object with fromMs and toMs, relative to a fault with after';
const after = closed({ fault: id, at: choice(['start', 'end']) });

/** Where a span stands by itself its ends are `given`; how far after a fault it begins and ends is free. */
function spanOf(given: Shape<number>) {
  return eitherOf(
    { when: has('after'), shape: closed({ after, fromMs: instant, toMs: instant }) },
    { when: isRaw, shape: closed({ fromMs: given, toMs: given }) },
    SPAN,
  );
}

const figure: Shape<FigureId> = described(
  (value, path, problems) =>
    isFigure(value)
      ? value
      : refuse(value, `a figure${adviceOn(String(value), Object.keys(FIGURES))}`, path, problems),
  () => ({ enum: Object.keys(FIGURES) }),
);

function isFigure(value: unknown): value is FigureId {
  return typeof value === 'string' && Object.hasOwn(FIGURES, value);
}

const named = { id, name: optional(name) };

const measure = closed({
  ...named,
  kind: literal('measure'),
  figure,
  of: optional(
    eitherOf(
      { when: has('client'), shape: closed({ client: id }) },
      {
        when: isRaw,
        shape: eitherOf(
          { when: has('edge'), shape: closed({ edge: id }) },
          { when: isRaw, shape: closed({ node: id, instance }) },
          '',
        ),
      },
      'an object that names a client, an edge, or a node and perhaps one of its instances',
    ),
  ),
  over: spanOf(wholeSeconds),
  hold: choice(['overall', 'always', 'sometime']),
  atLeast: bound,
  atMost: bound,
  percentile: optional(
    numberThat({
      fits: (value) => value > 0 && value < 100,
      expected: 'a number above 0 and below 100',
      schema: { exclusiveMinimum: 0, exclusiveMaximum: 100 },
    }),
  ),
});

const state = closed({
  ...named,
  kind: literal('state'),
  of: eitherOf(
    { when: has('edge'), shape: closed({ edge: id, layer: id }) },
    { when: isRaw, shape: closed({ node: id, instance }) },
    'an object that names an edge and a layer of it, or a node and perhaps one of its instances',
  ),
  state: choice([...states.breaker, ...states.node, ...states.instance]),
  over: spanOf(instant),
  hold: choice(['sometime', 'always']),
});

const anyRule = { ...named, kind: literal('invariant'), pauses: optional(flag) };
const ofParts = <const Rule extends string>(rule: Rule) =>
  closed({ ...anyRule, rule: literal(rule), over: spanOf(wholeSeconds) });

const ruleOfData = { ...anyRule, over: spanOf(instant), broken: optional(flag) };
const ofData = <const Rule extends FoundRule>(rule: Rule) => closed({ ...ruleOfData, rule: literal(rule) });

const invariant = byWord('rule', {
  'nothing-lost': ofParts('nothing-lost'),
  'nothing-waits': ofParts('nothing-waits'),
  'money-matches': ofData('money-matches'),
  'stock-matches': ofData('stock-matches'),
  'order-final': ofData('order-final'),
  'no-doubles': ofData('no-doubles'),
  'stock-never-negative': ofData('stock-never-negative'),
  'stock-adds-up': ofData('stock-adds-up'),
  'sagas-end': closed({
    ...ruleOfData,
    rule: literal('sagas-end'),
    withinMs: numberFrom(0, LONGEST_RUN_MS, ' ms'),
  }),
});

const count = optional(
  numberThat({
    fits: (value) => Number.isInteger(value) && value >= 0 && value <= LARGEST_BOUND,
    expected: 'a whole number of sagas',
    schema: { type: 'integer', minimum: 0, maximum: LARGEST_BOUND },
  }),
);

const sagas = closed({
  ...named,
  kind: literal('sagas'),
  saga: optional(id),
  state: choice(sagaStates),
  over: spanOf(instant),
  atLeast: count,
  atMost: count,
});

const readModel = closed({
  ...named,
  kind: literal('read-model'),
  view: id,
  figure: choice(READ_MODEL_FIGURES),
  over: spanOf(instant),
  atLeast: bound,
  atMost: bound,
});

/** Expectations may stand inside others. */
const inner: Shape<Expectation> = described(
  (...given) => readExpectation(...given),
  () => ({ $ref: '#/$defs/expectation' }),
);

function combined<const Kind extends CombinedExpectation['kind']>(kind: Kind) {
  return closed({
    ...named,
    kind: literal(kind),
    of: listOf(inner, LIMITS.listItems, 1),
  });
}

export const readExpectation: Shape<Expectation> = byKind({
  measure: fitting(measure, measureProblems),
  state: fitting(state, stateProblems),
  invariant,
  sagas: fitting(sagas, boundProblems),
  'read-model': fitting(readModel, boundProblems),
  all: combined('all'),
  any: combined('any'),
});

/** What has the right structure may still not fit together. */
function fitting<Value>(
  shape: Shape<Value>,
  problemsOf: (value: Value, path: string) => readonly Problem[],
): Shape<Value> {
  const fitted: Shape<Value> = (value, path, problems) => {
    const read = shape(value, path, problems);
    if (read === undefined) return undefined;
    const found = problemsOf(read, path);
    problems.push(...found);
    return found.length === 0 ? read : undefined;
  };
  return described(fitted, () => schemaOf(shape));
}

function measureProblems(expectation: MeasureExpectation, path: string): readonly Problem[] {
  const { figure: asked, of, percentile } = expectation;
  const parts = groupOf(of);
  const { unit, of: formulas } = FIGURES[asked];
  const formula = formulas[parts];
  const problems: Problem[] = [];
  const tell = (key: keyof MeasureExpectation, expected: string): void => {
    refuse(expectation[key], expected, `${path}.${key}`, problems);
  };
  if (formula === undefined) {
    const known = Object.entries(FIGURES).flatMap(([key, info]) => (parts in info.of ? [key] : []));
    tell('figure', `a figure that ${parts} have${adviceOn(asked, known)}`);
    return problems;
  }
  for (const key of ['atLeast', 'atMost'] as const) {
    if (unit === 'share' && (expectation[key] ?? 0) > 1) tell(key, 'a share from 0 to 1');
  }
  problems.push(...boundProblems(expectation, path));
  const needsOne = formula === 'percentile';
  if (needsOne !== (percentile !== undefined)) {
    tell('percentile', needsOne ? 'which percentile, like 95' : `none: ${asked} is no percentile`);
  }
  return problems;
}

/** There is a bound, and they leave something between them. */
function boundProblems(
  { atLeast, atMost }: Pick<MeasureExpectation | SagasExpectation, 'atLeast' | 'atMost'>,
  path: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (atLeast === undefined && atMost === undefined) {
    refuse(atLeast, 'a bound: atLeast, atMost, or both', `${path}.atLeast`, problems);
  } else if (atLeast !== undefined && atMost !== undefined && atMost < atLeast) {
    refuse(atMost, `at least as much as atLeast (${atLeast})`, `${path}.atMost`, problems);
  }
  return problems;
}

/** Among which parts the one is measured that an expectation is about. */
function groupOf(of: MeasureExpectation['of']): 'clients' | 'edges' | 'nodes' | 'instances' {
  if (of === undefined || 'client' in of) return 'clients';
  if ('edge' in of) return 'edges';
  return of.instance === undefined ? 'nodes' : 'instances';
}

function stateProblems({ of, state: given }: StateExpectation, path: string): readonly Problem[] {
  const part = 'edge' in of ? 'breaker' : of.instance === undefined ? 'node' : 'instance';
  const known: readonly string[] = states[part];
  if (known.includes(given)) return [];
  const expected = `the state of one ${part}: ${known.join(', ')}`;
  return [{ path: `${path}.state`, expected, received: `"${given}"` }];
}
