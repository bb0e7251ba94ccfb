import { ok } from '../../base/result';
import type { Call, Scenario, ScenarioNode, SpecialCall, Step } from '../format';
import { LIMITS } from '../limits';
import { callsOfStep, edgeOfCall, isWorkNode } from '../node-parts';
import type { CallWords, PlanAct, PlanChange } from './acts';
import { noSuchEdge, noSuchNode, refused, withPart, type DoneResult } from './done';

/** What a node calls for each request is changed in one place. */
export function plan(scenario: Scenario, { node: id, change }: PlanAct): DoneResult {
  const node = scenario.nodes.find((one) => one.id === id);
  if (node === undefined || !isWorkNode(node)) return noSuchNode(id);
  if (change.kind === 'add' && !scenario.edges.some((edge) => edge.id === change.edge)) {
    return noSuchEdge(change.edge);
  }
  const steps = node.plan.map((step) => [...callsOfStep(step)]);
  const path = `nodes.${id}.plan`;
  if (!isThere(steps, change)) {
    return refused(path, 'a step and a call that the plan has', 'another one');
  }
  const changed = changedSteps(steps, change).filter((calls) => calls.length > 0);
  if (changed.length > LIMITS.steps || changed.some((calls) => calls.length > LIMITS.callsInStep)) {
    const expected = `at most ${LIMITS.steps} steps of ${LIMITS.callsInStep} calls`;
    return refused(path, expected, 'more than that');
  }
  const nodes = withPart<ScenarioNode>(scenario.nodes, { ...node, plan: changed.map(stepOf) });
  return ok({ after: { ...scenario, nodes }, label: labelOf(scenario, node.name, steps, change), made: [] });
}

type Steps = readonly (readonly Call[])[];

function isThere(steps: Steps, change: PlanChange): boolean {
  const hasStep = (step: number): boolean => steps.at(step) !== undefined && step >= 0;
  switch (change.kind) {
    case 'add':
      return change.beside === undefined || hasStep(change.beside);
    case 'move':
      return hasStep(change.step) && hasStep(change.to);
    case 'together':
      return hasStep(change.step) && hasStep(change.step - 1);
    default:
      return hasStep(change.step) && change.call >= 0 && change.call < steps[change.step].length;
  }
}

function changedSteps(steps: Steps, change: PlanChange): Steps {
  switch (change.kind) {
    case 'add':
      return change.beside === undefined
        ? [...steps, [change.edge]]
        : steps.with(change.beside, [...steps[change.beside], change.edge]);
    case 'remove':
      return steps.with(change.step, steps[change.step].toSpliced(change.call, 1));
    case 'move':
      return steps.toSpliced(change.step, 1).toSpliced(change.to, 0, steps[change.step]);
    case 'apart': {
      const calls = steps[change.step];
      return steps.toSpliced(change.step, 1, calls.toSpliced(change.call, 1), [calls[change.call]]);
    }
    case 'together':
      return steps.toSpliced(change.step - 1, 2, [...steps[change.step - 1], ...steps[change.step]]);
    case 'call': {
      const calls = steps[change.step];
      return steps.with(change.step, calls.with(change.call, withWords(calls[change.call], change)));
    }
  }
}

/** A call with nothing special about it is its edge. */
function withWords(call: Call, words: CallWords): Call {
  const old: SpecialCall = typeof call === 'string' ? { edge: call, optional: false, awaited: true } : call;
  const { optional = old.optional, awaited = old.awaited, requestTypes = old.requestTypes ?? [] } = words;
  if (!optional && awaited && requestTypes.length === 0) return old.edge;
  return { edge: old.edge, optional, awaited, ...(requestTypes.length > 0 && { requestTypes }) };
}

/** A step of one call is that call. */
function stepOf(calls: readonly Call[]): Step {
  return calls.length === 1 ? calls[0] : calls;
}

function labelOf(scenario: Scenario, name: string, steps: Steps, change: PlanChange): string {
  const called = (edgeId: string): string => {
    const to = scenario.edges.find(({ id }) => id === edgeId)?.to ?? edgeId;
    return scenario.nodes.find(({ id }) => id === to)?.name ?? to;
  };
  if (change.kind === 'add') return `${name}: call to ${called(change.edge)} added`;
  const calls = steps[change.step];
  const what = called(edgeOfCall('call' in change ? calls[change.call] : calls[0]));
  switch (change.kind) {
    case 'remove':
      return `${name}: call to ${what} removed`;
    case 'move':
      return `${name}: step of ${what} moved`;
    case 'apart':
      return `${name}: call to ${what} made by itself`;
    case 'together':
      return `${name}: call to ${what} made beside the step before`;
    case 'call':
      return `${name}: call to ${what} changed`;
  }
}
