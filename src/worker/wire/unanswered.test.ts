import { afterEach, describe, expect, it, vi } from 'vitest';
import { UNAVAILABLE } from '../../base/outcome';
import { ASK, browserOf, PAGE, POST, SERVER, toolsFor, type Manners } from './browser.test-support';
import type { WireAnswer, WireAsk, WirePage } from './contract';
import { sendRequest } from './send-request';

const PUT: WireAsk = { ...POST, method: 'PUT' };

async function ask(
  manners: Partial<Manners>,
  what: WireAsk = ASK,
  page: Partial<WirePage> = {},
): Promise<{ readonly answer: WireAnswer; readonly sent: readonly Request[] }> {
  const { tools, sent } = toolsFor(browserOf(manners), page);
  return { answer: await sendRequest(what, tools), sent };
}

describe('a request that failed', () => {
  it.each([
    ['nobody is there', { isThere: false }, ASK, 'unreachable', `${SERVER} does not answer`],
    ['nobody is there for a change', { isThere: false }, PUT, 'unreachable', `${SERVER} does not answer`],
    [
      'nothing may be read',
      { allowsOrigin: false },
      ASK,
      'blocked-by-cors',
      `does not let ${PAGE} read it (CORS)`,
    ],
    [
      'nothing may be sent or read',
      { allowsOrigin: false },
      PUT,
      'blocked-by-cors',
      `does not let ${PAGE} read it`,
    ],
    [
      'a header is refused',
      { allowsHeaders: false },
      POST,
      'blocked-by-cors',
      'refuses the headers of this request',
    ],
    ['a method is refused', { allowsMethod: false }, PUT, 'blocked-by-cors', 'refuses PUT (CORS)'],
    ['it is sent on to nowhere', { sendsTo: 'lost' }, ASK, 'unreachable', 'to where no answer comes from'],
    [
      'it is sent on to a closed place',
      { sendsTo: 'closed' },
      ASK,
      'blocked-by-cors',
      `to where ${PAGE} may not`,
    ],
  ] as const)('because %s says so', async (_, manners, what, problem, words) => {
    const { answer } = await ask(manners, what);
    expect(answer).toMatchObject({ outcome: UNAVAILABLE, problem, status: 0, tookMs: 0, body: '' });
    expect(answer.words).toContain(words);
  });

  it('is not repeated when it could change something: whoever looks for the reason only looks', async () => {
    for (const what of [POST, PUT, { ...ASK, method: 'DELETE' }]) {
      const { sent } = await ask({ allowsOrigin: false }, what);
      expect(sent.map(({ method }) => method)).toEqual([what.method, 'HEAD', 'HEAD', 'HEAD']);
      for (const request of sent.slice(1)) {
        expect(request).toMatchObject({ credentials: 'omit', cache: 'no-store' });
        expect(await request.text()).toBe('');
      }
    }
    const { sent } = await ask({ allowsOrigin: false }, ASK);
    expect(sent.map(({ method, mode }) => `${method} ${mode}`)).toEqual([
      'GET cors',
      'GET no-cors',
      'GET cors',
      'GET cors',
    ]);
  });

  it('tells the server what to send', async () => {
    const { answer } = await ask({ allowsMethod: false }, PUT);
    expect(answer.words).toContain(`"Access-Control-Allow-Origin: ${PAGE}"`);
    expect(answer.words).toContain('"Access-Control-Allow-Methods: PUT"');
    expect((await ask({ allowsOrigin: false }, ASK, { pageOrigin: 'null' })).answer.words).toContain(
      'does not let this page read it',
    );
  });

  it('once, and not again right after, is a connection that broke', async () => {
    let isFirst = true;
    const good = browserOf({});
    const { tools } = toolsFor(async (request) => {
      if (!isFirst) return good(request);
      isFirst = false;
      throw new TypeError('Failed to fetch');
    });
    const answer = await sendRequest(POST, tools);
    expect(answer).toMatchObject({ outcome: UNAVAILABLE, problem: 'unreachable' });
    expect(answer.words).toContain(`The connection to ${SERVER} broke before an answer could be read`);
  });

  it('by a method that had worked before is a connection that broke, too', async () => {
    const good = browserOf({});
    const { tools } = toolsFor(good);
    await sendRequest(PUT, tools);
    const failing = async (request: Request): Promise<Response> => {
      if (request.method === 'PUT') throw new TypeError('Failed to fetch');
      return good(request);
    };
    const answer = await sendRequest(PUT, { ...tools, fetch: failing });
    expect(answer).toMatchObject({ problem: 'unreachable' });
    expect(answer.words).toContain('broke before an answer could be read');
  });

  it('often is looked into once', async () => {
    const { tools, sent } = toolsFor(browserOf({ allowsOrigin: false }));
    const answers = await Promise.all(Array.from({ length: 20 }, async () => sendRequest(ASK, tools)));
    expect(new Set(answers.map(({ words }) => words)).size).toBe(1);
    expect(sent).toHaveLength(20 + 3);
  });
});

