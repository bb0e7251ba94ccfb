import { describe, expect, it } from 'vitest';
import { builtIn } from '../scenario/library/catalogue';
import type { LineCommand } from '../worker/client';
import type { HttpAnswer, OutsideNow } from '../worker/http';
import { OutsideWork, type CallingRun } from './outside-work';
import { CLOSED, type RunState } from './run';

const scenario = (await builtIn('payment-outage')) ?? null;
const ASK = { node: 'orders', method: 'GET', path: '/orders', headers: [], body: '' };
const ANSWER: HttpAnswer = {
  status: 200,
  headers: [],
  body: '[]',
  ref: { client: '@console', number: 1 },
  askedAt: 5,
  tookNs: 7,
  end: 'served',
};
const SERVER = 'http://127.0.0.1:8080';

function outsideNow(asksFor: readonly string[]): OutsideNow {
  const nodes = [{ node: 'payments', transport: 'http', address: SERVER }] as const;
  return { nodes, asksFor, sent: 0, waiting: 0, simulated: 0, answered: 0, failed: 0 };
}

/** Payment outage with a server of somebody's own for payments. */
const callsServer: RunState['scenario'] = scenario && {
  ...scenario,
  nodes: scenario.nodes.map((node) =>
    node.id === 'payments' && node.kind !== 'client' ? { ...node, transport: 'http', address: SERVER } : node,
  ),
};

function setUp(initial: Partial<RunState> = {}) {
  let state: RunState = { ...CLOSED, phase: 'ready', scenario, ...initial };
  const sent: LineCommand[] = [];
  const did: string[] = [];
  let isPlayWanted = false;
  const run: CallingRun = {
    getState: () => state,
    setState: (part) => {
      state = { ...state, ...part };
    },
    send: (command) => void sent.push(command),
    play: () => void did.push('play'),
    pause: () => void did.push('pause'),
  };
  const work = new OutsideWork(run, () => isPlayWanted);
  const wantPlay = (): void => {
    isPlayWanted = true;
  };
  const kinds = (): string[] => sent.map(({ kind }) => kind);
  return { work, sent, kinds, did, wantPlay, state: () => state };
}

const hearAnswer = (work: OutsideWork, askId: number, answer = ANSWER): void =>
  work.hear({ kind: 'http-answer', runId: '', askId, answer });

describe('requests of the page', () => {
  it('are answered each by its own answer, in whatever order those come', async () => {
    const { work } = setUp();
    const [first, second] = [work.askHttp(ASK), work.askHttp({ ...ASK, path: '/orders/2' })];
    hearAnswer(work, 2, { ...ANSWER, body: 'second' });
    hearAnswer(work, 1, { ...ANSWER, body: 'first' });
    expect([await first, await second]).toMatchObject([
      { ok: true, value: { body: 'first' } },
      { ok: true, value: { body: 'second' } },
    ]);
  });

  it('that are aborted settle at once, tell the worker, and do not hear a late answer', async () => {
    const { work, kinds } = setUp();
    const controller = new AbortController();
    const asked = work.askHttp(ASK, controller.signal);
    controller.abort();
    expect(await asked).toEqual({ ok: false, error: 'The request was cancelled.' });
    expect(kinds()).toEqual(['http', 'http-dropped']);
    hearAnswer(work, 1);
    expect(kinds()).toEqual(['http', 'http-dropped']);
  });

  it('that were aborted before are not sent, and one that was answered is not dropped afterwards', async () => {
    const { work, kinds } = setUp();
    expect((await work.askHttp(ASK, AbortSignal.abort())).ok).toBe(false);
    expect(kinds()).toEqual([]);
    const controller = new AbortController();
    const asked = work.askHttp(ASK, controller.signal);
    hearAnswer(work, 1);
    await asked;
    controller.abort();
    expect(kinds()).toEqual(['http']);
  });

  it('are answered with a sentence when the session is gone, as are all other questions', async () => {
    const { work } = setUp();
    const asked = [work.askHttp(ASK), work.askCatalogue(), work.askExchanges(0, 10)];
    work.answerAll('the simulation was started anew');
    expect(await Promise.all(asked)).toEqual([
      { ok: false, error: 'There is no answer: the simulation was started anew.' },
      { routes: [], problem: 'There is no answer: the simulation was started anew.' },
      { total: 0, rows: [] },
    ]);
  });

  it('do not wait for a session that is not there', async () => {
    for (const phase of ['closed', 'opening', 'recovering', 'failed'] as const) {
      const { work, sent } = setUp({ phase });
      expect(await work.askHttp(ASK)).toMatchObject({ ok: false, error: expect.stringMatching(/not ready/) });
      expect((await work.askCatalogue()).problem).toMatch(/not ready/);
      expect((await work.askExchanges(0, 5)).total).toBe(0);
      expect(sent).toEqual([]);
    }
  });
});

describe('consent', () => {
  const tell = (work: OutsideWork, now: OutsideNow | null): void =>
    work.hear({ kind: 'outside', runId: '', now });

  it('is asked for when the run is to go on, and not before', () => {
    const { work, state } = setUp({ scenario: callsServer });
    tell(work, outsideNow([SERVER]));
    expect(state()).toMatchObject({ asksConsent: false, outside: { asksFor: [SERVER] } });
    expect(work.waitsForConsent()).toBe(true);
    expect(state().asksConsent).toBe(true);
  });

  it('pauses a run that goes on already', () => {
    const { work, did, state } = setUp({ scenario: callsServer, mode: 'playing' });
    tell(work, outsideNow([SERVER]));
    expect(did).toEqual(['pause']);
    expect(state().asksConsent).toBe(true);
  });

  it('is asked for when the worker stopped a run that somebody had play, before the page knew why', () => {
    const { work, wantPlay, state } = setUp({ scenario: callsServer, mode: 'paused' });
    wantPlay();
    tell(work, outsideNow([SERVER]));
    expect(state().asksConsent).toBe(true);
    const ended = setUp({ scenario: callsServer, mode: 'ended' });
    ended.wantPlay();
    tell(ended.work, outsideNow([SERVER]));
    expect(ended.state().asksConsent).toBe(false);
  });

  it('holds for the page: the worker is told, the run goes on, and later sessions are told as well', () => {
    const { work, sent, did, state } = setUp({ scenario: callsServer });
    tell(work, outsideNow([SERVER]));
    work.waitsForConsent();
    work.allow([SERVER]);
    expect(state()).toMatchObject({ asksConsent: false, outside: { asksFor: [] } });
    expect(did).toEqual(['play']);
    tell(work, outsideNow([SERVER]));
    expect(work.waitsForConsent()).toBe(false);
    work.tellAllowed();
    expect(sent).toEqual([
      { kind: 'allow', origins: [SERVER] },
      { kind: 'allow', origins: [SERVER] },
    ]);
  });

  it('is needed for a request of the console too', async () => {
    const { work, sent, state } = setUp({ scenario: callsServer });
    tell(work, outsideNow([SERVER]));
    expect(await work.askHttp(ASK)).toMatchObject({ ok: false, error: expect.stringMatching(/agreed/) });
    expect(state().asksConsent).toBe(true);
    expect(sent).toEqual([]);
  });

  it('is not asked for what an edit has taken away, although the session has not told of it yet', () => {
    const { work, state } = setUp({ scenario });
    tell(work, outsideNow([SERVER]));
    expect(work.waitsForConsent()).toBe(false);
    tell(work, null);
    expect(state().outside).toBe(null);
  });
});
