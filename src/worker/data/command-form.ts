import type { JsonValue } from '../../base/json';
import type { ObjectShape } from '../../domain/body/body-shape';
import { exampleOf } from '../../domain/body/json-schema';
import {
  commandsOf,
  isServiceName,
  writtenCommand,
  type WritableCommand,
  type WrittenCommand,
} from '../../domain/commands-by-hand';
import { streamOf } from '../../domain/effects/event-subjects';
import { decideShop } from '../../domain/handle-request';
import { readRow } from '../../domain/read-shop';
import type { ServiceName } from '../../domain/shop';
import { namesOf } from '../../scenario/names';
import type { Scenario } from '../../scenario/format';
import type { DataWorld } from '../../sim/data/data-world';
import type { CommandBody, CommandForm, CommandService, CommandSubject } from '../commands';
import type { EventRows } from './event-rows';

/** So many of its newest streams are offered of each service, found among so many of the newest events. */
const MOST_IDS = 20;
const NEWEST_EVENTS = 2000;

/** What can be sent to the owners of data now; and to one stream, if that is asked. */
export function commandForm(
  data: DataWorld,
  events: EventRows,
  scenario: Scenario,
  stream: string | undefined,
): CommandForm {
  const ids = newestIds(events);
  const nameOf = namesOf(scenario);
  const services = data.part.model.owners.flatMap(({ service, node }): CommandService[] => {
    if (!isServiceName(service)) return [];
    const commands = commandsOf(service).map(({ type, words, needsId, body }) => {
      return { type, words, needsId, body: body === null ? null : bodyOf(body) };
    });
    return [{ service, node: nameOf('node', node), commands, ids: ids.get(service) ?? [] }];
  });
  return { services, about: stream === undefined ? null : subjectOf(data, events, stream) };
}

function newestIds(events: EventRows): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const last = Math.max(1, events.length - NEWEST_EVENTS);
  for (let position = events.length; position >= last; position--) {
    const [service, id] = partsOf(events.streamAt(position));
    const known = found.get(service) ?? [];
    if (known.length < MOST_IDS && !known.includes(id)) found.set(service, [...known, id]);
  }
  return found;
}

function bodyOf(shape: ObjectShape): CommandBody {
  const fields = Object.entries(shape.fields).map(([name, { help, optional }]) => {
    return { name, help, isOptional: optional === true };
  });
  return { example: exampleOf(shape), fields };
}

function subjectOf(data: DataWorld, events: EventRows, stream: string): CommandSubject | null {
  const [service, id] = partsOf(stream);
  if (!isServiceName(service)) return null;
  const fitting = commandsOf(service).flatMap((command) => {
    const body = exampleFor(data, service, command, id);
    const written = { type: command.type, id, body: body ?? {} };
    return leadsOn(data, service, command, written, stream) ? [{ type: command.type, body }] : [];
  });
  return { service, id, version: events.ofStream(stream).length, fitting };
}

/** The example of its body; where that goes by a reference, the one of the row that it is about. */
function exampleFor(
  { ledger }: DataWorld,
  service: ServiceName,
  { body }: WritableCommand,
  id: string,
): JsonValue {
  if (body === null) return null;
  const row = readRow(ledger.shop, service, id);
  const reference = row.ok ? row.value.reference : undefined;
  const isAbout = typeof reference === 'string' && Object.hasOwn(body.fields, 'reference');
  return isAbout ? { ...examplesOf(body), reference } : exampleOf(body);
}

function examplesOf({ fields }: ObjectShape): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, exampleOf(field)]));
}

/** Whether something would happen to the stream. What makes something new is not for what is there. */
function leadsOn(
  { ledger }: DataWorld,
  service: ServiceName,
  { type, makesNew }: WritableCommand,
  written: WrittenCommand,
  stream: string,
): boolean {
  const { shop } = ledger;
  // Whatever id comes in is taken for a product: a reservation has none to come in.
  const isForeign = type === 'restock' && !readRow(shop, service, partsOf(stream)[1]).ok;
  const command = makesNew || isForeign ? null : writtenCommand(shop, service, written);
  if (command === null) return false;
  const decided = decideShop(shop, command, ledger.context);
  return decided.ok && decided.value.some((event) => streamOf(event) === stream);
}

function partsOf(stream: string): [string, string] {
  const slash = stream.indexOf('/');
  return [stream.slice(0, slash), stream.slice(slash + 1)];
}
