import { scheduleFields } from './schedule-settings';
import { defaultsOf } from '../base/check-settings';
import { nsToMs, type Time } from '../base/time';
import type { Edit, Patch } from './edit';
import { faultFields } from './fault-settings';
import { nodesOfFault } from './fault-targets';
import type { Fault, Scenario } from './format';
import { faultJson } from './write-scenario';

/** What a person does to a node by a button, as an edit of the scenario's faults from the present moment on. */
export type Verb = 'kill' | 'slow' | 'recover';

/** How many times as long the work of a slowed node takes. */
const SLOWER = 5;

/** The edit of a verb, or a sentence that says why there is nothing to do. */
export function editOfVerb(scenario: Scenario, verb: Verb, node: string, now: Time): Edit | string {
  const found = scenario.nodes.find((one) => one.id === node);
  if (found === undefined) return `There is no node “${node}” in this scenario.`;
  if (found.kind === 'client') return `${found.name} is a client: faults act on what answers requests.`;
  // The whole millisecond before now: a fault that began or ended then acts, or acts no more, at once.
  const nowMs = Math.floor(nsToMs(now));
  if (verb === 'recover') return recovery(scenario, node, found.name, nowMs);
  if (nowMs >= scenario.durationMs) return 'The run is at its end: begin it anew to break something.';
  const id = freeId(scenario, `${verb}-${node}`);
  const name = verb === 'kill' ? `${found.name} killed` : `${found.name} slowed`;
  const schedule = { fromMs: nowMs, toMs: scenario.durationMs, ...defaultsOf(scheduleFields) };
  const common = { id, name, enabled: true, target: { nodes: [node] }, ...schedule };
  const fault: Fault =
    verb === 'kill'
      ? { ...common, kind: 'crash' }
      : { ...common, kind: 'degraded', ...defaultsOf(faultFields.degraded), latencyFactor: SLOWER };
  return { path: `faults.${id}`, old: null, new: faultJson(fault) };
}

/** The words of the log for an edit by a verb. */
export function verbLabel(scenario: Scenario, verb: Verb, node: string): string {
  const name = scenario.nodes.find((one) => one.id === node)?.name ?? node;
  switch (verb) {
    case 'kill':
      return `${name} killed: all that it was working on is lost`;
    case 'slow':
      return `${name} slowed: works ${SLOWER} times as long`;
    case 'recover':
      return `${name} recovered: its faults end`;
  }
}

/** Ends what acts on the node now. A fault that lies ahead stays: it is part of the story. */
function recovery(scenario: Scenario, node: string, name: string, nowMs: number): Edit | string {
  const active = scenario.faults.filter(
    (fault) => isActive(fault, nowMs) && nodesOfFault(scenario, fault).includes(node),
  );
  if (active.length === 0) return `No fault acts on ${name} now.`;
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
