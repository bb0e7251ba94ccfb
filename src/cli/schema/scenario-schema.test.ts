import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIBRARY } from '../../scenario/library/catalogue';
import { smallFile } from '../../scenario/small-scenario.test-support';
import { parseScenario } from '../../scenario/parse-scenario';
import { fullFileOf } from '../../scenario/write-scenario';
import { isRaw, own } from '../../scenario/parts';
import { scenarioSchema } from '../../scenario/json-schema/scenario-schema';
import { SCHEMA_FILE, schemaText } from './schema-text';
import { isValid } from './validator.test-support';

describe('the JSON Schema of scenario files', () => {
  it('is published as the declarations say; after a change of them, npm run schema writes it anew', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(schemaText());
  });

  it.each(LIBRARY.map(({ id }) => id))('takes %s', async (id) => {
    const scenario = await LIBRARY.find((entry) => entry.id === id)?.load();
    expect(scenario && isValid(fullFileOf(scenario))).toBe(true);
  });

  it('takes a file that names it, and so does the parser, which does not keep the name', () => {
    const named = { $schema: './breakwater-scenario.schema.json', ...smallFile };
    expect(isValid(named)).toBe(true);
    expect(parseScenario(named)).toEqual(parseScenario(smallFile));
  });

  it.each([
    ['an unknown key', { ...smallFile, sed: 3 }],
    ['a setting of another pattern', withStack({ id: 'a', kind: 'retry', settings: { afterMs: 3 } })],
    ['an unknown pattern', withStack({ id: 'a', kind: 'magic' })],
    ['a number out of its range', { ...smallFile, durationMs: 1 }],
    ['a part of a second', { ...smallFile, measure: { fromMs: 0, toMs: 1500 } }],
    ['a path that does not begin with a slash', { ...smallFile, requestTypes: [{ id: 'read', path: 'x' }] }],
    ['another format', { ...smallFile, format: 'x' }],
    ['no name', { ...smallFile, name: undefined }],
  ])('refuses %s, as the parser does', (_, file) => {
    const given: unknown = JSON.parse(JSON.stringify(file));
    expect(isValid(given)).toBe(false);
    expect(parseScenario(given).ok).toBe(false);
  });

  it('says of every key what it means, and of settings what they usually are', () => {
    const silent: string[] = [];
    visit(scenarioSchema(), '', silent);
    expect(silent).toEqual([]);
  });
});

function withStack(layer: object): object {
  const [first, second] = smallFile.edges;
  return { ...smallFile, edges: [first, { ...second, stack: [layer] }] };
}

/** Keys of small things are words themselves: of a moment, a place, a law, an expectation. */
const PLAIN =
  /^\$defs\.(?:latency|expectation)\b|(?:^|\.)(?:shape|position|mix|measure|plan)(?:\[\d+\])*\.\w/;

/** Notes the properties without a description. */
function visit(schema: unknown, path: string, silent: string[]): void {
  if (Array.isArray(schema))
    for (const [index, one] of schema.entries()) visit(one, `${path}[${index}]`, silent);
  if (!isRaw(schema)) return;
  const properties = own(schema, 'properties');
  if (isRaw(properties)) {
    for (const [key, property] of Object.entries(properties)) {
      const at = `${path}.${key}`.replace(/^\./, '');
      if (typeof own(property, 'description') !== 'string' && !PLAIN.test(at)) silent.push(at);
      visit(property, at, silent);
    }
  }
  for (const key of ['oneOf', 'anyOf', 'items'] as const) visit(own(schema, key), path, silent);
  const definitions = own(schema, '$defs');
  if (!isRaw(definitions)) return;
  for (const [name, inner] of Object.entries(definitions)) visit(inner, `$defs.${name}`, silent);
}
