import { ok } from '../../base/result';
import type { Scenario } from '../format';
import { parseScenarioText } from '../parse-scenario';
import type { BecomeAct } from './acts';
import { writeScenario } from '../write-scenario';
import { refused, type DoneResult } from './done';

/** The scenario becomes what a text says. Its parts are new objects, so all of them are compared. */
export function become(scenario: Scenario, { text, upon }: BecomeAct): DoneResult {
  if (upon !== undefined && writeScenario(scenario) !== upon) {
    return refused('text', 'the scenario that the text was made of', 'one that was changed meanwhile');
  }
  const read = parseScenarioText(text);
  if (!read.ok) return read;
  const known = {
    nodes: new Set(scenario.nodes.map(({ id }) => id)),
    edges: new Set(scenario.edges.map(({ id }) => id)),
  };
  const made = [
    ...read.value.nodes.flatMap(({ id }) => (known.nodes.has(id) ? [] : [{ kind: 'node', id } as const])),
    ...read.value.edges.flatMap(({ id }) => (known.edges.has(id) ? [] : [{ kind: 'edge', id } as const])),
  ];
  return ok({ after: read.value, label: 'Text changed', made });
}
