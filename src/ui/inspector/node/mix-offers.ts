import type { ClientNode, Scenario } from '../../../scenario/format';
import { edgeName } from '../../event-log/part-names';
import type { MenuEntry } from '../../widgets/menu';
import { requestName } from '../request-names';

/** What a client may ask for besides: each type of request, along each of its calls. */
export function mixOffers(
  scenario: Scenario,
  client: ClientNode,
  add: (requestType: string, edge: string) => void,
): readonly MenuEntry[] {
  const edges = scenario.edges.filter(({ from }) => from === client.id);
  return edges.flatMap(({ id: edge }): MenuEntry[] => {
    const asked = new Set(
      client.mix.filter((entry) => entry.edge === edge).map((entry) => entry.requestType),
    );
    const others = scenario.requestTypes.filter(({ id }) => !asked.has(id));
    if (others.length === 0) return [];
    const along = edgeName(scenario, edge);
    return [
      { heading: along },
      ...others.map(({ id }): MenuEntry => ({
        // Two calls may be asked for the same: labels are unique in a menu.
        label: edges.length > 1 ? `${requestName(scenario, id)}, ${along}` : requestName(scenario, id),
        onSelect: () => add(id, edge),
      })),
    ];
  });
}
