import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { chartedPart, hasRoomForTwoRows } from './charted-part';

const scenario = shopScenario();

describe('the part that charts are drawn of', () => {
  it('is the selected one, with its name and kind', () => {
    const [client] = scenario.nodes.filter(({ kind }) => kind === 'client');
    expect(chartedPart(scenario, { kind: 'node', id: client.id })?.kind).toBe('client');
    expect(chartedPart(scenario, { kind: 'node', id: 'payments' })).toMatchObject({
      name: 'payments',
      kind: 'node',
      instances: 1,
    });
    const [edge] = scenario.edges;
    expect(chartedPart(scenario, { kind: 'edge', id: edge.id })).toMatchObject({
      ref: { kind: 'edge', id: edge.id },
      kind: 'edge',
    });
    expect(chartedPart(scenario, { kind: 'edge', id: edge.id })?.name).toContain(' → ');
  });

  it('is none when nothing is selected, or what an edit took away', () => {
    expect(chartedPart(scenario, null)).toBeNull();
    expect(chartedPart(null, { kind: 'node', id: 'payments' })).toBeNull();
    expect(chartedPart(scenario, { kind: 'node', id: 'gone' })).toBeNull();
    expect(chartedPart(scenario, { kind: 'edge', id: 'gone' })).toBeNull();
  });
});

describe('two rows of charts', () => {
  it('need a tall dock, and a taller one on an enlarged page', () => {
    expect(hasRoomForTwoRows(419, 1)).toBe(false);
    expect(hasRoomForTwoRows(420, 1)).toBe(true);
    expect(hasRoomForTwoRows(420, 1.25)).toBe(false);
    expect(hasRoomForTwoRows(525, 1.25)).toBe(true);
    expect(hasRoomForTwoRows(0, 1)).toBe(false);
  });
});
