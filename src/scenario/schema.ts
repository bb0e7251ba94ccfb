import { DECIDED_EFFECTS } from '../domain/effects/decided-effects';
import { EFFECTS, isEffect } from '../domain/effects/effect-settings';
import { isViewKind, VIEWS } from '../domain/views/view-settings';
import { LONGEST_RUN_MS, runFields } from './run-settings';
import { PATTERN_IDS } from '../patterns/registry';
import type { FaultKind } from './fault-settings';
import { ADDRESS_RULES } from './address';
import { LIMITS } from './limits';
import { loadShape, STEADY } from './load-shape';
import { mixFields } from './node-settings';
import { isRaw } from './parts';
import { closed, optional, withDefault } from './shapes/closed';
import { listOf, twoOf } from './shapes/lists';
import { choice, flag, literal, numberFrom, numberThat, text, textThat } from './shapes/plain-values';
import { eitherOf } from './shapes/unions';

/**
 * The structure of the parts of a file, one schema each; plain settings and latencies are read by their own
 * declarations.
 */
const ID = /^[a-z0-9-]{1,64}$/;

export const id = textThat({
  fits: (value) => ID.test(value),
  expected: 'an id of 1 to 64 small letters, digits and hyphens',
  schema: { pattern: ID.source },
});
export const name = text(LIMITS.name);
/** A part without a name is called by its id. */
const nameOrNone = withDefault(name, undefined);
const lines = withDefault(listOf(text(LIMITS.line), LIMITS.listItems), []);

export const wholeSeconds = numberThat({
  fits: (ms) => ms >= 0 && ms <= LONGEST_RUN_MS && ms % 1000 === 0,
  expected: `whole seconds, in ms (1000, 2000, …) up to ${LONGEST_RUN_MS}: figures are kept by the second`,
  schema: { minimum: 0, maximum: LONGEST_RUN_MS, multipleOf: 1000 },
});
const range = { fromMs: wholeSeconds, toMs: wholeSeconds };
export const instant = numberFrom(0, LONGEST_RUN_MS, ' ms');

const seed = numberThat({
  fits: (value) => Number.isSafeInteger(value) && value >= 0,
  expected: 'a whole number from 0 to 9007199254740991',
  schema: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
});

const { durationMs: duration } = runFields;
const { weight } = mixFields;

const position = optional(closed({ x: numberFrom(-1e6, 1e6), y: numberFrom(-1e6, 1e6) }));

export const TOP_LISTS = [
  'requestTypes',
  'nodes',
  'edges',
  'sagas',
  'writers',
  'views',
  'faults',
  'expect',
  'groups',
] as const;

/** What of the file is not read by the schema of its top, but before it or part by part. */
export const NOT_AT_TOP = ['$schema', 'format', 'version', 'engine', 'network', 'data', ...TOP_LISTS];

/** Everything else of the file. */
export const topSchema = closed(
  {
    id,
    name,
    question: withDefault(text(LIMITS.line), ''),
    watch: lines,
    tags: withDefault(listOf(name, LIMITS.listItems), []),
    notes: withDefault(text(LIMITS.notes), ''),
    seed: withDefault(seed, 1),
    durationMs: withDefault(numberFrom(duration.min, duration.max, ' ms'), duration.default),
    measure: withDefault(closed(range), undefined),
  },
  NOT_AT_TOP,
);

