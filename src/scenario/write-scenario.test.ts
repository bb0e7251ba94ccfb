import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import type { Scenario } from './format';
import { isWorkNode } from './node-parts';
import { parseScenario, parseScenarioText } from './parse-scenario';
import { orderSagaFile } from './saga-scenario.test-support';
import { small, withPart } from './small-scenario.test-support';
import { fileOf, fullFileOf, writeScenario } from './write-scenario';

function parsed(file: unknown): Scenario {
  const result = parseScenario(file);
  return ensure(result.ok ? result.value : undefined, JSON.stringify(result));
}

const DATA_KEYS = ['data', 'sagas', 'writers', 'views', 'owns', 'keepsKeys'];

function dataKeysOf(scenario: Scenario): string[] {
  const text = writeScenario(scenario);
  return DATA_KEYS.filter((key) => text.includes(`"${key}":`));
}

describe('what a file says of data', () => {
  it('is nothing in a scenario that has none', () => {
    expect(dataKeysOf(small())).toEqual([]);
    expect(Object.keys(fileOf(small()))).toEqual(
      Object.keys(fullFileOf(small())).filter((key) => ![...DATA_KEYS, 'groups'].includes(key)),
    );
  });

  it.each<[string, unknown]>([
    ['nodes keep data', { ...orderSagaFile, sagas: [], data: undefined }],
    [
      'there are rules for data',
      { ...orderSagaFile, ...nodesWithoutData(), sagas: [], data: { stockEach: 5 } },
    ],
    ['a node forgets keys', withPart('nodes', 'db', { keepsKeys: false })],
    ['there are sagas', orderSagaFile],
  ])('is in full where %s, and read back as it was', (_, file) => {
    const scenario = parsed(file);
    expect(dataKeysOf(scenario)).toEqual(DATA_KEYS);
    const { groups: _groups, ...full } = fullFileOf(scenario);
    expect(fileOf(scenario)).toEqual(full);
    expect(parseScenarioText(writeScenario(scenario))).toEqual({ ok: true, value: scenario });
  });

  it('begins a saga and its steps with what they are', () => {
    const scenario = parsed(orderSagaFile);
    const text = JSON.stringify(fileOf(scenario).sagas);
    expect(text).toMatch(
      /^\[{"id":"order","name":"Place an order","node":"orders","requestTypes":\["place-order"\],"answers":"at-end","steps":\[{"id":"create","name":"Create the order","edge":"orders-orders-db","does":"create-order",/,
    );
  });

  it('has a place for every setting in the file that edits are made to, also where nothing is said', () => {
    const full = fullFileOf(small());
    expect(full).toMatchObject({ sagas: [], data: small().data });
    expect(full.nodes).toMatchObject(
      small().nodes.map((node) => (isWorkNode(node) ? { id: node.id, owns: 'none', keepsKeys: true } : {})),
    );
  });
});

function nodesWithoutData(): object {
  return { nodes: orderSagaFile.nodes.map(({ owns: _owns, ...node }) => node) };
}
