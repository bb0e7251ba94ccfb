import type { Call, Scenario, WorkNode } from '../../../scenario/format';
import { callsOfStep, edgeOfCall } from '../../../state/scenario-readings';
import { nodeName } from '../../event-log/part-names';
import { requestName } from '../request-names';

/** A step of a call plan in words: "payments", "stock and prices side by side", "audit, not waited for". */
export function planWords(scenario: Scenario, { plan }: Pick<WorkNode, 'plan'>): string[] {
  return plan.map((step) => {
    const calls = callsOfStep(step).map((call) => callWords(scenario, call));
    if (calls.length === 1) return calls[0];
    return `side by side: ${calls.join('; ')}`;
  });
}

function callWords(scenario: Scenario, call: Call): string {
  const to = scenario.edges.find(({ id }) => id === edgeOfCall(call))?.to;
  const callee = to === undefined ? edgeOfCall(call) : nodeName(scenario, to);
  if (typeof call === 'string') return callee;
  const types = call.requestTypes?.map((type) => requestName(scenario, type));
  return [
    callee,
    call.optional && 'may fail',
    !call.awaited && 'not waited for',
    types !== undefined && `only for ${types.join(', ')}`,
  ]
    .filter((word) => word !== false)
    .join(', ');
}
