import { describe, expect, it } from 'vitest';
import { shopScenario } from '../scenario.test-support';
import { calleeName, callRemark } from './call-words';

const scenario = shopScenario();
const [{ id: edge, to }] = scenario.edges;
const [{ id: type, name }] = scenario.requestTypes;

describe('a call of a plan', () => {
  it('is named by whom it goes to', () => {
    const called = scenario.nodes.find(({ id }) => id === to)?.name;
    expect(calleeName(scenario, edge)).toBe(called);
    expect(calleeName(scenario, { edge, optional: true, awaited: true })).toBe(called);
  });

  it('says what is special about it, and nothing else', () => {
    expect(callRemark(scenario, edge)).toBe('');
    expect(callRemark(scenario, { edge, optional: true, awaited: false, requestTypes: [type] })).toBe(
      `may fail, not waited for, only for ${name}`,
    );
    expect(callRemark(scenario, { edge, optional: false, awaited: false })).toBe('not waited for');
  });
});
