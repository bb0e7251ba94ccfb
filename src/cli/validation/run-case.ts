import type { ExactCase, StatisticalCase } from './case';
import { judge, type Verdict } from './statistics';

/** One line of the table. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly expected: string;
  readonly measured: string;
  readonly half: string;
  readonly precision: string;
  readonly verdict: string;
  readonly ok: boolean;
  /** Written below the table when the row is not ok. */
  readonly differences: readonly string[];
}

export interface Plan {
  readonly seeds: readonly number[];
  /** For the one repetition that a failing row gets. */
  readonly otherSeeds: readonly number[];
  /** How much of each measured range is run. */
  readonly share: number;
}

const upTo = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + index);
export const WHOLE: Plan = { seeds: upTo(1, 20), otherSeeds: upTo(101, 20), share: 1 };

interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly repeated: readonly boolean[];
  readonly differences: readonly string[];
}

/** A figure that fails is measured once more with other seeds, and then only the second verdict counts. */
function judgeCase(one: StatisticalCase, plan: Plan): Judged {
  const first = measure(one, plan.seeds, plan.share);
  const repeated = first.verdicts.map(({ verdict }) => verdict !== 'agrees');
  if (!repeated.includes(true)) return { ...first, repeated };
  const second = measure(one, plan.otherSeeds, plan.share);
  return {
    verdicts: first.verdicts.map((verdict, index) => (repeated[index] ? second.verdicts[index] : verdict)),
    repeated,
    differences: [...first.differences, ...second.differences],
  };
}

function measure(one: StatisticalCase, seeds: readonly number[], share: number): Omit<Judged, 'repeated'> {
  const samples = seeds.map((seed) => one.sample(seed, share));
  return {
    verdicts: one.figures.map(({ expected }, index) =>
      judge(
        samples.map(({ values }) => values[index]),
        expected,
      ),
    ),
    differences: samples.flatMap((sample, index) =>
      sample.differences.map((words) => `${one.id}, ${one.system}, seed ${seeds[index]}: ${words}`),
    ),
  };
}

/** A row for each figure, and one for what has to hold exactly in the same runs. */
export function runStatistical(one: StatisticalCase, plan: Plan): Row[] {
  const { verdicts, repeated, differences } = judgeCase(one, plan);
  const rows = verdicts.map((verdict, index) => {
    const ok = verdict.verdict === 'agrees';
    return statisticalRow(one, index, verdict, ok, `${verdict.verdict}${again(repeated[index])}`);
  });
  const identities = exactRow(one.id, `${one.system}: identities`, '0 differences', {
    measured: `${differences.length} differences`,
    differences,
  });
  return one.checksIdentities ? [...rows, identities] : rows;
}

/** The test must be able to fail: a control agrees with the theory of another system, and that is an error. */
export function runControl(one: StatisticalCase, plan: Plan): Row[] {
  const { verdicts, repeated } = judgeCase(one, plan);
  return verdicts.map((verdict, index) => {
    const ok = verdict.verdict === 'differs';
    const words = ok ? 'differs, as it must' : `${verdict.verdict}, BUT MUST DIFFER`;
    return statisticalRow(one, index, verdict, ok, `${words}${again(repeated[index])}`);
  });
}

export function runExact(one: ExactCase): Row {
  return exactRow(one.id, one.what, one.expected, one.check());
}

function again(repeated: boolean): string {
  return repeated ? ' (second seeds)' : '';
}

function statisticalRow(
  one: StatisticalCase,
  index: number,
  found: Verdict,
  ok: boolean,
  verdict: string,
): Row {
  const { what, expected } = one.figures[index];
  return {
    id: one.id,
    what: `${one.system}: ${what}`,
    expected: number(expected),
    measured: number(found.mean),
    half: number(found.half),
    precision: `${(found.precision * 100).toFixed(2)} %`,
    verdict,
    ok,
    differences: [],
  };
}

function exactRow(id: string, what: string, expected: string, found: ReturnType<ExactCase['check']>): Row {
  const ok = found.differences.length === 0;
  const { measured, differences } = found;
  return {
    id,
    what,
    expected,
    measured,
    half: 'exact',
    precision: '',
    verdict: ok ? 'agrees' : 'DIFFERS',
    ok,
    differences,
  };
}

function number(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(5))) : String(value);
}
