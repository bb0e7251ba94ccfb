import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { nextStepOf, WHY_NOTHING } from './next-step';

describe('the next step', () => {
  const { nodes, edges } = shopScenario();

  it('is to draw while nobody asks, and to connect while whoever asks calls nobody', () => {
    expect(nextStepOf({ nodes: [], edges: [] }, 'paused')).toBe('draw');
    expect(nextStepOf({ nodes: nodes.filter(({ kind }) => kind !== 'client'), edges: [] }, 'playing')).toBe(
      'draw',
    );
    expect(nextStepOf({ nodes, edges: [] }, 'paused')).toBe('connect');
    expect(nextStepOf({ nodes, edges: edges.filter(({ from }) => from !== 'web') }, 'paused')).toBe(
      'connect',
    );
  });

  it('of what can run is to run, to wait, or to begin anew', () => {
    expect(nextStepOf({ nodes, edges }, 'paused')).toBe('run');
    expect(nextStepOf({ nodes, edges }, 'playing')).toBe('wait');
    expect(nextStepOf({ nodes, edges }, 'ahead')).toBe('wait');
    expect(nextStepOf({ nodes, edges }, 'ended')).toBe('begin-anew');
  });

  it('is said in whole sentences', () => {
    for (const words of Object.values(WHY_NOTHING)) expect(words).toMatch(/^[A-Z].*\.$/);
  });
});