describe('hints', () => {
  async function words(url: string, page: Partial<WirePage> = {}): Promise<string> {
    return (await ask({ isThere: false }, { ...ASK, url }, page)).answer.words;
  }

  it('speak of names and certificates only where there are some', async () => {
    expect(await words(`${SERVER}/x`)).not.toMatch(/name|certificate/);
    expect(await words('http://shop.example/x')).toContain('nobody knows that name');
    expect(await words('http://localhost/x')).not.toContain('name');
    expect(await words('https://127.0.0.1:81/x')).toContain('the browser does not trust its certificate');
  });

  it('speak of the own network to a page from outside it', async () => {
    const outside = { pageOrigin: 'https://page.example', secure: true };
    expect(await words(`${SERVER}/x`, outside)).toContain(
      'before a page from the internet calls your own network',
    );
    expect(await words(`${SERVER}/x`)).not.toContain('your own network');
    expect(await words('https://shop.example/x', outside)).not.toContain('your own network');
  });
});

describe('a page that came by https', () => {
  const page = { pageOrigin: 'https://page.example', secure: true };

  it('cannot call http, and does not try', async () => {
    const { answer, sent } = await ask({}, { ...ASK, url: 'http://shop.example/x' }, page);
    expect(answer).toMatchObject({ outcome: UNAVAILABLE, problem: 'blocked-by-page', status: 0 });
    expect(answer.words).toContain(
      'does not let https://page.example, which came by https, call http://shop.example',
    );
    expect(sent).toHaveLength(0);
  });

  it('may call http on this machine, and in the network around where the browser allows it', async () => {
    expect((await ask({}, ASK, page)).answer).toMatchObject({ problem: null, status: 200 });
    const near = { ...ASK, url: 'http://192.168.1.7/x' };
    expect((await ask({}, near, page)).answer).toMatchObject({ problem: null, status: 200 });
    expect((await ask({ isThere: false }, near, page)).answer.problem).toBe('blocked-by-page');
  });

  it('calls https as every other page does', async () => {
    const { answer } = await ask({ isThere: false }, { ...ASK, url: 'https://shop.example/x' }, page);
    expect(answer.problem).toBe('unreachable');
  });
});

describe('a server that is slow to say why', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is not waited for much longer than for the request itself', async () => {
    vi.useFakeTimers();
    let isFirst = true;
    const { tools } = toolsFor(async ({ signal }) => {
      if (isFirst) {
        isFirst = false;
        throw new TypeError('Failed to fetch');
      }
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    });
    const answer = sendRequest({ ...ASK, timeoutMs: 100 }, tools);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await answer).toMatchObject({ outcome: UNAVAILABLE, problem: 'unreachable' });
    expect((await answer).words).toContain('the server answered too slowly to find out why');
    expect(vi.getTimerCount()).toBe(0);
  });
});
