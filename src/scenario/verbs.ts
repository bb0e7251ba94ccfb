import { scheduleFields } from './schedule-settings';
import { defaultsOf } from '../base/check-settings';
import { nsToMs, type Time } from '../base/time';
import type { Edit, Patch } from './edit';
import { faultFields } from './fault-settings';
import { nodesOfFault } from './fault-targets';
import type { Fault, Scenario } from './format';
import { LIMITS } from './limits';
import { faultJson } from './write-scenario';

/** What a person does to a node by a button, as an edit of the scenario's faults from the present moment on. */
export type Verb = 'kill' | 'slow' | 'recover';

/** How many times as long the work of a slowed node takes. */
const SLOWER = 5;

/**
 * The edit of a verb, or a sentence that says why there is nothing to do. What is done to several nodes at once is one
 * fault that aims at all of them.
 */
export function editOfVerb(
  scenario: Scenario,
  verb: Verb,
  nodes: readonly string[],
  now: Time,
): Edit | string {
  for (const id of nodes) {
    const found = scenario.nodes.find((one) => one.id === id);
    if (found === undefined) return `There is no node “${id}” in this scenario.`;
    if (found.kind === 'client') return `${found.name} is a client: faults act on what answers requests.`;
  }
  if (nodes.length === 0) return 'No node is selected.';
  // The whole millisecond before now: a fault that began or ended then acts, or acts no more, at once.
  const nowMs = Math.floor(nsToMs(now));
  const names = namesOf(scenario, nodes);
  if (verb === 'recover') return recovery(scenario, nodes, names, nowMs);
  if (nowMs >= scenario.durationMs) return 'The run is at its end: begin it anew to break something.';
  const id = freeId(scenario, `${verb}-${nodes[0]}`);
  const name = cut(verb === 'kill' ? `${names} killed` : `${names} slowed`);
  const schedule = { fromMs: nowMs, toMs: scenario.durationMs, ...defaultsOf(scheduleFields) };
  const common = { id, name, enabled: true, target: { nodes }, ...schedule };
  const fault: Fault =
    verb === 'kill'
      ? { ...common, kind: 'crash' }
      : { ...common, kind: 'degraded', ...defaultsOf(faultFields.degraded), latencyFactor: SLOWER };
  return { path: `faults.${id}`, old: null, new: faultJson(fault) };
}

/** The words of the log for an edit by a verb. */
export function verbLabel(scenario: Scenario, verb: Verb, nodes: readonly string[]): string {
  const names = namesOf(scenario, nodes);
  const isOne = nodes.length === 1;
  switch (verb) {
    case 'kill':
      return `${names} killed: all that ${isOne ? 'it was' : 'they were'} working on is lost`;
    case 'slow':
      return `${names} slowed: ${isOne ? 'works' : 'they work'} ${SLOWER} times as long`;
    case 'recover':
      return `${names} recovered: ${isOne ? 'its' : 'their'} faults end`;
  }
}

/** "orders", "orders and payments", "orders, payments and 3 more" */
function namesOf(scenario: Scenario, nodes: readonly string[]): string {
  const names = nodes.map((id) => scenario.nodes.find((one) => one.id === id)?.name ?? id);
  if (names.length <= 2) return names.join(' and ');
  return names.length === 3
    ? `${names[0]}, ${names[1]} and ${names[2]}`
    : `${names[0]}, ${names[1]} and ${names.length - 2} more`;
}

/** Names of nodes may be long, and that of a fault has its limit, too. */
function cut(name: string): string {
  return name.length <= LIMITS.name ? name : `${name.slice(0, LIMITS.name - 1)}…`;
}

/** Ends what acts on the nodes now. A fault that lies ahead stays: it is part of the story. */
function recovery(scenario: Scenario, nodes: readonly string[], names: string, nowMs: number): Edit | string {
  const active = scenario.faults.filter(
    (fault) => isActive(fault, nowMs) && nodesOfFault(scenario, fault).some((node) => nodes.includes(node)),
  );
  if (active.length === 0) return `No fault acts on ${names} now.`;
  return active.flatMap((fault) => ending(fault, nowMs));
}

function ending(fault: Fault, nowMs: number): readonly Patch[] {
  const path = `faults.${fault.id}`;
  // One that would come again has to be switched off; its end is that of every time it comes.
  if (fault.times > 1) return [{ path: `${path}.enabled`, old: true, new: false }];
  // A fault has to last: one that began at this very instant never was.
  if (fault.fromMs >= nowMs) return [{ path, old: faultJson(fault), new: null }];
  const lasted = nowMs - fault.fromMs;
  // What is left of the fault must still hold its ramps.
  const ramps = (['rampInMs', 'rampOutMs'] as const).filter((key) => fault[key] > lasted);
  return [
    { path: `${path}.toMs`, old: fault.toMs, new: nowMs },
    ...ramps.map((key) => ({ path: `${path}.${key}`, old: fault[key], new: lasted })),
  ];
}

function isActive({ enabled, fromMs, toMs, times, everyMs }: Fault, nowMs: number): boolean {
  if (!enabled || nowMs < fromMs) return false;
  const turn = times > 1 ? Math.min(times - 1, Math.floor((nowMs - fromMs) / everyMs)) : 0;
  return nowMs < toMs + turn * everyMs;
}

function freeId(scenario: Scenario, wanted: string): string {
  const taken = new Set(scenario.faults.map((fault) => fault.id));
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}
