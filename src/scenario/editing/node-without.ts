import type { Call, ClientNode, ScenarioNode, Step, WorkNode } from '../format';
import { callsOfStep, edgeOfCall, isAtRest, isWorkNode } from '../node-parts';
import type { Gone } from './without';

/** A node without the calls that are gone, and without what it says of nodes and types of requests that are. */
export function nodeWithout(node: ScenarioNode, gone: Gone): ScenarioNode {
  return isWorkNode(node) ? workWithout(node, gone) : clientWithout(node, gone);
}

/** A client that has nothing left to ask is at rest. */
function clientWithout(client: ClientNode, { edges, requestTypes }: Gone): ClientNode {
  const mix = client.mix.filter((entry) => !edges.has(entry.edge) && !requestTypes.has(entry.requestType));
  if (mix.length === client.mix.length) return client;
  const left = { ...client, mix };
  if (isAtRest(client) || mix.some(({ weight }) => weight > 0)) return left;
  return client.load === 'closed'
    ? { ...left, users: 0 }
    : { ...left, ratePerSecond: 0, shape: { kind: 'steady' } };
}

function workWithout(node: WorkNode, gone: Gone): WorkNode {
  const plan = planWithout(node.plan, gone);
  const left: WorkNode = plan === node.plan ? node : { ...node, plan };
  if (left.kind !== 'database' || left.belongsTo === undefined || !gone.nodes.has(left.belongsTo))
    return left;
  const { belongsTo: _belongsTo, ...free } = left;
  return free;
}

function planWithout(plan: readonly Step[], gone: Gone): readonly Step[] {
  const left = plan.flatMap((step): Step[] => {
    const calls = callsOfStep(step);
    const kept = calls.flatMap((call) => callWithout(call, gone));
    if (kept.length === calls.length && kept.every((call, place) => call === calls[place])) return [step];
    return kept.length > 1 ? [kept] : kept;
  });
  return left.length === plan.length && left.every((step, place) => step === plan[place]) ? plan : left;
}

/** A call for some types of requests goes with the last of them: without a list it would be made for all. */
function callWithout(call: Call, { edges, requestTypes }: Gone): Call[] {
  if (edges.has(edgeOfCall(call))) return [];
  if (typeof call === 'string') return [call];
  const types = typesWithout(call, requestTypes);
  return types === null ? [] : [types];
}

/** What is only about some types of requests, without those that are gone; null when that is all of them. */
export function typesWithout<Part extends { readonly requestTypes?: readonly string[] }>(
  part: Part,
  gone: ReadonlySet<string>,
): Part | null {
  const { requestTypes } = part;
  if (requestTypes?.some((type) => gone.has(type)) !== true) return part;
  const left = requestTypes.filter((type) => !gone.has(type));
  return left.length === 0 ? null : { ...part, requestTypes: left };
}
