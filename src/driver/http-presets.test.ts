import { describe, expect, it } from 'vitest';
import { httpClient } from './http-client';
import { ManualClock } from './manual-clock.test-support';

const UNAVAILABLE = { error: 'Service unavailable', cached: true };

describe('the client with a breaker for each service', () => {
  it.each([
    ['a status that blames the service', () => new Response('{}', { status: 500 })],
    ['a status that blames the request', () => new Response('{}', { status: 404 })],
    ['a body that is no JSON', () => new Response('<html></html>')],
    ['no answer', () => Promise.reject<Response>(new TypeError('fetch failed'))],
  ])('HT-10: answers for %s with its fixed value, and counts it as a failure', async (_what, answer) => {
    let requests = 0;
    const client = httpClient({
      clock: new ManualClock(),
      services: { users: { baseUrl: 'http://users.test', preset: 'resilient-http-client' } },
      fetch: async () => {
        requests++;
        return answer();
      },
    });
    const users = client.service('users');
    for (let call = 0; call < 7; call++) expect(await users.get('/1')).toEqual(UNAVAILABLE);
    expect(requests).toBe(5);
    expect(await users.get('/1', { fallback: () => 'from elsewhere' })).toBe('from elsewhere');
  });

  it('HT-10: lets whoever withdraws a request know that it was withdrawn', async () => {
    const client = httpClient({
      clock: new ManualClock(),
      services: { users: { baseUrl: 'http://users.test', preset: 'resilient-http-client' } },
      fetch: () => new Promise(() => {}),
    });
    const signal = AbortSignal.abort('enough');
    await expect(client.service('users').get('/1', { signal })).rejects.toMatchObject({ kind: 'cancelled' });
  });
});
