import type { Problem } from '../base/problem';
import { checkSettings } from '../base/check-settings';
import { PATTERN_IDS, patterns } from '../patterns/registry';
import { DEFAULT_HOP, DEFAULT_THINKING, DEFAULT_WORK, readLatency, type Latency } from './latency';
import { LIMITS } from './limits';
import { clientFields, edgeFields, requestTypeFields, workFields } from './node-settings';
import { isRaw, own, ownOrEmpty, readSettings, taken, without, type Raw } from './parts';
import { receivedText } from '../base/received-text';
import {
  clientSchema,
  databaseSchema,
  edgeSchema,
  layerSchema,
  requestTypeSchema,
  serviceSchema,
  SERVICE_KINDS,
} from './schema';
import { storeFields } from './store-settings';
import type { Call, RequestType, ScenarioEdge, ScenarioLayer, ScenarioNode, Step } from './format';

/** Reads one part of a list; undefined when something in it is wrong, which is then in `problems`. */
export type ReadPart<Part> = (raw: Raw, path: string, problems: Problem[]) => Part | undefined;

const requestTypeKeys = Object.keys(requestTypeFields);
const clientKeys = Object.keys(clientFields);
const workKeys = Object.keys(workFields);
const storeKeys = Object.keys(storeFields);
const edgeKeys = Object.keys(edgeFields);
const requestTypes = requestTypeSchema(requestTypeKeys);
const clients = clientSchema([...clientKeys, 'think', 'patience']);
const services = serviceSchema(workKeys);
const databases = databaseSchema([...workKeys, ...storeKeys]);
const edges = edgeSchema(edgeKeys);

export const readRequestType: ReadPart<RequestType> = (raw, path, problems) => {
  const head = requestTypes(without(raw, requestTypeKeys), path, problems);
  const settings = readSettings(requestTypeFields, raw, path, problems);
  return head && settings && { ...head, name: nameOf(head), ...settings };
};

export const readNode: ReadPart<ScenarioNode> = (raw, path, problems) => {
  const kind = own(raw, 'kind');
  if (kind === 'client') return readClient(raw, path, problems);
  if (kind === 'database') return readDatabase(raw, path, problems);
  if (SERVICE_KINDS.some((known) => known === kind)) return readService(raw, path, problems);
  problems.push({
    path: `${path}.kind`,
    expected: '"client", "service", "gateway" or "database"',
    received: receivedText(kind),
  });
  return undefined;
};

function readClient(raw: Raw, path: string, problems: Problem[]): ScenarioNode | undefined {
  const head = clients(without(raw, [...clientKeys, 'think', 'patience']), path, problems);
  const settings = readSettings(clientFields, raw, path, problems);
  const think = latencyOf(raw, 'think', DEFAULT_THINKING, path, problems);
  const given = own(raw, 'patience');
  const patience = given === undefined ? null : readLatency(given, `${path}.patience`, problems);
  if (head === undefined || settings === undefined || think === undefined || patience === undefined) {
    return undefined;
  }
  return { ...head, name: nameOf(head), ...settings, think, ...(patience && { patience }) };
}

function readService(raw: Raw, path: string, problems: Problem[]): ScenarioNode | undefined {
  const head = services(without(raw, [...workKeys, 'latency']), path, problems);
  const work = readWork(raw, path, problems);
  return head && work && { ...head, name: nameOf(head), ...work, plan: head.plan.map(plainStep) };
}

function readDatabase(raw: Raw, path: string, problems: Problem[]): ScenarioNode | undefined {
  const head = databases(without(raw, [...workKeys, ...storeKeys, 'latency']), path, problems);
  const store = readSettings(storeFields, raw, path, problems);
  const work = readWork(raw, path, problems);
  if (head === undefined || store === undefined || work === undefined) return undefined;
  return { ...head, name: nameOf(head), ...store, ...work, plan: head.plan.map(plainStep) };
}

