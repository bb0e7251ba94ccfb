import { Ajv2020 } from 'ajv/dist/2020.js';
import { scenarioSchema } from '../../scenario/json-schema/scenario-schema';

const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  scenarioSchema(),
);

/** Whether another validator takes a file, by the published schema alone. */
export function isValid(file: unknown): boolean {
  return validate(JSON.parse(JSON.stringify(file)));
}
