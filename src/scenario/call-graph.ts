import type { Problem } from '../base/problem';
import { otherEdges } from './fallbacks';
import type { Saga, ScenarioEdge, ScenarioNode, Writer } from './format';
import { LIMITS } from './limits';
import { calledEdges, isWorkNode } from './node-parts';

/** Whom a node calls, and where the file says so. */
interface Callee {
  readonly node: string;
  readonly path: string;
}

/** What makes calls for requests. A read model makes its calls by itself, so no request goes in a circle through it. */
interface CallingParts {
  readonly nodes: readonly ScenarioNode[];
  readonly edges: readonly ScenarioEdge[];
  readonly sagas: readonly Saga[];
  readonly writers: readonly Writer[];
}

interface Visit {
  readonly node: string;
  /** Each once for every call. */
  readonly callees: readonly Callee[];
  next: number;
  calls: number;
}

/**
 * Calls must not run in a circle, or a request would never end; and the plans and sagas together must not make a
 * request grow beyond what can be simulated. Walks the nodes by hand, not by recursion: a chain may be long.
 */
export function checkCallGraph(calling: CallingParts): Problem[] {
  const { nodes } = calling;
  const problems: Problem[] = [];
  const callees = calleesOf(calling);
  /** Calls that one request to a node causes. */
  const known = new Map<string, number>();
  const trail: Visit[] = [];
  const enter = (node: string): void => {
    trail.push({ node, callees: callees.get(node) ?? [], next: 0, calls: 0 });
  };
  for (const { id } of nodes) {
    if (!known.has(id)) enter(id);
    while (trail.length > 0) {
      const visit = trail[trail.length - 1];
      if (visit.next === visit.callees.length) {
        known.set(visit.node, visit.calls);
        trail.pop();
        continue;
      }
      const callee = visit.callees[visit.next].node;
      const calls = known.get(callee);
      const start = trail.findIndex((earlier) => earlier.node === callee);
      if (calls === undefined && start < 0) {
        enter(callee);
        continue;
      }
      if (start >= 0) problems.push(circle(trail.slice(start)));
      visit.calls += 1 + (calls ?? 0);
      visit.next++;
    }
  }
  for (const node of problems.length > 0 ? [] : nodes) {
    const calls = known.get(node.id) ?? 0;
    if (node.kind === 'client' || calls <= LIMITS.callsOfRequest) continue;
    problems.push({
      path: `nodes.${node.id}.plan`,
      expected: `at most ${LIMITS.callsOfRequest} calls for one request, those of its callees included`,
      received: `${calls} calls`,
    });
  }
  return problems;
}

/** By node: whom it calls for a request, once for every call. */
export function calleesOf({
  nodes,
  edges,
  sagas,
  writers,
}: CallingParts): ReadonlyMap<string, readonly Callee[]> {
  const targets = targetsOf(edges);
  const along = (edge: string, path: string): readonly Callee[] =>
    (targets.get(edge) ?? []).map((node) => ({ node, path }));
  return new Map(
    nodes.map((node) => {
      const called = isWorkNode(node) ? calledEdges(node) : [];
      const planned = called.flatMap((edge) => along(edge, `nodes.${node.id}.plan`));
      const inSagas = sagas
        .filter((saga) => saga.node === node.id)
        .flatMap(({ id, steps }) =>
          steps.flatMap((step) => along(step.edge, `sagas.${id}.steps.${step.id}.edge`)),
        );
      const inWriters = writers
        .filter((writer) => writer.node === node.id)
        .flatMap(({ id, edge }) => along(edge, `writers.${id}.edge`));
      return [node.id, [...planned, ...inSagas, ...inWriters]];
    }),
  );
}

/** By edge: where calls along it lead, also by its fallbacks, and by theirs. */
function targetsOf(edges: readonly ScenarioEdge[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(edges.map((edge) => [edge.id, edge]));
  return new Map(
    edges.map((edge) => {
      const reached = new Set([edge]);
      // A set that is walked hears of what is added meanwhile.
      for (const one of reached) {
        for (const { other } of otherEdges(one)) {
          const next = byId.get(other);
          if (next?.from === edge.from) reached.add(next);
        }
      }
      return [edge.id, [...reached].map(({ to }) => to)];
    }),
  );
}

/** The visits that lead from a node back to it, told where the first of them is called. */
function circle(visits: readonly Visit[]): Problem {
  const [first] = visits;
  return {
    path: first.callees[first.next].path,
    expected: 'calls that come to an end',
    received: `the circle ${[...visits, first].map(({ node }) => node).join(' → ')}`,
  };
}
