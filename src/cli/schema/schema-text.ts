import { scenarioSchema } from '../../scenario/json-schema/scenario-schema';

/** Where editors find it: beside the page. */
export const SCHEMA_FILE = 'public/breakwater-scenario.schema.json';

export function schemaText(): string {
  return `${JSON.stringify(scenarioSchema(), null, 2)}\n`;
}
