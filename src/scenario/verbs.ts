import type { JsonValue } from '../base/json';
import { nsToMs, type Time } from '../base/time';
import type { Edit, Patch } from './edit';
import type { Fault, Scenario } from './format';

/** What a person does to a node by a button, as an edit of the scenario's faults from the present moment on. */
export type Verb = 'kill' | 'slow' | 'recover';

/** What a killed node does: refuses every request almost at once, as a closed port would. */
const KILLED = { errorRate: 1, latencyFactor: 0.01 } as const;
const SLOWED = { errorRate: 0, latencyFactor: 5 } as const;

/** The edit of a verb, or a sentence that says why there is nothing to do. */
export function editOfVerb(scenario: Scenario, verb: Verb, node: string, now: Time): Edit | string {
  const found = scenario.nodes.find((one) => one.id === node);
  if (found === undefined) return `There is no node “${node}” in this scenario.`;
  if (found.kind === 'client') return `${found.name} is a client: faults act on what answers requests.`;
  // The whole millisecond before now: a fault that began or ended then acts, or acts no more, at once.
  const nowMs = Math.floor(nsToMs(now));
  if (verb === 'recover') return recovery(scenario, node, found.name, nowMs);
  if (nowMs >= scenario.durationMs) return 'The run is at its end: begin it anew to break something.';
  const { errorRate, latencyFactor } = verb === 'kill' ? KILLED : SLOWED;
  const fault = {
    id: freeId(scenario, `${verb}-${node}`),
    name: verb === 'kill' ? `${found.name} killed` : `${found.name} slowed`,
    node,
    fromMs: nowMs,
    toMs: scenario.durationMs,
    errorRate,
    latencyFactor,
  } satisfies Fault;
  return { path: `faults.${fault.id}`, old: null, new: fault };
}

/** The words of the log for an edit by a verb. */
export function verbLabel(scenario: Scenario, verb: Verb, node: string): string {
  const name = scenario.nodes.find((one) => one.id === node)?.name ?? node;
  switch (verb) {
    case 'kill':
      return `${name} killed: refuses every request`;
    case 'slow':
      return `${name} slowed: works ${SLOWED.latencyFactor} times as long`;
    case 'recover':
      return `${name} recovered: its faults end`;
  }
}

/** Ends what acts on the node now. A fault that lies ahead stays: it is part of the story. */
function recovery(scenario: Scenario, node: string, name: string, nowMs: number): Edit | string {
  const active = scenario.faults.filter(
    (fault) => fault.node === node && fault.fromMs <= nowMs && nowMs < fault.toMs,
  );
  if (active.length === 0) return `No fault acts on ${name} now.`;
  return active.map((fault): Patch => {
    // A fault has to last: one that began at this very instant never was.
    if (fault.fromMs >= nowMs) return { path: `faults.${fault.id}`, old: jsonOf(fault), new: null };
    return { path: `faults.${fault.id}.toMs`, old: fault.toMs, new: nowMs };
  });
}

function jsonOf({ id, name, node, fromMs, toMs, errorRate, latencyFactor }: Fault): JsonValue {
  return { id, name, node, fromMs, toMs, errorRate, latencyFactor };
}

function freeId(scenario: Scenario, wanted: string): string {
  const taken = new Set(scenario.faults.map((fault) => fault.id));
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}
