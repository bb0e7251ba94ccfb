import type { Scenario } from '../../../scenario/format';
import { whyNotConnect, whyNotReconnect } from '../../../state/why-not-connect';

/** A call that somebody draws: a new one, or one end of a call that is there. */
export type Drawn =
  | { readonly kind: 'new'; readonly from: string }
  | { readonly kind: 'end'; readonly edge: string; readonly end: 'from' | 'to' };

/** By node: why the call cannot lead there; null where it can. The node that it comes from is left out. */
export function candidates(scenario: Scenario, call: Drawn): ReadonlyMap<string, string | null> {
  const edge = call.kind === 'end' ? scenario.edges.find(({ id }) => id === call.edge) : undefined;
  const own = call.kind === 'new' ? call.from : call.end === 'to' ? edge?.from : edge?.to;
  const others = scenario.nodes.filter(({ id }) => id !== own);
  return new Map(
    others.map(({ id }) => [
      id,
      call.kind === 'new'
        ? whyNotConnect(scenario, call.from, id)
        : whyNotReconnect(scenario, call.edge, call.end, id),
    ]),
  );
}
