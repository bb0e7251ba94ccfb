import type { Call, ClientNode, DatabaseNode, ScenarioNode, Step, WorkNode } from './format';

export function isClient(node: ScenarioNode): node is ClientNode {
  return node.kind === 'client';
}

export function isWorkNode(node: ScenarioNode): node is WorkNode {
  return node.kind !== 'client';
}

export function isDatabase(node: ScenarioNode): node is DatabaseNode {
  return node.kind === 'database';
}

/** The calls that are made together in a step of a plan. */
export function callsOfStep(step: Step): readonly Call[] {
  if (typeof step === 'string') return [step];
  return 'edge' in step ? [step] : step;
}

export function edgeOfCall(call: Call): string {
  return typeof call === 'string' ? call : call.edge;
}

/** The edges that a node calls, each once for every call. */
export function calledEdges(node: WorkNode): readonly string[] {
  return node.plan.flatMap((step) => callsOfStep(step).map(edgeOfCall));
}

/** A client that asks for nothing. */
export function isAtRest({ load, ratePerSecond, shape, users }: ClientNode): boolean {
  return load === 'closed' ? users === 0 : ratePerSecond === 0 && shape.kind === 'steady';
}
