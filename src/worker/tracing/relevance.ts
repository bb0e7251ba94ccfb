import { OK } from '../../base/outcome';
import type { Time } from '../../base/time';
import type { SimSpan } from '../../sim/tracing/span';
import type { Scope } from './scope';

/**
 * The spans of a scope that had a say in what is asked, each with the moment up to which it had one: nobody minds what
 * happens to a try after it was given up.
 */
export type Relevant = ReadonlyMap<SimSpan, Time>;

/** What is asked: why it ended badly, or why it took so long. */
export type Asked = 'end' | 'time';

export function relevantSpans(scope: Scope, asked: Asked): Relevant {
  const { spans, children } = scope;
  const found = new Map<SimSpan, Time>();
  // What took no time was on the way to its end, whatever there was of it.
  const isInstant = scope.to === scope.from;
  const onWay = onCriticalPath(scope);
  const visit = (place: number, cutoff: Time): void => {
    const span = spans[place];
    const until = span.kind === 'try' && span.givenUpAt < cutoff ? span.givenUpAt : cutoff;
    found.set(span, until);
    for (const child of children[place]) {
      if (spans[child].from <= until && hasSay(spans[child], until, isInstant || onWay.has(child), asked))
        visit(child, until);
    }
  };
  visit(0, scope.to);
  return found;
}

function hasSay(span: SimSpan, until: Time, isOnWay: boolean, asked: Asked): boolean {
  if (span.kind === 'try') return span.how !== 'detached' && span.how !== 'copy';
  if (span.kind !== 'call') return true;
  if (span.origin === 'unawaited') return false;
  if (asked === 'time' || span.optional) return isOnWay;
  // One that had not ended yet is what its caller still waited for.
  return span.outcome !== OK || !(span.to <= until);
}

function onCriticalPath({ spans, critical }: Scope): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { span } of critical) {
    for (let place = span; place >= 0 && !found.has(place); place = spans[place].parent) found.add(place);
  }
  return found;
}
