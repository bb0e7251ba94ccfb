import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import { commandsOf, isServiceName, type WrittenCommand } from '../../domain/commands-by-hand';
import type { ShopEvent } from '../../domain/shop';
import { DataWorld } from '../../sim/data/data-world';
import type { CommandByHand } from '../../sim/outside/input';
import type { World } from '../../sim/world';
import type { CommandEdit } from '../commands';
import type { EditedRun } from '../edited-run';
import type { EventRow } from '../events';
import type { CommandInput } from '../lines';
import { EventRows } from './event-rows';

const NO_DATA: Problem = {
  path: 'service',
  expected: 'a service whose data a node keeps',
  received: 'Nothing keeps data at this moment.',
};

/** What somebody sends to the owner of data, as an input of the run; or what is wrong with it at this moment. */
export function commandInput(
  run: EditedRun,
  { service, command, expectedVersion }: CommandEdit,
): Result<{ readonly input: CommandInput; readonly label: string }, Problem[]> {
  const { data } = run.timeline.world;
  if (data === null) return err([NO_DATA]);
  const sent: CommandByHand = { service, command: asTaken(service, command), expectedVersion };
  const decided = data.decidedByHand(sent);
  if (!decided.ok) return decided;
  const label = labelOf(decided.value);
  return ok({ input: { kind: 'command', label, ...sent }, label });
}

/** The events that were appended after a position. */
export function eventsAfter(world: World, position: number): readonly EventRow[] {
  if (!(world.data instanceof DataWorld)) return [];
  const rows = new EventRows(world, world.data);
  return Array.from({ length: rows.length - position }, (_, k) => rows.row(position + 1 + k));
}

export function eventCount({ data }: World): number {
  return data instanceof DataWorld ? data.book.events.length : 0;
}

/** Only what the command has: the rest of a form that was filled in for another one is nothing that was said. */
function asTaken(service: string, { type, id, body }: WrittenCommand): WrittenCommand {
  const kind = isServiceName(service) ? commandsOf(service).find((one) => one.type === type) : undefined;
  if (kind === undefined) return { type };
  return {
    type,
    ...(kind.needsId && id !== undefined && { id }),
    ...(kind.body !== null && body !== undefined && { body }),
  };
}

/** "order web.17 was cancelled" */
function labelOf(events: readonly ShopEvent[]): string {
  return events.map(({ event: { type, id } }) => `${thingOf(type)} ${id} ${verbOf(type)}`).join(', ');
}

function thingOf(type: string): string {
  const [thing] = type.split('.');
  return thing === 'inventory' ? 'stock' : thing;
}

function verbOf(type: string): string {
  const verb = type.slice(type.indexOf('.') + 1);
  return VERBS.get(verb) ?? `was ${verb}`;
}

/** Events that do not say in one word what was done. */
const VERBS: ReadonlyMap<string, string> = new Map([
  ['item-added', 'got a line more'],
  ['item-removed', 'has a line less'],
  ['address-set', 'goes to another address'],
  ['price-changed', 'has another price'],
]);