export const requestTypeSchema = (settings: readonly string[]) =>
  closed(
    {
      id,
      name: nameOrNone,
      method: withDefault(choice(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET'),
      path: withDefault(
        text(LIMITS.line, {
          fits: (path) => path.startsWith('/'),
          expected: 'a path that begins with /',
          schema: { pattern: '^/' },
        }),
        '/',
      ),
    },
    settings,
  );

export const clientSchema = (settings: readonly string[]) =>
  closed(
    {
      kind: literal('client'),
      id,
      name: nameOrNone,
      position,
      shape: withDefault(loadShape, STEADY),
      zone: optional(id),
      mix: withDefault(
        listOf(
          closed({
            requestType: id,
            edge: id,
            weight: withDefault(numberFrom(weight.min, weight.max), weight.default),
          }),
          LIMITS.mixEntries,
        ),
        [],
      ),
    },
    settings,
  );

const isText = (value: unknown): value is string => typeof value === 'string';
const CALL = 'an edge id, or an object with the edge and what is special about the call';
const call = eitherOf(
  { when: isText, shape: id },
  {
    when: isRaw,
    shape: closed({
      edge: id,
      optional: withDefault(flag, false),
      awaited: withDefault(flag, true),
      requestTypes: optional(listOf(id, LIMITS.requestTypes, 1)),
    }),
  },
  CALL,
);
const STEP = `a call, or a list of 1 to ${LIMITS.callsInStep} calls that are made side by side; a call is ${CALL}`;
const step = eitherOf(
  { when: (value) => isText(value) || isRaw(value), shape: call },
  { when: Array.isArray, shape: listOf(call, LIMITS.callsInStep, 1, STEP) },
  STEP,
);

const zones = withDefault(listOf(id, LIMITS.zones), []);
const shareWeight = numberThat({
  fits: (value) => Number.isInteger(value) && value >= 1 && value <= LIMITS.weight,
  expected: `a whole number from 1 to ${LIMITS.weight}`,
  schema: { type: 'integer', minimum: 1, maximum: LIMITS.weight },
});
const tags = listOf(id, LIMITS.listItems);

const work = {
  id,
  name: nameOrNone,
  position,
  plan: withDefault(listOf(step, LIMITS.steps), []),
  zones,
  weights: withDefault(listOf(shareWeight, LIMITS.weights), []),
  tags: withDefault(tags, []),
  address: withDefault(text(LIMITS.line, ...ADDRESS_RULES), ''),
};

export const SERVICE_KINDS = ['service', 'gateway'] as const;

export const serviceSchema = (settings: readonly string[]) =>
  closed({ kind: choice(SERVICE_KINDS), ...work }, ['latency', ...settings]);

export const databaseSchema = (settings: readonly string[]) =>
  closed({ kind: literal('database'), ...work, belongsTo: optional(id) }, ['latency', ...settings]);

export const edgeSchema = (settings: readonly string[]) =>
  closed({ id, from: id, to: id }, ['latency', 'stack', ...settings]);

export const layerSchema = closed({ id, kind: choice(PATTERN_IDS), enabled: withDefault(flag, true) }, [
  'settings',
]);

const requestTypes = optional(listOf(id, LIMITS.requestTypes, 1));

export const sagaSchema = (settings: readonly string[]) =>
  closed({ id, name: nameOrNone, node: id, requestTypes }, ['steps', ...settings]);

const effects = Object.keys(EFFECTS).filter(isEffect);

export const sagaStepSchema = (settings: readonly string[]) =>
  closed({ id, name: nameOrNone, edge: id, does: choice(effects) }, settings);

export const writerSchema = (settings: readonly string[]) =>
  closed({ id, name: nameOrNone, node: id, requestTypes, edge: id, does: choice(DECIDED_EFFECTS) }, settings);

const viewKinds = Object.keys(VIEWS).filter(isViewKind);

export const viewSchema = (settings: readonly string[]) =>
  closed(
    {
      id,
      name: nameOrNone,
      node: id,
      shows: choice(viewKinds),
      source: id,
      users: optional(id),
      products: optional(id),
      asksAs: id,
      requestTypes,
    },
    settings,
  );

const group = { id, name: nameOrNone, folded: withDefault(flag, false) };

export const contextSchema = closed({
  kind: literal('context'),
  ...group,
  nodes: listOf(id, LIMITS.nodes, 1),
});

export const zoneGroupSchema = closed({ kind: literal('zone'), ...group });

const target = closed({
  nodes: optional(listOf(id, LIMITS.nodes, 1)),
  tags: optional(listOf(id, LIMITS.listItems, 1)),
  edges: optional(listOf(id, LIMITS.edges, 1)),
  zone: optional(id),
  between: optional(twoOf(id)),
  share: optional(
    numberThat({
      fits: (value) => value > 0 && value <= 1,
      expected: 'a share above 0 and up to 1',
      schema: { exclusiveMinimum: 0, maximum: 1 },
    }),
  ),
});

export const faultSchema = <Kind extends FaultKind>(kind: Kind, settings: readonly string[]) =>
  closed(
    {
      id,
      name: nameOrNone,
      kind: literal(kind),
      enabled: withDefault(flag, true),
      target,
      fromMs: instant,
      toMs: instant,
    },
    settings,
  );
