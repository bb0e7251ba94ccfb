import { ok } from '../../base/result';
import type { ClientNode, RequestType, Scenario, ScenarioNode } from '../format';
import { isAtRest, isWorkNode } from '../node-parts';
import type { ConnectAct, PartId } from './acts';
import { noSuchNode, refused, withPart, type Done, type DoneResult } from './done';
import { makeEdge, makeRequestType } from './make-part';
import { idsOf, newId } from './new-ids';
import { whyNotConnect } from './why-not-connect';

/** How much a client asks once there is somebody to ask. */
const FIRST_RATE = 20;
const FIRST_USERS = 10;

export function connect(scenario: Scenario, { from, to }: ConnectAct): DoneResult {
  const why = whyNotConnect(scenario, from, to);
  if (why !== null) return refused(`edges.${from}-${to}`, 'a call that can be made', why);
  const caller = scenario.nodes.find(({ id }) => id === from);
  return caller === undefined ? noSuchNode(from) : ok(connected(scenario, caller, to));
}

/**
 * A node calls another from now on, so that traffic flows at once: a client asks for something there, any other node
 * calls it as the last step of its plan. A call that is drawn, but that nobody makes, is made again.
 */
export function connected(scenario: Scenario, caller: ScenarioNode, to: string): Done {
  const known = scenario.edges.find((edge) => edge.from === caller.id && edge.to === to);
  const edge =
    known ?? makeEdge({ id: newId(`${caller.id}-${to}`, idsOf(scenario.edges)), from: caller.id, to });
  const edges = known === undefined ? [...scenario.edges, edge] : scenario.edges;
  const called = scenario.nodes.find(({ id }) => id === to)?.name ?? to;
  const label = `${caller.name} → ${called} connected`;
  const made: readonly PartId[] = [{ kind: 'edge', id: edge.id }];
  if (isWorkNode(caller)) {
    const nodes = withPart<ScenarioNode>(scenario.nodes, { ...caller, plan: [...caller.plan, edge.id] });
    return { after: { ...scenario, nodes, edges }, label, made };
  }
  const requestTypes = scenario.requestTypes.length > 0 ? scenario.requestTypes : [firstRequestType()];
  const nodes = withPart<ScenarioNode>(scenario.nodes, asking(caller, requestTypes[0], edge.id));
  return { after: { ...scenario, requestTypes, nodes, edges }, label, made };
}

function firstRequestType(): RequestType {
  return makeRequestType({ id: 'get', name: 'GET /', method: 'GET', path: '/' });
}

function asking(client: ClientNode, { id: requestType }: RequestType, edge: string): ClientNode {
  const mix = [...client.mix, { requestType, edge, weight: 1 }];
  if (!isAtRest(client)) return { ...client, mix };
  return client.load === 'closed'
    ? { ...client, mix, users: FIRST_USERS }
    : { ...client, mix, ratePerSecond: FIRST_RATE };
}
