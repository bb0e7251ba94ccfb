import { afterEach, describe, expect, it, vi } from 'vitest';
import { CANCELLED, ERROR, INVALID, OK, RATE_LIMITED, TIMEOUT, UNAVAILABLE } from '../../base/outcome';
import { ASK, bodyOf, jsonResponse, POST, pretending, SERVER, toolsFor } from './browser.test-support';
import type { WireAnswer, WireAsk } from './contract';
import { sendRequest } from './send-request';

async function answerTo(response: Response, ask: WireAsk = ASK): Promise<WireAnswer> {
  return sendRequest(ask, toolsFor(async () => response).tools);
}

describe('what goes out', () => {
  it('is what was asked, with nothing of the person and no answer from a cache', async () => {
    const { tools, sent } = toolsFor(async () => jsonResponse('{}'));
    await sendRequest(POST, tools);
    const [request] = sent;
    expect(request).toMatchObject({
      method: 'POST',
      url: `${SERVER}/orders`,
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
    });
    expect(request.headers.get('content-type')).toBe('application/json');
    expect(await request.text()).toBe('{}');
    expect(sent).toHaveLength(1);
  });

  it.each([
    [{ ...ASK, url: 'ftp://shop/x' }, 'expected an address that begins with http:// or https://'],
    [{ ...ASK, url: 'http://ann:secret@shop/x' }, 'expected an address without user name and password'],
    [{ ...ASK, url: 'http://shop:6000/x' }, 'expected a port that browsers call'],
    [{ ...ASK, method: 'TRACE' }, "'TRACE' HTTP method is unsupported. Check its method"],
    [{ ...ASK, body: 'x' }, 'Check its method, its headers and its body.'],
    [{ ...ASK, headers: [['a b', 'x']] as const }, 'Check its method, its headers and its body.'],
  ])('is nothing that cannot be sent: %#', async (ask, words) => {
    const { tools, sent } = toolsFor(async () => jsonResponse('{}'));
    const answer = await sendRequest(ask, tools);
    expect(answer).toMatchObject({ outcome: INVALID, problem: null, status: 0 });
    expect(answer.words).toContain('The request cannot be sent: ');
    expect(answer.words).toContain(words);
    expect(sent).toHaveLength(0);
  });
});

describe('an answer', () => {
  it('is told with its status, its time and its size', async () => {
    let now = 0;
    const { tools } = toolsFor(
      async () => {
        now += 12;
        return jsonResponse('{"a":"ä"}', 201, { 'x-other': '1' });
      },
      { wall: () => now },
    );
    expect(await sendRequest(POST, tools)).toEqual({
      status: 201,
      headers: [['content-type', 'application/json']],
      body: '{"a":"ä"}',
      bytes: 10,
      tookMs: 12,
      retryAfterMs: null,
      outcome: OK,
      problem: null,
      words: '201 after 12 ms, 10 bytes of application/json.',
    });
  });

  it('need not have a body where there never is one', async () => {
    expect(await answerTo(new Response(null, { status: 204 }))).toMatchObject({ outcome: OK, problem: null });
    const head = { ...ASK, method: 'HEAD' };
    const announced = new Response('', {
      headers: { 'content-type': 'application/json', 'content-length': '9' },
    });
    expect(await answerTo(announced, head)).toMatchObject({ outcome: OK, problem: null, bytes: 0 });
  });

  it('with a status that tells of a failure is that failure, whatever its body is', async () => {
    const page = new Response('<p>gone</p>', { status: 404, headers: { 'content-type': 'text/html' } });
    const answer = await answerTo(page);
    expect(answer).toMatchObject({ outcome: INVALID, problem: null, status: 404 });
    expect(answer.words).toMatch(/^404 after 0 ms, 11 bytes of text\/html\. The server knows no such path/);
  });

  it('may say when to ask again', async () => {
    const answer = await answerTo(jsonResponse('{}', 429, { 'retry-after': '7' }));
    expect(answer).toMatchObject({ outcome: RATE_LIMITED, retryAfterMs: 7000, problem: null });
    expect(answer.words).toContain('It wants to be asked again in 7 s.');
    expect(answer.headers).toContainEqual(['retry-after', '7']);
    const hidden = await answerTo(jsonResponse('{}', 503));
    expect(hidden).toMatchObject({ outcome: UNAVAILABLE, retryAfterMs: null });
    expect(hidden.words).toContain('"Access-Control-Expose-Headers: Retry-After"');
  });

  it('of the same origin hides nothing', async () => {
    const { tools } = toolsFor(async () => jsonResponse('{}', 503), { pageOrigin: SERVER });
    expect((await sendRequest(ASK, tools)).words).not.toContain('Expose-Headers');
  });

  it('from somewhere else is told with where it comes from', async () => {
    const moved = (url: string): Response => pretending(jsonResponse('{}'), { redirected: true, url });
    expect((await answerTo(moved('http://other:81/x'))).words).toContain(
      `${SERVER} sent the request on to http://other:81, from where the answer comes`,
    );
    expect((await answerTo(moved(`${SERVER}/orders/`))).words).not.toContain('sent the request on');
  });
});

