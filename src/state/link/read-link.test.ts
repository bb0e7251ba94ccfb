import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { GOLDEN_RUN_V1 } from '../../scenario/run-file/golden-run-v1.test-support';
import { ENGINE_VERSION } from '../../sim/engine-version';
import { payloadOf } from './payload';
import { readLink, type LinkTrouble } from './read-link';

async function trouble(text: string): Promise<LinkTrouble> {
  const read = await readLink(await payloadOf(text));
  return ensure(read.ok ? undefined : read.error, 'some trouble');
}

describe('readLink', () => {
  it('reads what a link holds', async () => {
    const read = await readLink(await payloadOf(GOLDEN_RUN_V1));
    expect(read).toMatchObject({ ok: true, value: { snapshot: { seed: 7 }, shown: { dockTab: 'log' } } });
  });

  it('says what is the matter with a link, and what to do', async () => {
    const whole = await payloadOf(GOLDEN_RUN_V1);
    expect(await readLink(whole.slice(0, -5))).toMatchObject({ error: { title: 'This link is not whole' } });
    expect(await readLink('***')).toMatchObject({ error: { title: 'This link is not whole' } });
    expect(await readLink('x'.repeat(9000))).toMatchObject({ error: { title: 'This link holds too much' } });
    expect(await trouble('not JSON')).toMatchObject({
      title: 'This link is not whole',
      problems: [{ path: 'line 1, column 1' }],
    });
    expect(await trouble('{"format":"something"}')).toMatchObject({
      title: 'This link cannot be opened',
      problems: [{ path: 'format', received: '"something"' }],
    });
    expect(await trouble(GOLDEN_RUN_V1.replace('"old": 16', '"old": 17'))).toMatchObject({
      title: 'This link cannot be opened',
      problems: [{ path: 'log[0]: nodes.shop.concurrency', received: '16' }],
    });
  });

  it.each([
    ['"version": 1', '"version": 2', 'This link is for a newer Breakwater'],
    [`"engine": ${ENGINE_VERSION}`, `"engine": ${ENGINE_VERSION + 1}`, 'This link is for a newer Breakwater'],
    [`"engine": ${ENGINE_VERSION}`, '"engine": 1', 'This link is for an older Breakwater'],
  ])('tells links of other versions apart: %s as %s', async (from, to, title) => {
    const { advice, problems, ...told } = await trouble(GOLDEN_RUN_V1.replace(from, to));
    expect(told.title).toBe(title);
    expect(advice).not.toBe('');
    expect(problems).toEqual([]);
  });
});
