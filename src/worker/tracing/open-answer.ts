import { instantText } from '../../base/duration-text';
import type { SimSpan } from '../../sim/tracing/span';
import { listed } from './phrases';
import type { Scope } from './scope';

/** What something that is still under way waits for. */
export function openAnswer(scope: Scope): string {
  const { spans, children } = scope;
  const innermost = spans.filter(
    (span, place) =>
      Number.isNaN(span.to) &&
      !span.abandoned &&
      children[place].every((child) => !Number.isNaN(spans[child].to)),
  );
  if (innermost.length === 0) return 'nothing of it that anybody waits for is open any more';
  return `it is ${listed(innermost.slice(0, 3).map((span) => whereText(scope, span)))}`;
}

function whereText({ account }: Scope, span: SimSpan): string {
  const { names } = account;
  const since = instantText(span.from);
  switch (span.kind) {
    case 'wait':
      return `waiting at a guard of ${names.edge(account.callOf(span.attempt).edge)} since ${since}`;
    case 'queue':
      return `in the queue of ${names.instance(span.node, span.place)} since ${since}`;
    case 'work':
      return `at work in ${names.instance(span.node, span.place)} since ${since}`;
    case 'try':
      return `on the way along ${names.edge(account.callOf(span.attempt).edge)} since ${since}`;
    case 'call':
      return `at the guards of ${names.edge(span.edge)} since ${since}`;
    case 'request':
      return `at its client since ${since}`;
  }
}
