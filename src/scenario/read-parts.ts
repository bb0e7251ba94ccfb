import type { Problem } from '../base/problem';
import { checkSettings } from '../base/check-settings';
import { patterns } from '../patterns/registry';
import { DEFAULT_HOP, DEFAULT_WORK, readLatency, type Latency } from './latency';
import { LIMITS } from './limits';
import { clientFields, edgeFields, faultFields, requestTypeFields, workFields } from './node-settings';
import { isRaw, own, readBySchema, readSettings, without, type Raw } from './parts';
import { receivedText } from '../base/received-text';
import {
  clientSchema,
  edgeSchema,
  expectationSchema,
  faultSchema,
  layerSchema,
  requestTypeSchema,
  workSchema,
  WORK_KINDS,
} from './schema';
import type { Expectation, Fault, RequestType, ScenarioEdge, ScenarioLayer, ScenarioNode } from './format';

/** Reads one part of a list; undefined when something in it is wrong, which is then in `problems`. */
type ReadPart<Part> = (raw: Raw, path: string, problems: Problem[]) => Part | undefined;

const requestTypeKeys = Object.keys(requestTypeFields);
const clientKeys = Object.keys(clientFields);
const workKeys = Object.keys(workFields);
const edgeKeys = Object.keys(edgeFields);
const faultKeys = Object.keys(faultFields);
const requestTypes = requestTypeSchema(requestTypeKeys);
const clients = clientSchema(clientKeys);
const workNodes = workSchema(workKeys);
const edges = edgeSchema(edgeKeys);
const faults = faultSchema(faultKeys);

export const readRequestType: ReadPart<RequestType> = (raw, path, problems) => {
  const head = readBySchema(requestTypes, without(raw, requestTypeKeys), path, problems);
  const settings = readSettings(requestTypeFields, raw, path, problems);
  return head && settings && { ...head, name: head.name ?? head.id, ...settings };
};

export const readNode: ReadPart<ScenarioNode> = (raw, path, problems) => {
  const kind = own(raw, 'kind');
  if (kind === 'client') return readClient(raw, path, problems);
  if (WORK_KINDS.some((known) => known === kind)) return readWorkNode(raw, path, problems);
  problems.push({
    path: `${path}.kind`,
    expected: '"client", "service", "gateway" or "database"',
    received: receivedText(kind),
  });
  return undefined;
};

function readClient(raw: Raw, path: string, problems: Problem[]): ScenarioNode | undefined {
  const head = readBySchema(clients, without(raw, clientKeys), path, problems);
  const settings = readSettings(clientFields, raw, path, problems);
  return head && settings && { ...head, name: head.name ?? head.id, ...settings };
}

function readWorkNode(raw: Raw, path: string, problems: Problem[]): ScenarioNode | undefined {
  const head = readBySchema(workNodes, without(raw, [...workKeys, 'latency']), path, problems);
  const settings = readSettings(workFields, raw, path, problems);
  const latency = latencyOf(raw, DEFAULT_WORK, path, problems);
  if (head === undefined || settings === undefined || latency === undefined) return undefined;
  // A list of one call is that call: one way to say one thing.
  const plan = head.plan.map((step) => (Array.isArray(step) && step.length === 1 ? step[0] : step));
  return { ...head, name: head.name ?? head.id, ...settings, latency, plan };
}

export const readEdge: ReadPart<ScenarioEdge> = (raw, path, problems) => {
  const head = readBySchema(edges, without(raw, [...edgeKeys, 'latency', 'stack']), path, problems);
  const settings = readSettings(edgeFields, raw, path, problems);
  const latency = latencyOf(raw, DEFAULT_HOP, path, problems);
  const stack = readList(own(raw, 'stack'), `${path}.stack`, LIMITS.layers, readLayer, problems);
  return head && settings && latency && stack && { ...head, ...settings, latency, stack };
};

const readLayer: ReadPart<ScenarioLayer> = (raw, path, problems) => {
  const head = readBySchema(layerSchema, without(raw, ['settings']), path, problems);
  const kind = head?.kind ?? own(raw, 'kind');
  const given = own(raw, 'settings') ?? {};
  switch (kind) {
    case 'retry': {
      const settings = taken(checkSettings(patterns[kind].fields, given, path), problems);
      return head && settings && { id: head.id, kind, settings };
    }
    case 'circuit-breaker': {
      const settings = taken(checkSettings(patterns[kind].fields, given, path), problems);
      return head && settings && { id: head.id, kind, settings };
    }
    case 'timeout': {
      const settings = taken(checkSettings(patterns[kind].fields, given, path), problems);
      return head && settings && { id: head.id, kind, settings };
    }
    case 'bulkhead': {
      const settings = taken(checkSettings(patterns[kind].fields, given, path), problems);
      return head && settings && { id: head.id, kind, settings };
    }
    default:
      return undefined;
  }
};

export const readFault: ReadPart<Fault> = (raw, path, problems) => {
  const head = readBySchema(faults, without(raw, faultKeys), path, problems);
  const settings = readSettings(faultFields, raw, path, problems);
  return head && settings && { ...head, name: head.name ?? head.id, ...settings };
};

export const readExpectation: ReadPart<Expectation> = (raw, path, problems) =>
  readBySchema(expectationSchema, raw, path, problems);

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

function latencyOf(raw: Raw, usual: Latency, path: string, problems: Problem[]): Latency | undefined {
  const given = own(raw, 'latency');
  return given === undefined ? usual : readLatency(given, `${path}.latency`, problems);
}

function taken<Value>(
  result: { ok: true; value: Value } | { ok: false; error: Problem[] },
  problems: Problem[],
): Value | undefined {
  if (result.ok) return result.value;
  problems.push(...result.error);
  return undefined;
}
