import type { Call, Scenario } from '../../../scenario/format';
import { edgeOfCall } from '../../../state/scenario-readings';
import { nodeName } from '../../event-log/part-names';
import { requestName } from '../request-names';

/** Whom a call goes to. */
export function calleeName(scenario: Scenario, call: Call): string {
  const edge = edgeOfCall(call);
  const to = scenario.edges.find(({ id }) => id === edge)?.to;
  return to === undefined ? edge : nodeName(scenario, to);
}

/** What is special about a call: "may fail, not waited for, only for checkout"; empty of a plain one. */
export function callRemark(scenario: Scenario, call: Call): string {
  if (typeof call === 'string') return '';
  const types = call.requestTypes?.map((type) => requestName(scenario, type));
  return [
    call.optional && 'may fail',
    !call.awaited && 'not waited for',
    types !== undefined && `only for ${types.join(', ')}`,
  ]
    .filter((word) => word !== false)
    .join(', ');
}
