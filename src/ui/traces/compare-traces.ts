import type { Duration, Time } from '../../base/time';
import type { Span, Trace } from '../../worker/traces';
import { endOf } from './long-waits';
import { forestOf } from './span-tree';

/** A span of one trace beside the span of the other that did the same, if there is one. */
export interface ComparedSpan {
  readonly key: string;
  readonly depth: number;
  readonly kind: Span['kind'];
  readonly name: string;
  readonly detail: string;
  readonly first: ComparedSide | null;
  readonly second: ComparedSide | null;
  /** How much longer the second one took; null when only one has it. */
  readonly difference: Duration | null;
}

export interface ComparedSide {
  /** In the spans of its trace. */
  readonly place: number;
  readonly duration: Duration;
  readonly end: Span['end'];
}

/** A span with what lies within it, by what it does: several that do the same are told apart by their order. */
interface Branch {
  readonly place: number;
  /** It has a row of its own in the waterfall. */
  readonly isShown: boolean;
  readonly within: ReadonlyMap<string, Branch>;
}

/**
 * Both traces as one tree. Spans belong together when they have the same path: the same kind and name within what
 * belongs together. Which copy of a node did the work does not matter, and what has no row in either waterfall has none
 * here.
 */
export function compareTraces(first: Trace, second: Trace, now: Time): ComparedSpan[] {
  const compared: ComparedSpan[] = [];
  const walk = (one: Branches, other: Branches, path: string, depth: number): void => {
    for (const key of mergedKeys([...(one?.keys() ?? [])], [...(other?.keys() ?? [])])) {
      const [left, right] = [one?.get(key), other?.get(key)];
      if (left?.isShown !== true && right?.isShown !== true) {
        walk(left?.within, right?.within, `${path}/${key}`, depth);
        continue;
      }
      const [a, b] = [sideOf(first, left, now), sideOf(second, right, now)];
      const span = left === undefined ? second.spans[right?.place ?? 0] : first.spans[left.place];
      compared.push({
        key: `${path}/${key}`,
        depth,
        kind: span.kind,
        name: operationOf(span),
        detail: span.detail,
        first: a,
        second: b,
        difference: a === null || b === null ? null : b.duration - a.duration,
      });
      walk(left?.within, right?.within, `${path}/${key}`, depth + 1);
    }
  };
  walk(branchesOf(first.spans), branchesOf(second.spans), '', 0);
  return compared;
}

type Branches = ReadonlyMap<string, Branch> | undefined;

function branchesOf(spans: readonly Span[]): ReadonlyMap<string, Branch> {
  const roots = new Map<string, Branch>();
  const all: Map<string, Branch>[] = [];
  const { shownBy } = forestOf(spans);
  spans.forEach((span, place) => {
    const siblings = span.parent < 0 ? roots : all[span.parent];
    const within = new Map<string, Branch>();
    all.push(within);
    const name = span.parent < 0 ? span.kind : `${span.kind} ${operationOf(span)}`;
    let nth = 1;
    while (siblings.has(`${name} ${nth}`)) nth++;
    siblings.set(`${name} ${nth}`, { place, isShown: shownBy[place] === place, within });
  });
  return roots;
}

/** Without the number of the instance. */
function operationOf({ name }: Span): string {
  return name.replace(/ #\d+$/, '');
}

function sideOf({ spans }: Trace, branch: Branch | undefined, now: Time): ComparedSide | null {
  if (branch === undefined) return null;
  const span = spans[branch.place];
  return { place: branch.place, duration: endOf(span, now) - span.from, end: span.end };
}

/** The keys of the first in their order, and those that only the second has where they come there. */
function mergedKeys(first: readonly string[], second: readonly string[]): string[] {
  const known = new Set(first);
  const merged = [...first];
  let at = 0;
  for (const key of second) {
    if (known.has(key)) at = merged.indexOf(key) + 1;
    else merged.splice(at++, 0, key);
  }
  return merged;
}
