import type { Problem } from '../../base/problem';
import type { ScenarioEdge, ScenarioNode } from '../format';
import type { Refer } from '../given-words';
import { LIMITS } from '../limits';
import type { Expectation, MeasuredPart, StatefulPart } from './format';
import { placed } from './nested';
import { isDataRule, isStockRule } from './rule-kinds';

interface Parts {
  readonly expect: readonly Expectation[];
  readonly nodes: ReadonlyMap<string, ScenarioNode>;
  readonly edges: ReadonlyMap<string, ScenarioEdge>;
  readonly hasSagas: boolean;
}

/** Checks that expectations are about parts that exist and have what is expected of them, and are not too many. */
export function checkExpectations({ expect, nodes, edges, hasSagas }: Parts, refer: Refer): Problem[] {
  const all = placed(expect);
  const problems: Problem[] = [];
  const tell = (path: string, expected: string, received: string): void => {
    problems.push({ path, expected, received });
  };
  const checkPart = (of: MeasuredPart | StatefulPart, path: string): void => {
    if ('edge' in of) {
      const edge = refer('edges', of.edge, `${path}.edge`) ? edges.get(of.edge) : undefined;
      if (edge === undefined || !('layer' in of)) return;
      const breakers = edge.stack.filter(({ kind }) => kind === 'circuit-breaker').map(({ id }) => id);
      if (breakers.includes(of.layer)) return;
      const choice = breakers.join(', ') || 'it has none';
      tell(`${path}.layer`, `a circuit breaker of ${of.edge}: ${choice}`, `"${of.layer}"`);
      return;
    }
    const [id, key] = 'client' in of ? [of.client, 'client'] : [of.node, 'node'];
    const at = `${path}.${key}`;
    const node = refer('nodes', id, at) ? nodes.get(id) : undefined;
    if (node === undefined) return;
    if ((node.kind === 'client') !== (key === 'client')) {
      const expected = key === 'client' ? 'a client' : 'a node that works: a service, gateway or database';
      tell(at, expected, `the ${node.kind} "${id}"`);
    } else if (node.kind !== 'client' && 'instance' in of && of.instance > node.instances) {
      const expected = `one of the ${node.instances} instances of ${id}, counted from 1`;
      tell(`${path}.instance`, expected, String(of.instance));
    }
  };
  if (all.length > LIMITS.expectations) {
    const expected = `at most ${LIMITS.expectations} expectations, those inside others included`;
    tell('expect', expected, `${all.length} expectations`);
  }
  const paths = new Map<string, string>();
  for (const { expectation, path, depth } of all) {
    const { id } = expectation;
    const first = paths.get(id);
    // The list of the file has told of two of its own that share an id.
    if (first !== undefined && depth > 0)
      tell(`${path}.id`, 'an id of its own', `"${id}", which ${first} has`);
    paths.set(id, first ?? path);
    if (depth === LIMITS.expectationDepth + 1) {
      const expected = `at most ${LIMITS.expectationDepth} expectations around one another`;
      tell(path, expected, `one inside ${depth}`);
    }
    if (!('over' in expectation)) continue;
    const { over } = expectation;
    if ('after' in over) refer('faults', over.after.fault, `${path}.over.after.fault`);
    const lack = lackFor(expectation, [...nodes.values()], hasSagas);
    if (lack !== null) {
      const isRule = expectation.kind === 'invariant';
      tell(
        `${path}.${isRule ? 'rule' : 'kind'}`,
        `something that the scenario can show: ${lack}`,
        `"${isRule ? expectation.rule : expectation.kind}"`,
      );
    } else if (expectation.kind === 'sagas' && expectation.saga !== undefined) {
      refer('sagas', expectation.saga, `${path}.saga`);
    }
    if (expectation.kind === 'read-model') refer('views', expectation.view, `${path}.view`);
    if ('of' in expectation && expectation.of !== undefined) checkPart(expectation.of, `${path}.of`);
  }
  return problems;
}

/** What a scenario would have to have to show what is expected of its data; null when it can. */
export function lackFor(
  expectation: Expectation,
  nodes: readonly ScenarioNode[],
  hasSagas: boolean,
): string | null {
  if (hasSagas || !isAboutSagas(expectation)) return null;
  if (!isAboutStock(expectation)) return 'it has no sagas';
  return keepsStock(nodes) ? null : 'no node keeps the data of inventory';
}

function isAboutSagas(expectation: Expectation): boolean {
  if (expectation.kind === 'sagas') return true;
  return expectation.kind === 'invariant' && isDataRule(expectation);
}

/** What the stock is at any moment needs no saga. */
function isAboutStock(expectation: Expectation): boolean {
  return expectation.kind === 'invariant' && isDataRule(expectation) && isStockRule(expectation.rule);
}

function keepsStock(nodes: readonly ScenarioNode[]): boolean {
  return nodes.some((node) => node.kind !== 'client' && node.owns === 'inventory');
}
