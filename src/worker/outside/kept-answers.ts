import { durationText } from '../../base/duration-text';
import { canonicalJson } from '../../base/json';
import type { Time } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import { namesOf } from '../../scenario/names';
import type { AskUnderWay } from './asks';
import type { Content } from './ended-answer';

interface Kept {
  readonly content: Content;
  readonly at: Time;
}

const MOST_KEPT = 50;

/** What was answered to requests of the console, by request: engines keep outcomes and no contents. */
export class KeptAnswers {
  private readonly all = new Map<string, Kept>();

  keep(one: AskUnderWay, content: Content, at: Time): void {
    const key = keyOf(one);
    this.all.delete(key);
    this.all.set(key, { content, at });
    const [oldest] = this.all.keys();
    if (this.all.size > MOST_KEPT && oldest !== undefined) this.all.delete(oldest);
  }

  /** What the very same request was answered before on its line. */
  of(one: AskUnderWay): Kept | undefined {
    return this.all.get(keyOf(one));
  }
}

function keyOf({ line, ask: { node, method, path, body } }: AskUnderWay): string {
  return canonicalJson([line, node, method, path, body]);
}

/** Of a request that went well without an answer of the node whose data answer it. */
export function unreachedWords(scenario: Scenario, one: AskUnderWay, kept: Kept | undefined): string {
  const nameOf = namesOf(scenario);
  const shown =
    kept === undefined
      ? 'so there is no body'
      : `so this is what came for the same request at ${durationText(kept.at)}`;
  const name = nameOf('node', one.answeredBy);
  const what = one.isReached
    ? `${name} did not answer in time`
    : `It did not reach ${name} and changed nothing there`;
  return `${what}: ${answererWords(scenario, one)}. Engines keep outcomes, not contents, ${shown}.`;
}

function answererWords(scenario: Scenario, { ask, edge, answeredBy }: AskUnderWay): string {
  const stack = ask.node === answeredBy ? (scenario.edges.find(({ id }) => id === edge)?.stack ?? []) : [];
  const able = ANSWERING.filter(({ kind }) => stack.some((layer) => layer.kind === kind && layer.enabled));
  if (able.length === 0) return 'it was answered on the way';
  return `the ${able.map(({ words }) => words).join(' or ')} of ${namesOf(scenario)('edge', edge)} answered`;
}

/** Layers that answer in place of whoever they guard. */
const ANSWERING = [
  { kind: 'cache', words: 'cache' },
  { kind: 'single-flight', words: 'single flight' },
] as const;
