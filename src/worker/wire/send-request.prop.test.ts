import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OUTCOMES } from '../../base/outcome';
import { WIRE_PROBLEMS } from '../../scenario/run-file/wire-problems';
import { ASK, bodyOf, browserOf, GOOD, toolsFor } from './browser.test-support';
import type { WireAnswer } from './contract';
import { sendRequest } from './send-request';

const type = fc.constantFrom('application/json', 'text/html', 'text/plain', 'nonsense', '');
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'TRACE', 'get', ' ');
const url = fc.oneof(fc.constant(ASK.url), fc.webUrl(), fc.string(), fc.constant('http://ann:b@shop'));

/** Whatever happens, whoever looks at the row of a request can read what it was. */
function expectTold(answer: WireAnswer): void {
  expect(answer.words).toMatch(/^[\w"'].*[.]$/s);
  // What it quotes is the affair of whoever sent it.
  const own = answer.words.replace(/"(?:[^"\\]|\\.)*"/g, '');
  expect(own).not.toMatch(/undefined|NaN|\[object|\.\./);
  expect(OUTCOMES[answer.outcome]).toBeDefined();
  if (answer.problem !== null) expect(WIRE_PROBLEMS).toContain(answer.problem);
  expect(answer.tookMs).toBeGreaterThanOrEqual(0);
}

it('any answer to any request comes to something that is told', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ method, url, body: fc.option(fc.string(), { nil: null }) }),
      fc.record({
        status: fc.integer({ min: 200, max: 599 }),
        type,
        length: fc.option(fc.oneof(fc.nat().map(String), fc.string()), { nil: null }),
        parts: fc.array(fc.string({ minLength: 1 }), { maxLength: 4 }),
        end: fc.constantFrom('ends' as const, 'breaks' as const),
      }),
      async (asked, { status, type: contentType, length, parts, end }) => {
        const headers = new Headers({ 'content-type': contentType });
        if (length !== null && /^[\x21-\x7e]*$/.test(length)) headers.set('content-length', length);
        const isEmpty = [204, 205, 304].includes(status);
        const response = new Response(isEmpty ? null : bodyOf(parts, end).stream, { status, headers });
        const answer = await sendRequest(
          { ...ASK, ...asked, mostBytes: 20 },
          toolsFor(async () => response).tools,
        );
        expectTold(answer);
        expect(answer.body.length).toBeLessThanOrEqual(20);
      },
    ),
    { numRuns: 300 },
  );
});

it('any way of failing comes to something that is told', async () => {
  const any = fc.boolean();
  const manners = fc.record({
    isThere: any,
    allowsOrigin: any,
    allowsHeaders: any,
    allowsMethod: any,
    sendsTo: fc.constantFrom('lost' as const, 'closed' as const, null),
  });
  await fc.assert(
    fc.asyncProperty(method, fc.boolean(), manners, async (asked, isPlain, server) => {
      const headers = isPlain ? ASK.headers : ([['x-trace', '1']] as const);
      const { tools } = toolsFor(browserOf(server));
      const answer = await sendRequest({ ...ASK, method: asked, headers }, tools);
      expectTold(answer);
      if (!server.isThere && answer.status === 0 && asked.trim() !== '' && asked !== 'TRACE') {
        expect(answer.problem).toBe('unreachable');
      }
      const isGood = JSON.stringify(server) === JSON.stringify(GOOD);
      if (isGood && asked.trim() !== '' && asked !== 'TRACE') expect(answer.problem).toBeNull();
    }),
  );
});
