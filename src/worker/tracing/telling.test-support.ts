import '../../policies/all-layers';
import { ensure } from '../../base/assert';
import type { Result } from '../../base/result';
import type { Scenario } from '../../scenario/format';
import { TraceLog, type TraceLimits } from '../../sim/tracing/trace-log';
import { EditedRun } from '../edited-run';
import type { RequestRef, Trace, TraceFilter, TraceOrder, TracePage, Why, WhySubject } from '../traces';
import { Teller } from './teller';

const ASKED = { runId: 'r', askId: 1 } as const;

/** A run with somebody who can tell of it. */
export class Told {
  readonly run: EditedRun;
  readonly teller: Teller;

  /** `limits`: what is kept, when it is to be other than usual. */
  constructor(of: Scenario | EditedRun, seconds = 0, limits?: TraceLimits) {
    this.run = of instanceof EditedRun ? of : new EditedRun(of, of.seed);
    if (limits !== undefined) this.world.traces = new TraceLog(limits);
    this.teller = new Teller(this.run);
    if (seconds > 0) this.goTo(seconds);
  }

  get world() {
    return this.run.timeline.world;
  }

  goTo(seconds: number): void {
    this.run.timeline.seek(seconds * 1e9);
  }

  page(filter: TraceFilter = {}, order: TraceOrder = 'newest', offset = 0, limit = 100): TracePage {
    const answer = this.teller.answer({ kind: 'traces', ...ASKED, filter, order, offset, limit });
    return ensure(answer.kind === 'traces' ? answer.page : null, 'a page');
  }

  trace(ref: RequestRef): Result<Trace, string> {
    const answer = this.teller.answer({ kind: 'trace', ...ASKED, ref });
    return ensure(answer.kind === 'trace' ? answer.result : null, 'a trace');
  }

  why(subject: WhySubject): Result<Why, string> {
    const answer = this.teller.answer({ kind: 'why', ...ASKED, subject });
    return ensure(answer.kind === 'why' ? answer.result : null, 'an answer');
  }
}

/** The value of a result that has one; its sentence fails the test otherwise. */
export function valueOf<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** Every text of a trace and of a why that is to be read as a sentence. */
export function sentencesOf(trace: Trace, why: Why): string[] {
  return [...trace.spans.flatMap(({ events }) => events.map(({ text }) => text)), ...sentencesOfWhy(why)];
}

export function sentencesOfWhy({ question, answer, moments }: Why): string[] {
  const ofMoments = moments.flatMap(({ text, window }) => (window === null ? [text] : [text, window.text]));
  return [question, answer, ...ofMoments];
}

/** Every text that is no sentence. */
export function labelsOf(trace: Trace, why: Why): string[] {
  return [
    trace.row.name,
    trace.row.cause,
    ...trace.spans.flatMap(({ name, detail, note }) => [name, detail, note]),
    ...labelsOfWhy(why),
  ];
}

export function labelsOfWhy({ moments }: Why): string[] {
  return moments.flatMap(({ title, settings, window }) => [
    title,
    window?.title ?? '',
    ...settings.flatMap(({ label, value }) => [label, value]),
  ]);
}
