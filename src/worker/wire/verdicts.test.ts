import { describe, expect, it } from 'vitest';
import { Verdicts, type Verdict } from './verdicts';

const SECOND = 1000;

function finder(verdict: Verdict): { readonly find: () => Promise<Verdict>; readonly count: () => number } {
  let count = 0;
  return {
    find: async () => {
      count++;
      return verdict;
    },
    count: () => count,
  };
}

describe('verdicts', () => {
  it('are found once for those who ask at once or soon after, and anew some seconds later', async () => {
    const verdicts = new Verdicts();
    const silent = finder('silent');
    await Promise.all([0, 0, 1].map(async (at) => verdicts.about('a', 'GET /', at, silent.find)));
    expect(await verdicts.about('a', 'GET /', 4.9 * SECOND, finder('broke').find)).toBe('silent');
    expect(silent.count()).toBe(1);
    expect(await verdicts.about('a', 'GET /', 5 * SECOND, finder('broke').find)).toBe('broke');
  });

  it('are of a kind of request and an origin', async () => {
    const verdicts = new Verdicts();
    await verdicts.about('a', 'GET /', 0, finder('silent').find);
    expect(await verdicts.about('a', 'PUT /', 0, finder('no-method').find)).toBe('no-method');
    expect(await verdicts.about('b', 'GET /', 0, finder('no-origin').find)).toBe('no-origin');
    expect(await verdicts.about('a', 'GET /', 0, finder('broke').find)).toBe('silent');
  });

  it('are found for a few kinds only, however many fail: the others get the newest', async () => {
    const verdicts = new Verdicts();
    const silent = finder('silent');
    for (let kind = 0; kind < 3; kind++) await verdicts.about('a', `GET /${kind}`, 0, silent.find);
    await verdicts.about('a', 'GET /3', 0, finder('no-origin').find);
    const more = finder('broke');
    for (let kind = 4; kind < 50; kind++) {
      expect(await verdicts.about('a', `GET /${kind}`, 1, more.find)).toBe('no-origin');
    }
    expect(await verdicts.about('a', 'GET /1', 1, more.find)).toBe('silent');
    expect(more.count()).toBe(0);
    expect(await verdicts.about('a', 'GET /9', 5 * SECOND, more.find)).toBe('broke');
  });

  it('remember what was read, and begin anew before that grows large', () => {
    const verdicts = new Verdicts();
    verdicts.noteRead('a', 'PUT /');
    expect(verdicts.wasRead('a', 'PUT /')).toBe(true);
    expect(verdicts.wasRead('b', 'PUT /')).toBe(false);
    for (let kind = 0; kind < 500; kind++) verdicts.noteRead('a', `PUT /${kind}`);
    expect(verdicts.wasRead('a', 'PUT /')).toBe(false);
    expect(verdicts.wasRead('a', 'PUT /499')).toBe(true);
  });
});
