import { ERROR } from '../base/outcome';
import { msToNs } from '../base/time';
import type { FaultModel, NetworkFault, NodeFault } from '../sim/fault-model';
import { ERROR_OUTCOMES } from './error-classes';
import { edgesOfFault, nodesOfFault } from './fault-targets';
import type { Fault, Scenario } from './format';

/** A fault as the simulation takes it: its targets by id, its effects one by one. */
export function faultModel(scenario: Scenario, fault: Fault): FaultModel {
  switch (fault.kind) {
    case 'degraded':
      return nodeFault(scenario, fault, {
        errorRate: fault.errorRate,
        errorOutcome: ERROR_OUTCOMES[fault.errorClass],
        latencyFactor: fault.latencyFactor,
        addedNs: msToNs(fault.addedMs),
      });
    case 'crash':
      return nodeFault(scenario, fault, { state: 'crashed' });
    case 'hang':
      return nodeFault(scenario, fault, { state: 'hung' });
    case 'capacity':
      return nodeFault(scenario, fault, { capacity: fault.capacity });
    case 'fail-first':
      return nodeFault(scenario, fault, {
        failFirst: fault.count,
        errorOutcome: ERROR_OUTCOMES[fault.errorClass],
      });
    case 'crash-at-work':
      return nodeFault(scenario, fault, {
        crashRate: fault.crashRate,
        mostCrashes: fault.most,
        crashMoment: fault.moment,
      });
    case 'network':
      return networkFault(scenario, fault, {
        lossRate: fault.lossRate,
        duplicateRate: fault.duplicateRate,
        addedNs: msToNs(fault.addedMs),
        direction: fault.direction,
      });
    case 'partition':
      return networkFault(scenario, fault, { cut: fault.cut, direction: fault.direction });
  }
}

function schedule({ id, fromMs, toMs, rampInMs, rampOutMs, everyMs, times }: Fault) {
  return {
    id,
    from: msToNs(fromMs),
    to: msToNs(toMs),
    rampInNs: msToNs(rampInMs),
    rampOutNs: msToNs(rampOutMs),
    everyNs: msToNs(everyMs),
    times,
  };
}

function nodeFault(scenario: Scenario, fault: Fault, effects: Partial<NodeFault>): NodeFault {
  const { zone = null, share = 1 } = fault.target;
  return {
    ...schedule(fault),
    on: 'nodes',
    nodes: nodesOfFault(scenario, fault),
    zone,
    share,
    errorRate: 0,
    errorOutcome: ERROR,
    failFirst: 0,
    latencyFactor: 1,
    addedNs: 0,
    capacity: 1,
    crashRate: 0,
    mostCrashes: 0,
    crashMoment: 'after',
    state: 'up',
    ...effects,
  };
}

function networkFault(scenario: Scenario, fault: Fault, effects: Partial<NetworkFault>): NetworkFault {
  return {
    ...schedule(fault),
    on: 'edges',
    edges: edgesOfFault(scenario, fault),
    between: fault.target.between ?? null,
    direction: 'both',
    lossRate: 0,
    duplicateRate: 0,
    addedNs: 0,
    cut: 'no',
    ...effects,
  };
}
