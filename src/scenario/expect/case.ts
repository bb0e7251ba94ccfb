import { instantText } from '../../base/duration-text';
import { msToNs } from '../../base/time';
import type { World } from '../../sim/world';
import type { Range, Scenario } from '../format';
import type { Judged } from '../verdict';
import type { FaultMoment } from './fault-moment';
import type { CombinedExpectation } from './format';
import { finding, type Finding, type Watch } from './watch';

/** One expectation before its judge. */
export interface Case {
  readonly range: Range;
  /** When at the latest it is decided. */
  readonly decidedMs: number;
  judge(world: World, scenario: Scenario): Judged;
  /** Why it cannot be judged; undefined as long as it can. */
  whyNot(world: World): string | undefined;
}

/** An expectation that stands by itself, perhaps relative to a moment. */
export function plainCase(id: string, watch: Watch, moment?: FaultMoment): Case {
  const { range, decidedMs = range.toMs } = watch;
  let found: Finding | undefined;
  const whyNot = (world: World): string | undefined => moment?.whyNot(world);
  return {
    range,
    decidedMs,
    whyNot,
    judge(world, scenario) {
      const why = whyNot(world);
      if (why !== undefined) return { id, verdict: 'undecided', evidence: why, range };
      found ??= watch.find(world);
      return { id, ...sayNow(found, decidedMs, world, scenario), range };
    },
  };
}

/** Several expectations that make one together. */
export function combinedCase({ id, kind, of }: CombinedExpectation, cases: readonly Case[]): Case {
  const names = of.map((one) => `“${one.name ?? one.id}”`);
  const range = {
    fromMs: Math.min(...cases.map((one) => one.range.fromMs)),
    toMs: Math.max(...cases.map((one) => one.range.toMs)),
  };
  const decidedMs = Math.max(...cases.map((one) => one.decidedMs));
  const whyNot = (world: World): string | undefined => {
    const reasons = cases.map((one) => one.whyNot(world));
    const first = reasons.findIndex((reason) => reason !== undefined);
    return first < 0 ? undefined : `${names[first]}: ${reasons[first]}`;
  };
  return {
    range,
    decidedMs,
    whyNot,
    judge(world, scenario) {
      const parts = cases.map((one) => one.judge(world, scenario));
      const said = sayNow(together(kind, parts, names), decidedMs, world, scenario);
      const why = said.verdict === 'undecided' ? whyNot(world) : undefined;
      return { id, ...said, ...(why !== undefined && { evidence: why }), range, parts };
    },
  };
}

/** One part that is broken breaks all of them, one that holds is enough for any; otherwise every part has a say. */
function together(
  kind: CombinedExpectation['kind'],
  parts: readonly Judged[],
  names: readonly string[],
): Finding | undefined {
  const isAll = kind === 'all';
  let first: Finding | undefined;
  let last = 0;
  let isOpen = false;
  parts.forEach(({ verdict, at = 0, evidence }, index) => {
    last = Math.max(last, at);
    isOpen ||= verdict === 'undecided';
    if (verdict !== (isAll ? 'broken' : 'holds') || (first !== undefined && first.at <= at)) return;
    first = finding(!isAll, at, `${names[index]} ${isAll ? 'is broken' : 'holds'}: ${evidence}`);
  });
  if (first !== undefined || isOpen) return first;
  return finding(isAll, last, `${isAll ? 'All of these hold' : 'None of these holds'}: ${names.join(', ')}.`);
}

/** What was found counts from its moment on: a run may have gone back to before it. */
function sayNow(found: Finding | undefined, decidedMs: number, { now }: World, { durationMs }: Scenario) {
  if (found !== undefined && found.at <= now) return found;
  const end = instantText(msToNs(decidedMs));
  // Who watches a run reads this for a while: it must not grow old.
  const evidence =
    now < msToNs(durationMs)
      ? `This is decided by ${end}.`
      : `The run ended at ${instantText(now)}; this would have been decided by ${end}.`;
  return { verdict: 'undecided', evidence } as const;
}
