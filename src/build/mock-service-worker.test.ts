import { createContext, runInContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { serviceWorkerText } from './mock-service-worker';
import { smaller } from './smaller-code';

interface Heard {
  readonly type: string;
  readonly listener: (event: object) => void;
}

/** Runs the script as a browser would, as far as its listeners. */
function run(text: string): Heard[] {
  const heard: Heard[] = [];
  const scope = {
    registration: { scope: 'https://host.example/lab/' },
    clients: { get: async () => undefined },
    addEventListener: (type: string, listener: Heard['listener']) => void heard.push({ type, listener }),
    URL,
    Response,
  };
  runInContext(text, createContext({ ...scope, self: scope }));
  return heard;
}

describe('the service worker of the build', () => {
  it.each([
    ['as it is', async (text: string) => text],
    ['made smaller', smaller],
  ])('%s has our guard before MSW, and is one plain script', async (_how, made) => {
    const text = await made(await serviceWorkerText());
    expect(text).not.toMatch(/^\s*(?:import|export)\b/m);
    const heard = run(text);
    const fetches = heard.filter(({ type }) => type === 'fetch');
    expect(fetches).toHaveLength(2);
    const event = {
      request: { url: 'https://host.example/lab/mock/orders/x', mode: 'cors' },
      clientId: 'a',
      respondWith: vi.fn<(response: Promise<Response>) => void>(),
      stopImmediatePropagation: vi.fn<() => void>(),
    };
    fetches[0].listener(event);
    expect(event.stopImmediatePropagation).toHaveBeenCalledTimes(1);
    expect((await event.respondWith.mock.calls[0][0]).status).toBe(503);
  });
});
