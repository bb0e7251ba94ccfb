import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** Far more than a process takes to start here, and far less than the timeouts that guards are given in it. */
const KILLED_AFTER_MS = 20_000;

const TOP = join(import.meta.dirname, '..', '..');
const GUARD = new URL('../driver/guard.ts', import.meta.url).href;

/** What a process of its own prints, when it ends by itself and without an error. */
async function printedBy(script: string): Promise<string> {
  const whole = `import { guard } from ${JSON.stringify(GUARD)};\n${script}`;
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', whole],
    { timeout: KILLED_AFTER_MS, cwd: TOP },
  );
  return stdout.trim();
}

const TIMEOUTS = `
const timeout = { kind: 'timeout', settings: { afterMs: 60_000 } };
const retry = { kind: 'retry', settings: { initialDelayMs: 1 } };
const breaker = { kind: 'circuit-breaker', settings: { failureThreshold: 1, openForMs: 60_000 } };
const hedge = { kind: 'hedge', settings: { after: 'fixed', delayMs: 60_000, budget: 'none' } };
const down = () => Promise.reject(new Error('down'));
const later = () => new Promise((resolve) => setImmediate(resolve, 'up'));
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
`;

describe('a process', { timeout: 60_000 }, () => {
  it('DR-19: ends by itself when its calls have ended, however long their timeouts are', async () => {
    const printed = await printedBy(`${TIMEOUTS}
      const options = { onEvent: () => {} };
      const guards = [[timeout], [retry, breaker, timeout], [hedge], [timeout, retry], [breaker, timeout]]
        .flatMap((stack) => [guard(stack), guard(stack, options)]);
      const leaving = new AbortController();
      for (let round = 0; round < 3; round++) {
        await pause();
        await Promise.all(guards.map((guarded) => guarded.attempt(later, { deadlineMs: 60_000 })));
        await Promise.all(guards.map((guarded) => guarded.attempt(down, { deadlineMs: 60_000 })));
      }
      const left = guards.map((guarded) => guarded.attempt(() => new Promise(() => {}), { signal: leaving.signal }));
      await pause();
      leaving.abort();
      await Promise.all(left);
      console.log('ended');
    `);
    expect(printed).toBe('ended');
  });

  it('DR-19: stays for a call that waits for its timeout, its deadline or its next attempt', async () => {
    const printed = await printedBy(`${TIMEOUTS}
      const never = () => new Promise(() => {});
      const soon = { kind: 'timeout', settings: { afterMs: 50 } };
      const twice = { kind: 'retry', settings: { maxAttempts: 2, initialDelayMs: 50, jitter: 'none' } };
      console.log((await guard([soon]).attempt(never)).kind);
      console.log((await guard([]).attempt(never, { deadlineMs: 50 })).kind);
      console.log((await guard([twice]).attempt(down)).attempts);
    `);
    // A process in which nothing is under way ends in the middle of an await.
    expect(printed.split('\n')).toEqual(['timeout', 'gave-up', '2']);
  });

  it('DR-16: has no more timers with a thousand guards at rest than with none', async () => {
    const printed = await printedBy(`${TIMEOUTS}
      const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
      const counts = [timers()];
      const stacks = [[timeout], [retry, breaker, timeout], [hedge, timeout], [breaker]];
      const guards = Array.from({ length: 1000 }, (_, place) => guard(stacks[place % stacks.length]));
      counts.push(timers());
      const used = Promise.all(guards.map((guarded) => guarded.attempt(later, { deadlineMs: 60_000 })));
      counts.push(timers());
      await used;
      await new Promise((resolve) => setImmediate(resolve));
      counts.push(timers());
      console.log(JSON.stringify(counts));
    `);
    const [before, made, underWay, atRest] = JSON.parse(printed) as readonly number[];
    expect([made, underWay, atRest]).toEqual([before, before + 1, before]);
  });
});