describe('an answer that does not count', () => {
  it('is a page of HTML where JSON was asked for', async () => {
    const page = (): Response =>
      new Response('<p>', { headers: { 'content-type': 'text/html; charset=utf-8' } });
    const answer = await answerTo(page());
    expect(answer).toMatchObject({ outcome: ERROR, problem: 'wrong-type', status: 200, body: '<p>' });
    expect(answer.words).toContain('The answer is an HTML page where JSON was asked for');
    const anything = { ...ASK, headers: [['accept', '*/*']] as const };
    expect(await answerTo(page(), anything)).toMatchObject({ outcome: OK, problem: null });
    const either = { ...ASK, headers: [['Accept', 'text/html, application/json']] as const };
    expect(await answerTo(page(), either)).toMatchObject({ outcome: OK, problem: null });
  });

  it('is of another type and no JSON either', async () => {
    const text = (body: string): Response =>
      new Response(body, { headers: { 'content-type': 'text/plain' } });
    const answer = await answerTo(text('hello'));
    expect(answer).toMatchObject({ outcome: ERROR, problem: 'wrong-type' });
    expect(answer.words).toContain('The answer is of the type text/plain, and no JSON');
    expect(await answerTo(text('[1]'))).toMatchObject({ outcome: OK, problem: null });
    expect(await answerTo(text(''))).toMatchObject({ outcome: OK, problem: null });
  });

  it.each(['application/json', 'application/problem+json', 'Application/JSON; charset=utf-8', 'text/json'])(
    'says that it is %s, and is not',
    async (type) => {
      const answer = await answerTo(new Response('{\n "a": 1,\n}', { headers: { 'content-type': type } }));
      expect(answer).toMatchObject({ outcome: ERROR, problem: 'malformed', status: 200 });
      expect(answer.words).toContain(
        'at character 12 (line 3), where a key in double quotes after the comma is',
      );
      expect(answer.words).toContain('stands "}"');
    },
  );

  it('should be JSON, and is empty', async () => {
    expect((await answerTo(jsonResponse(''))).words).toContain('The answer should be JSON, and is empty.');
  });

  it('breaks off', async () => {
    const { stream } = bodyOf(['{"items":['], 'breaks');
    const answer = await answerTo(new Response(stream, { headers: { 'content-length': '44' } }));
    expect(answer).toMatchObject({
      outcome: ERROR,
      problem: 'cut-off',
      status: 200,
      bytes: 10,
      body: '{"items":[',
    });
    expect(answer.words).toContain('broke off after 10 bytes, before the 44 bytes that it should have');
    const endless = await answerTo(new Response(bodyOf(['{'], 'breaks').stream));
    expect(endless.words).toContain('broke off after 1 byte, before its end');
  });

  it('ends early where the browser does not mind', async () => {
    const answer = await answerTo(jsonResponse('{"items":[', 200, { 'content-length': '2048' }));
    expect(answer).toMatchObject({ outcome: ERROR, problem: 'cut-off' });
    expect(answer.words).toContain('before the 2 KiB that it should have');
  });

  it('breaks off after a status that tells of a failure, which counts more', async () => {
    const answer = await answerTo(new Response(bodyOf(['x'], 'breaks').stream, { status: 404 }));
    expect(answer).toMatchObject({ outcome: INVALID, problem: 'cut-off', status: 404 });
  });

  it('says that it is too large, and is not read', async () => {
    const { stream, wasLeft } = bodyOf(['x'.repeat(50)], 'hangs');
    const response = new Response(stream, { headers: { 'content-length': '3145728' } });
    const answer = await answerTo(response);
    expect(answer).toMatchObject({ outcome: ERROR, problem: 'too-large', body: '', bytes: 0 });
    expect(answer.words).toMatch(/^200 after 0 ms\. The answer is 3 MiB long, and no more than 1 MiB/);
    expect(wasLeft()).toBe(true);
  });

  it('turns out to be too large, and is read no further', async () => {
    const { stream, wasLeft } = bodyOf(['12345', '67890', '1'], 'hangs');
    const answer = await answerTo(new Response(stream), { ...ASK, mostBytes: 10 });
    expect(answer).toMatchObject({ outcome: ERROR, problem: 'too-large', body: '', bytes: 11 });
    expect(answer.words).toContain('The answer is longer than 10 bytes');
    expect(wasLeft()).toBe(true);
    const fits = await answerTo(new Response(bodyOf(['12345', '67890']).stream), { ...ASK, mostBytes: 10 });
    expect(fits).toMatchObject({ outcome: OK, bytes: 10, body: '1234567890' });
  });

  it('may be cut anywhere, also inside a letter', async () => {
    const bytes = new TextEncoder().encode('{"a":"ä"}');
    const stream = new ReadableStream({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await answerTo(new Response(stream))).toMatchObject({ body: '{"a":"ä"}', outcome: OK });
  });
});

describe('time', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** As browsers do it: a request that nobody answers ends when its signal says so. */
  async function unanswered(request: Request): Promise<Response> {
    return new Promise((_, reject) => {
      const end = (): void => reject(new DOMException('The operation was aborted.', 'AbortError'));
      if (request.signal.aborted) end();
      request.signal.addEventListener('abort', end);
    });
  }

  it('that is over ends a request', async () => {
    vi.useFakeTimers();
    const { tools, sent } = toolsFor(unanswered);
    const answer = sendRequest({ ...ASK, timeoutMs: 300 }, tools);
    await vi.advanceTimersByTimeAsync(300);
    expect(await answer).toMatchObject({ outcome: TIMEOUT, problem: 'too-slow', status: 0 });
    expect((await answer).words).toMatch(/^No answer came within 300 ms/);
    expect(sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that is over in the middle of an answer ends it there', async () => {
    vi.useFakeTimers();
    const { tools } = toolsFor(async ({ signal }) => {
      const body = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"a":'));
          signal.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')));
        },
      });
      return new Response(body);
    });
    const answer = sendRequest({ ...ASK, timeoutMs: 300 }, tools);
    await vi.advanceTimersByTimeAsync(300);
    expect(await answer).toMatchObject({ outcome: TIMEOUT, problem: 'too-slow', status: 200, bytes: 5 });
    expect((await answer).words).toContain(
      'The answer (200) began, but only 5 bytes of it came within 300 ms',
    );
  });

  it('longer than browsers can count is no time at all for none of them', async () => {
    vi.useFakeTimers();
    const { tools } = toolsFor(unanswered);
    let isOver = false;
    void sendRequest({ ...ASK, timeoutMs: Infinity }, tools).then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(isOver).toBe(false);
  });

  it('is not waited for by a run that has withdrawn its request, before or after it went out', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const { tools, sent } = toolsFor(unanswered, { signal: controller.signal });
    const answer = sendRequest(ASK, tools);
    controller.abort();
    expect(await answer).toMatchObject({ outcome: CANCELLED, problem: null, status: 0 });
    expect(await sendRequest(ASK, tools)).toMatchObject({ outcome: CANCELLED, problem: null });
    // Nobody asks why a request failed that was ended on purpose.
    expect(sent).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer and no listener behind when an answer came', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, 'addEventListener');
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    const { tools } = toolsFor(async () => jsonResponse('{}'), { signal: controller.signal });
    await sendRequest(ASK, tools);
    expect(vi.getTimerCount()).toBe(0);
    expect(remove.mock.calls.map(([, listener]) => listener)).toEqual(
      add.mock.calls.map(([, listener]) => listener),
    );
  });
});
