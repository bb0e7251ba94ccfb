import { describe, expect, it } from 'vitest';
import { requestName, routeOrName } from './request-names';
import { shopScenario } from './scenario.test-support';

const [place] = shopScenario().requestTypes;
const scenario = {
  requestTypes: [
    { ...place, id: 'read', name: 'Read', method: 'GET', path: '/' },
    { ...place, id: 'peek', name: 'Peek', method: 'GET', path: '/' },
    { ...place, id: 'write', name: 'Write', method: 'POST', path: '/' },
    { ...place, id: 'again', name: 'Write', method: 'POST', path: '/' },
  ],
};

describe('request types', () => {
  it('are called by their names, and by their ids where these are the same', () => {
    expect(scenario.requestTypes.map(({ id }) => requestName(scenario, id))).toEqual([
      'Read',
      'Peek',
      'Write (write)',
      'Write (again)',
    ]);
    expect(requestName(scenario, 'gone')).toBe('gone');
  });

  it('are told apart where they ask the same', () => {
    const told = scenario.requestTypes.map((type) => routeOrName(scenario, type));
    expect(told).toEqual(['Read', 'Peek', 'Write (write)', 'Write (again)']);
    const [one, , other] = scenario.requestTypes;
    expect(routeOrName({ requestTypes: [one, other] }, one)).toBe('GET /');
  });
});
