import { afterEach, describe, expect, it, vi } from 'vitest';
import { small } from '../scenario/small-scenario.test-support';
import { finishedFile } from './finished-files';

const FILES = { small: 'small-1234.json' };

afterEach(() => vi.unstubAllGlobals());

describe('a finished file', () => {
  it('is the scenario that the build has written', async () => {
    const scenario = small();
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url);
      return Promise.resolve(Response.json(scenario));
    });
    expect(await finishedFile(FILES, 'small')).toEqual(scenario);
    expect(asked).toEqual(['small-1234.json']);
  });

  it('is none where the build has none, and nothing is fetched', async () => {
    vi.stubGlobal('fetch', () => expect.unreachable('nothing is to be fetched'));
    expect(await finishedFile(FILES, 'large')).toBeUndefined();
    expect(await finishedFile(FILES, 'toString')).toBeUndefined();
  });

  it('says which one could not be fetched, and what the server answered', async () => {
    vi.stubGlobal('fetch', async () => Promise.resolve(new Response('gone', { status: 404 })));
    await expect(finishedFile(FILES, 'small')).rejects.toThrow(
      'The scenario small could not be fetched: the server answered 404.',
    );
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(finishedFile(FILES, 'small')).rejects.toThrow(
      'The scenario small could not be fetched: Failed to fetch. Are you offline?',
    );
  });
});
