import type { Expectation, MeasuredPart, StatefulPart } from '../expect/format';
import { lackFor } from '../expect/references';
import type { Scenario } from '../format';
import { idsOf } from './new-ids';

/** Expectations that are still about something. One that combines others goes with the last of them. */
export function expectationsWithout(
  expect: readonly Expectation[],
  left: Omit<Scenario, 'expect'>,
): readonly Expectation[] {
  const ids = {
    nodes: idsOf(left.nodes),
    edges: idsOf(left.edges),
    faults: idsOf(left.faults),
    sagas: idsOf(left.sagas),
    views: idsOf(left.views),
  };
  const isThere = (of: MeasuredPart | StatefulPart): boolean => {
    if ('edge' in of) return ids.edges.has(of.edge);
    return ids.nodes.has('client' in of ? of.client : of.node);
  };
  const kept = (expectation: Expectation): readonly Expectation[] => {
    if (!('over' in expectation)) {
      const of = expectation.of.flatMap(kept);
      if (of.length === 0) return [];
      const isSame = of.length === expectation.of.length && of.every((one, at) => one === expectation.of[at]);
      return [isSame ? expectation : { ...expectation, of }];
    }
    const { over } = expectation;
    if ('after' in over && !ids.faults.has(over.after.fault)) return [];
    if (expectation.kind === 'sagas' && expectation.saga !== undefined && !ids.sagas.has(expectation.saga)) {
      return [];
    }
    if (expectation.kind === 'read-model' && !ids.views.has(expectation.view)) return [];
    if ('of' in expectation && expectation.of !== undefined && !isThere(expectation.of)) return [];
    return lackFor(expectation, left.nodes, ids.sagas.size > 0) === null ? [expectation] : [];
  };
  return expect.flatMap(kept);
}
