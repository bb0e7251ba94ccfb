import fc from 'fast-check';
import type { JsonValue } from '../../base/json';
import { OUTCOMES } from '../../base/outcome';
import { msToNs } from '../../base/time';
import { applyPatch, patchTo, type Edit } from '../edit';
import type { Scenario } from '../format';
import { Draw } from '../random-draw.test-support';
import { randomScenario } from '../random-scenario.test-support';
import { fingerprintOf } from './fingerprint';
import type { PlacedInput, RunEdit, RunFile } from './format';
import type { RunInput } from './input-schema';
import type { RunView } from './view-schema';

/** A run as a file holds it: any scenario with edits that apply one after the other, and everything else there can be. */
export const randomRun: fc.Arbitrary<RunFile> = fc
  .record({ scenario: randomScenario, luck: fc.noShrink(fc.noBias(fc.integer())), seed: fc.maxSafeNat() })
  .map(({ scenario, luck, seed }) => runOf(scenario, seed, new Draw(luck)));

/** The same run, of which the scenario is called by its name. */
export function named(run: RunFile, start: Scenario): RunFile {
  return { ...run, start: { builtIn: start.id, fingerprint: fingerprintOf(start) } };
}

function runOf(start: Scenario, seed: number, draw: Draw): RunFile {
  const log: RunEdit[] = [];
  let scenario = start;
  let place = { time: 0, after: 0 };
  for (let index = draw.whole(0, 5); index > 0; index--) {
    const edit = editOf(scenario, draw);
    const edited = edit && applyPatch(scenario, edit);
    if (edit === undefined || edited?.ok !== true) continue;
    scenario = edited.value;
    place = later(place, draw);
    log.push({ ...place, label: draw.one(['', 'Workers: 3', 'ä → „b“']), edit });
  }
  const inputs: PlacedInput[] = [];
  let heard = { time: 0, after: 0 };
  for (let index = draw.whole(0, 4); index > 0; index--) {
    heard = later(heard, draw);
    const edits = log.filter(({ after, time }) => after <= heard.after && time <= heard.time).length;
    inputs.push({ ...heard, edits, input: inputOf(draw) });
  }
  const last = { time: Math.max(place.time, heard.time), dispatched: Math.max(place.after, heard.after) };
  const reach = draw.chance(0.5) ? last : { time: last.time + 5, dispatched: last.dispatched + 3 };
  const moment = draw.chance(0.5) ? reach : { time: 0, dispatched: 0 };
  return { start, seed, log, inputs, moment, reach, view: viewOf(start, draw) };
}

interface Place {
  readonly time: number;
  readonly after: number;
}

function later({ time, after }: Place, draw: Draw): Place {
  return { time: time + draw.whole(0, msToNs(900)), after: after + draw.whole(0, 500) };
}

function editOf(scenario: Scenario, draw: Draw): Edit | undefined {
  const node = draw.one(scenario.nodes);
  const edge = draw.one(scenario.edges);
  const set = (path: string, value: JsonValue): Edit | undefined => {
    const patch = patchTo(scenario, path, value);
    return patch.ok ? patch.value : undefined;
  };
  switch (draw.whole(0, 4)) {
    case 0:
      return set(`nodes.${node.id}.name`, 'Renamed');
    case 1:
      return set(`edges.${edge.id}.latency`, { kind: 'constant', ms: draw.decimal(0, 50) });
    case 2:
      return set(`edges.${edge.id}.stack.added`, { id: 'added', kind: 'timeout', settings: { afterMs: 40 } });
    case 3: {
      const patch = patchTo(scenario, 'notes', 'Twice');
      return patch.ok ? [patch.value, { ...patch.value, old: 'Twice', new: 'Three times' }] : undefined;
    }
    default:
      return scenario.expect.length === 0 ? undefined : set(`expect.${draw.one(scenario.expect).id}`, null);
  }
}

function inputOf(draw: Draw): RunInput {
  const number = draw.whole(1, 9);
  return draw.one<RunInput>([
    { kind: 'operator', saga: number, step: 'pay', direction: 'action', said: 'done' },
    { kind: 'view', view: 'orders', said: 'rebuild' },
    {
      kind: 'command',
      label: 'order web.17 was cancelled',
      service: 'orders',
      command: { type: 'cancel', id: 'web.17', body: { reason: 'none' } },
      expectedVersion: draw.one(['any', number]),
    },
    {
      kind: 'ask',
      number,
      edge: 'client-0-service-0',
      requestType: 'type-0',
      key: 0,
      user: 3,
      answeredBy: '',
      method: 'GET',
      path: '/orders?x=1',
    },
    {
      kind: 'reply',
      exchange: number,
      outcome: draw.whole(0, OUTCOMES.length - 1),
      row: {
        node: 'service-0',
        method: 'GET',
        url: 'http://127.0.0.1:9/x',
        sentAt: 5,
        tookMs: draw.decimal(0, 20),
        status: 200,
        bytes: 12,
        end: 'served',
        problem: draw.one([null, 'too-slow']),
        words: 'It answered.',
      },
      events: [{ type: 'placed', lines: [1, null, true] }],
    },
  ]);
}

function viewOf({ nodes, edges }: Scenario, draw: Draw): RunView {
  const selection = draw.one([
    { kind: 'node', id: nodes[0].id } as const,
    { kind: 'edge', id: edges[0].id } as const,
  ]);
  return {
    ...draw.maybe(() => ({ selection })),
    ...draw.maybe(() => ({ dockTab: draw.one(['log', 'traces']) })),
    ...draw.maybe(() => ({ trace: { client: '@console', number: 3 }, dockMaximised: true })),
  };
}
