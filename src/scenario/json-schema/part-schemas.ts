import { PATTERN_IDS, patterns, type PatternId } from '../../patterns/registry';
import { stepFields } from '../../patterns/saga/step-settings';
import { MOST_STEPS } from '../../patterns/saga/definition';
import { readExpectation } from '../expect/schema';
import { faultFields, type FaultKind } from '../fault-settings';
import { DEFAULT_HOP, DEFAULT_THINKING, DEFAULT_WORK, readLatency } from '../latency';
import { LIMITS } from '../limits';
import { clientFields, edgeFields, requestTypeFields, workFields } from '../node-settings';
import { sagaFields } from '../saga-settings';
import { scheduleFields } from '../schedule-settings';
import {
  clientSchema,
  contextSchema,
  databaseSchema,
  edgeSchema,
  faultSchema,
  layerSchema,
  requestTypeSchema,
  sagaSchema,
  sagaStepSchema,
  serviceSchema,
  viewSchema,
  writerSchema,
  zoneGroupSchema,
} from '../schema';
import { schemaOf, type JsonSchema } from '../shapes/json-schema';
import { settingProperties } from '../shapes/setting-schema';
import { storeFields } from '../store-settings';
import { viewFields } from '../view-settings';
import { writerFields } from '../writer-settings';
import { propertiesOf, withKeys, inWords } from './merge';
import * as words from './words';

const LATENCY = { $ref: '#/$defs/latency' };

/** One schema for each kind of part; those that hold others name them. */
export function partSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    latency: {
      title: 'Latency',
      description: words.latency,
      examples: [{ ...DEFAULT_WORK }, { kind: 'lognormal', medianMs: 12, p95Ms: 40 }],
      ...schemaOf(readLatency),
    },
    requestType: inWords(
      withKeys(schemaOf(requestTypeSchema([])), settingProperties(requestTypeFields)),
      'Request type',
      words.requestType,
    ),
    node: { oneOf: ['client', 'service', 'database'].map((kind) => ({ $ref: `#/$defs/${kind}` })) },
    ...nodeSchemas(),
    edge: inWords(
      withKeys(schemaOf(edgeSchema([])), settingProperties(edgeFields), {
        latency: { ...LATENCY, default: { ...DEFAULT_HOP } },
        stack: listOf('layer', LIMITS.layers),
      }),
      'Call from one node to another',
      words.edge,
    ),
    layer: { oneOf: PATTERN_IDS.map(layerOf) },
    saga: inWords(
      withKeys(schemaOf(sagaSchema([])), settingProperties(sagaFields), {
        steps: listOf('sagaStep', MOST_STEPS),
      }),
      'Saga',
      words.saga,
    ),
    sagaStep: inWords(
      withKeys(schemaOf(sagaStepSchema([])), settingProperties(stepFields)),
      'Step of a saga',
      words.sagaStep,
    ),
    writer: inWords(
      withKeys(schemaOf(writerSchema([])), settingProperties(writerFields)),
      'Writer',
      words.writer,
    ),
    view: inWords(
      withKeys(schemaOf(viewSchema([])), settingProperties(viewFields)),
      'Read model',
      words.view,
    ),
    group: {
      oneOf: [
        inWords(schemaOf(contextSchema), 'Bounded context', words.group),
        inWords(schemaOf(zoneGroupSchema), 'Zone that is framed', words.group),
      ],
    },
    fault: { oneOf: Object.keys(faultFields).filter(isFaultKind).map(faultOf) },
    expectation: schemaOf(readExpectation),
  };
}

export function listOf(part: string, most: number): JsonSchema {
  return { type: 'array', items: { $ref: `#/$defs/${part}` }, maxItems: most, default: [] };
}

function nodeSchemas(): Readonly<Record<string, JsonSchema>> {
  const work = { ...settingProperties(workFields), latency: { ...LATENCY, default: { ...DEFAULT_WORK } } };
  const load = {
    ...settingProperties(clientFields),
    think: { ...LATENCY, default: { ...DEFAULT_THINKING } },
    patience: LATENCY,
  };
  return {
    client: inWords(withKeys(schemaOf(clientSchema([])), load), 'Client', words.client),
    service: inWords(withKeys(schemaOf(serviceSchema([])), work), 'Service or gateway', words.work),
    database: inWords(
      withKeys(schemaOf(databaseSchema([])), work, settingProperties(storeFields)),
      'Database',
      words.work,
    ),
  };
}

function layerOf(kind: PatternId): JsonSchema {
  const { title, summary, fields } = patterns[kind];
  const settings = { type: 'object', properties: settingProperties(fields), additionalProperties: false };
  const layer = withKeys(schemaOf(layerSchema), { kind: { const: kind }, settings });
  return { ...inWords(layer, title, words.layer), description: summary };
}

function faultOf(kind: FaultKind): JsonSchema {
  const fault = withKeys(
    schemaOf(faultSchema(kind, [])),
    settingProperties(scheduleFields),
    settingProperties(faultFields[kind]),
  );
  const { target } = propertiesOf(fault);
  return inWords(
    withKeys(fault, { target: inWords(target, 'Target', words.faultTarget) }),
    `Fault: ${kind}`,
    words.fault,
  );
}

function isFaultKind(key: string): key is FaultKind {
  return Object.hasOwn(faultFields, key);
}
