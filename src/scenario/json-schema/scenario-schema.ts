import { ENGINE_VERSION } from '../../sim/engine-version';
import { shopDataFields } from '../data-settings';
import { FORMAT, FORMAT_VERSION } from '../format';
import { LIMITS } from '../limits';
import { networkFields } from '../node-settings';
import { topSchema } from '../schema';
import { schemaOf, type JsonSchema } from '../shapes/json-schema';
import { settingProperties } from '../shapes/setting-schema';
import type { SettingFields } from '../../base/settings';
import { inWords, withKeys } from './merge';
import { listOf, partSchemas } from './part-schemas';
import * as words from './words';

/**
 * A JSON Schema of scenario files, made of the declarations that the parser reads by. It says what a schema can say:
 * whether references lead somewhere, and whether numbers fit each other, only the parser knows.
 */
export function scenarioSchema(): JsonSchema {
  const top = schemaOf(topSchema);
  const whole = withKeys(
    { ...top, required: ['format', 'version', 'engine', 'id', 'name'] },
    {
      $schema: { type: 'string' },
      format: { const: FORMAT },
      version: { const: FORMAT_VERSION },
      engine: { const: ENGINE_VERSION },
      requestTypes: listOf('requestType', LIMITS.requestTypes),
      nodes: listOf('node', LIMITS.nodes),
      edges: listOf('edge', LIMITS.edges),
      groups: listOf('group', LIMITS.groups),
      network: settings(networkFields),
      data: settings(shopDataFields),
      sagas: listOf('saga', LIMITS.sagas),
      writers: listOf('writer', LIMITS.writers),
      views: listOf('view', LIMITS.views),
      faults: listOf('fault', LIMITS.faults),
      expect: listOf('expectation', LIMITS.expectations),
    },
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'breakwater-scenario.schema.json',
    ...inWords(whole, 'Scenario of Breakwater', words.top),
    $defs: partSchemas(),
  };
}

function settings(fields: SettingFields): JsonSchema {
  return { type: 'object', properties: settingProperties(fields), additionalProperties: false };
}
