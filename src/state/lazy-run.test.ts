import { describe, expect, it } from 'vitest';
import { FrameFeed } from './feed';
import { createLazyRun } from './lazy-run';
import { CLOSED, type RunStore } from './run';
import { createRunStore } from './run-store';

const OUTAGE = { kind: 'built-in', id: 'payment-outage' } as const;

/** A worker that nobody answers for: what was asked of it is kept. */
function silentClient() {
  const sent: string[] = [];
  const client = {
    run: async () => new Promise<never>(() => undefined),
    openLine: () => ({
      send: (command: { kind: string }) => void sent.push(command.kind),
      close: () => undefined,
    }),
    dispose: () => undefined,
  };
  return { client, sent };
}

function setUp(fail = 0) {
  const { client, sent } = silentClient();
  let loads = 0;
  const load = async (feed: FrameFeed): Promise<RunStore> => {
    loads++;
    if (loads <= fail) throw new Error('offline');
    return createRunStore(client, feed);
  };
  const run = createLazyRun(load, new FrameFeed((draw) => draw()));
  const settled = async (): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve);
    });
  return { run, sent, settled, loads: () => loads };
}

describe('a run that is fetched when it is first opened', () => {
  it('is closed before, and answers so', async () => {
    const { run, loads } = setUp();
    run.play();
    run.verb('kill', ['x']);
    run.setSpeed(10);
    expect(run.getState()).toEqual({ ...CLOSED, speed: 10 });
    expect(await run.edit('seed', 1, 'x')).toMatchObject({ ok: false });
    expect(await run.editTogether([], 'x')).toMatchObject({ ok: false });
    expect(await run.askRows({}, 0, 10)).toMatchObject({ total: 0 });
    const { data } = await run.askSeries({ kind: 'node', id: 'x' }, 'part', 0);
    expect(data).toHaveLength(0);
    expect(loads()).toBe(0);
  });

  it('opens at once in what it says, then for real, and keeps the speed', async () => {
    const { run, sent, settled, loads } = setUp();
    const phases: string[] = [];
    run.subscribe(({ phase }) => phases.push(phase));
    run.setSpeed(5);
    run.open(OUTAGE, 3);
    expect(run.getState().phase).toBe('opening');
    await settled();
    expect(sent).toContain('open');
    expect(run.getState()).toMatchObject({ phase: 'opening', speed: 5 });
    run.open(OUTAGE, 4);
    expect(loads()).toBe(1);
    expect(sent.filter((kind) => kind === 'open')).toHaveLength(2);
  });

  it('says why it could not be fetched, and tries again', async () => {
    const { run, sent, settled } = setUp(1);
    run.open(OUTAGE);
    await settled();
    expect(run.getState()).toMatchObject({ phase: 'failed', error: expect.stringContaining('offline') });
    run.open(OUTAGE);
    await settled();
    expect(run.getState().phase).toBe('opening');
    expect(sent).toContain('open');
  });
});
