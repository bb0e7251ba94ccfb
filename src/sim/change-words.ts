import { outcomeClause } from '../base/outcome-clause';
import { BREAKER_REASONS, CLOSED, HALF_OPEN, OPEN } from '../patterns/circuit-breaker/catalogue';
import { breakerEvidence } from './breaker-cause';
import {
  AFTER_EFFECT,
  ASKED,
  ASK_ENDED,
  BREAKER_CHANGED,
  EDITED,
  FAULT_BEGAN,
  FAULT_ENDED,
  INSTANCE_CHANGED,
  INSTANCE_EJECTED,
  INSTANCE_HUNG,
  SHEDDING_BEGAN,
  SHEDDING_ENDED,
  type ChangeRow,
} from './change-log';
import type { Configuration } from './configuration';
import { dataCode, knowsData } from './data-host';
import { CRASHED, DRAINING, STARTING, STOPPED, UP } from './tables';

/**
 * What a part is called; a step goes by the ids of its saga and its own, with a slash between. The world knows ids only;
 * whoever shows its log knows the names.
 */
export type NameOf = (
  kind: 'node' | 'edge' | 'fault' | 'saga' | 'step' | 'writer' | 'view',
  id: string,
) => string;

/** A row of the log as one sentence. */
export function changeText(configuration: Configuration, row: ChangeRow, nameOf: NameOf): string {
  switch (row.code) {
    case BREAKER_CHANGED:
      return breakerText(configuration, row, nameOf);
    case FAULT_BEGAN:
      return faultText(configuration, row, nameOf, 'began');
    case FAULT_ENDED:
      return faultText(configuration, row, nameOf, 'ended');
    case SHEDDING_BEGAN:
      return `${nodeName(configuration, row, nameOf)} began to shed requests: its queue is full.`;
    case SHEDDING_ENDED:
      return `${nodeName(configuration, row, nameOf)} stopped shedding: none was shed for a second.`;
    case INSTANCE_CHANGED:
      return `${instanceName(configuration, row, nameOf)} ${stateText(configuration, row, nameOf)}.`;
    case INSTANCE_HUNG: {
      const what = row.b === 1 ? 'hangs: it keeps what it has and does nothing' : 'goes on after hanging';
      return `${instanceName(configuration, row, nameOf)} ${what}.`;
    }
    case INSTANCE_EJECTED: {
      const guard = configuration.guards[row.subject];
      const { model, to } = configuration.edges[guard.edge];
      const callee = instanceName(configuration, { ...row, subject: to }, nameOf);
      return `${nameOf('edge', model.id)} ${row.b === 1 ? 'keeps away from' : 'calls again'} ${callee}.`;
    }
    case ASKED: {
      const { model } = configuration.edges[row.a];
      return `Request ${row.subject} of the console went along ${nameOf('edge', model.id)}.`;
    }
    case ASK_ENDED:
      return `Request ${row.subject} of the console ${outcomeClause(row.a)}.`;
    case EDITED:
      return `Edit ${row.subject + 1} took effect.`;
    default:
      // All other rows are written by the code of data, which has words for them.
      return knowsData()
        ? dataCode().changeText(configuration, row, nameOf)
        : `A change of the unknown kind ${row.code} happened.`;
  }
}

function faultText(configuration: Configuration, row: ChangeRow, nameOf: NameOf, what: string): string {
  const { model } = configuration.faults[row.subject];
  const kind = model.on === 'nodes' ? 'node' : 'edge';
  const parts = model.on === 'nodes' ? model.nodes : model.edges;
  // Of many parts the name of the fault has to say what they have in common.
  const where = parts.length === 1 ? ` of ${nameOf(kind, parts[0])}` : '';
  return `The fault “${nameOf('fault', model.id)}”${where} ${what}.`;
}

function nodeName(configuration: Configuration, row: ChangeRow, nameOf: NameOf): string {
  return nameOf('node', configuration.nodes[row.subject].model.id);
}

/** An only instance is the node itself. */
function instanceName(configuration: Configuration, row: ChangeRow, nameOf: NameOf): string {
  const name = nodeName(configuration, row, nameOf);
  const isOnly = configuration.nodes[row.subject].allInstances.length === 1;
  return isOnly ? name : `${name} ${row.a + 1}`;
}

function stateText(configuration: Configuration, row: ChangeRow, nameOf: NameOf): string {
  const { b: state, c: fault, d: moment } = row;
  if (fault === 0) return STATE_WORDS[state] ?? `is in state ${state}`;
  const name = nameOf('fault', configuration.faults[fault - 1].model.id);
  return `crashed ${crashMoment(moment)} (“${name}”), and lost what it was working on`;
}

/** Of a crash at work: "right after work took effect". */
export function crashMoment(moment: number): string {
  return `right ${moment === AFTER_EFFECT ? 'after' : 'before'} work took effect`;
}

const STATE_WORDS: Readonly<Record<number, string>> = {
  [STOPPED]: 'stopped',
  [STARTING]: 'is starting',
  [UP]: 'is up',
  [DRAINING]: 'takes no new requests and finishes what it has',
  [CRASHED]: 'crashed, and lost what it was working on',
};

function breakerText(configuration: Configuration, row: ChangeRow, nameOf: NameOf): string {
  const guard = configuration.guards[row.subject];
  const edge = configuration.edges[guard.edge].model;
  const breakers = edge.stack.filter((layer) => layer.kind === 'circuit-breaker').length;
  // One breaker is the breaker of its edge; of several each needs its own name.
  const layer = breakers > 1 ? ` (${guard.layer})` : '';
  const why = [BREAKER_REASONS[row.b]?.words ?? `reason ${row.b}`, ...breakerEvidence(row)].join(', ');
  return `${nameOf('edge', edge.id)}${layer} ${MODE_WORDS[row.a] ?? `is in mode ${row.a}`}: ${why}.`;
}

const MODE_WORDS: Readonly<Record<number, string>> = {
  [CLOSED]: 'closed',
  [OPEN]: 'opened',
  [HALF_OPEN]: 'is half-open',
};