/** What is called nothing, or blanks alone, is called by its id: its card and its row would be bare. */
function nameOf({ id, name = '' }: { readonly id: string; readonly name?: string | undefined }): string {
  return name.trim() === '' ? id : name;
}

function readWork(raw: Raw, path: string, problems: Problem[]) {
  const settings = readSettings(workFields, raw, path, problems);
  const latency = latencyOf(raw, 'latency', DEFAULT_WORK, path, problems);
  return settings && latency && { ...settings, latency };
}

/** One way to say one thing: a list of one call is that call, and a call with nothing special about it is its edge. */
function plainStep(step: Call | readonly Call[]): Step {
  if (!isList(step)) return plainCall(step);
  return step.length === 1 ? plainCall(step[0]) : step.map(plainCall);
}

function plainCall(call: Call): Call {
  if (typeof call === 'string') return call;
  const isPlain = !call.optional && call.awaited && call.requestTypes === undefined;
  return isPlain ? call.edge : call;
}

/** `Array.isArray` does not tell read-only lists from objects. */
function isList(step: Call | readonly Call[]): step is readonly Call[] {
  return Array.isArray(step);
}

export const readEdge: ReadPart<ScenarioEdge> = (raw, path, problems) => {
  const head = edges(without(raw, [...edgeKeys, 'latency', 'stack']), path, problems);
  const settings = readSettings(edgeFields, raw, path, problems);
  const latency = latencyOf(raw, 'latency', DEFAULT_HOP, path, problems);
  const stack = readList(own(raw, 'stack'), `${path}.stack`, LIMITS.layers, readLayer, problems);
  return head && settings && latency && stack && { ...head, ...settings, latency, stack };
};

const readLayer: ReadPart<ScenarioLayer> = (raw, path, problems) => {
  const head = layerSchema(without(raw, ['settings']), path, problems);
  const kind = head?.kind ?? PATTERN_IDS.find((id) => id === own(raw, 'kind'));
  if (kind === undefined) return undefined;
  const settings = taken(checkSettings(patterns[kind].fields, ownOrEmpty(raw, 'settings'), path), problems);
  // The settings were read by the declaration of this kind: the compiler cannot follow that over all kinds at once.
  return head && settings && ({ ...head, kind, settings } as ScenarioLayer);
};

/** Reads a list of parts. Parts with something wrong in them are missing from the result. */
export function readList<Part>(
  raw: unknown,
  path: string,
  most: number,
  read: ReadPart<Part>,
  problems: Problem[],
): Part[] | undefined {
  if (raw === undefined) return [];
  if (!Array.isArray(raw) || raw.length > most) {
    problems.push({ path, expected: `a list of at most ${most} items`, received: receivedText(raw) });
    return undefined;
  }
  const items: readonly unknown[] = raw;
  const seen = new Map<string, number>();
  return items.flatMap((item, index) => {
    const at = partPath(path, item, index);
    if (!isRaw(item)) {
      problems.push({ path: at, expected: 'an object', received: receivedText(item) });
      return [];
    }
    const id = own(item, 'id');
    if (typeof id === 'string') {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, index);
      else {
        const received = `${receivedText(id)}, which ${path}[${first}] has`;
        problems.push({ path: `${path}[${index}].id`, expected: 'an id of its own', received });
      }
    }
    const part = read(item, at, problems);
    return part === undefined ? [] : [part];
  });
}

/** A part is named by its id; by its place only when it has none that could be written. */
function partPath(list: string, item: unknown, index: number): string {
  const id = own(item, 'id');
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? `${list}.${id}` : `${list}[${index}]`;
}

function latencyOf(
  raw: Raw,
  key: string,
  usual: Latency,
  path: string,
  problems: Problem[],
): Latency | undefined {
  const given = own(raw, key);
  return given === undefined ? usual : readLatency(given, `${path}.${key}`, problems);
}
