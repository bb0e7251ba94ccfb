import { ensure } from '../base/assert';
import { NS_PER_SECOND, msToNs, type Time } from '../base/time';
import { dataRules, partRules } from '../scenario/expect/data-rule-settings';
import type {
  DataRuleExpectation,
  InvariantExpectation,
  SagasEndExpectation,
} from '../scenario/expect/format';
import { makeJudge } from '../scenario/expect/judge';
import { pausingRules } from '../scenario/expect/pausing';
import { isDataRule } from '../scenario/expect/rule-kinds';
import { rangeOf } from '../scenario/expect/span';
import { hasPassed } from '../scenario/expect/watch';
import type { Scenario } from '../scenario/format';
import type { Judged } from '../scenario/verdict';
import { DATA_RULES } from '../sim/data/data-rules';
import type { SliceEnd } from '../sim/run';
import type { World } from '../sim/world';
import type { EditedRun } from './edited-run';
import type { RuleStop } from './rule-stop';

type Rule = InvariantExpectation | DataRuleExpectation;

/** Sagas that have no time at all are looked at this often. */
const SHORTEST: Time = msToNs(1);

const NOBODY = { saga: 0, event: 0 } as const;

/**
 * Runs a run as its timeline does, but never past the moment at which a rule is broken that pauses it. Where slices end
 * changes nothing of a run, so whoever does not watch it comes to the same.
 */
export class RuleStops {
  private readonly judge = makeJudge();
  private known: Scenario | null = null;
  /** The scenario with no other expectations than rules that pause. */
  private scenario: Scenario | null = null;
  private rules: readonly Rule[] = [];

  constructor(
    private readonly run: EditedRun,
    private readonly tell: (stop: RuleStop) => void,
  ) {}

  slice(until: Time, maxEvents: number): SliceEnd {
    const { timeline } = this.run;
    const { world } = timeline;
    const scenario = this.adopt();
    if (this.rules.length === 0) return timeline.run(until, maxEvents);
    const from = world.now;
    const before = new Set(this.broken().map(({ id }) => id));
    const watched = this.rules.filter(({ id }) => !before.has(id));
    world.outside.stopsAt = codesOf(watched);
    const to = Math.min(until, ...watched.map((rule) => nextLook(rule, scenario, world)));
    const end = timeline.run(to, maxEvents);
    world.outside.stopsAt = 0;
    // What an edit has changed in the past is past.
    const found = this.broken().find(({ id, at = 0 }) => !before.has(id) && at >= from);
    if (found !== undefined) {
      this.tell({ text: this.textOf(found), by: found.by ?? NOBODY });
      return 'rule';
    }
    if (end === 'rule') return 'outside';
    return end === 'time' && to < until ? 'budget' : end;
  }

  /** The rules that are broken by now. */
  private broken(): Judged[] {
    const judged = this.judge(this.adopt(), this.run.timeline.world);
    return judged.filter((one, index) => isBroken(one, this.rules[index]));
  }

  private textOf({ id, evidence }: Judged): string {
    return `Paused by “${nameOf(
      ensure(
        this.rules.find((rule) => rule.id === id),
        id,
      ),
    )}”. ${evidence}`;
  }

  /** Takes over what an edit has made of the scenario. */
  private adopt(): Scenario {
    const { scenario } = this.run;
    if (this.known === scenario && this.scenario !== null) return this.scenario;
    this.known = scenario;
    this.rules = pausingRules(scenario.expect);
    this.scenario = { ...scenario, expect: this.rules };
    return this.scenario;
  }
}

/** Where data were expected to break a rule, that they do pauses the run, and that they never did does not. */
function isBroken({ verdict, by }: Judged, rule: Rule): boolean {
  return isDataRule(rule) ? by !== undefined : verdict === 'broken';
}

function nameOf(rule: Rule): string {
  if (rule.name !== undefined) return rule.name;
  return isDataRule(rule) ? dataRules[rule.rule].kept : partRules[rule.rule].kept;
}

/** Those that the kernel finds, a bit each. */
function codesOf(rules: readonly Rule[]): number {
  const codes = rules.map(({ rule }) => DATA_RULES.findIndex((one) => one === rule));
  return codes.reduce((bits, code) => (code < 0 ? bits : bits | (1 << code)), 0);
}

/** The next moment at which a rule may be found to be broken by nothing but that time has passed. */
function nextLook(rule: Rule, scenario: Scenario, world: World): Time {
  if (!isDataRule(rule)) return (Math.floor(world.now / NS_PER_SECOND) + 1) * NS_PER_SECOND;
  return rule.rule === 'sagas-end' ? nextDeadline(rule, scenario, world) : Infinity;
}

/** When the time of a saga is over: of one that goes on, or at the earliest of one that begins from now on. */
function nextDeadline({ over, withinMs }: SagasEndExpectation, scenario: Scenario, world: World): Time {
  const { dataBook: book, now } = world;
  const within = msToNs(withinMs);
  const { fromMs, toMs } = rangeOf(over, scenario);
  let next = now + Math.max(within, SHORTEST);
  if (book === null) return next;
  const { time } = book.begun.table.col;
  for (let row = book.begun.length - 1; row >= 0 && time[row] + within >= now; row--) {
    const isInSpan = time[row] >= msToNs(fromMs) && time[row] < msToNs(toMs);
    const deadline = time[row] + within;
    if (isInSpan && book.endOf(row + 1) < 0 && !hasPassed(world, deadline)) next = deadline;
  }
  return next;
}
