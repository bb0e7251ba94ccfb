import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { ensure } from '../base/assert';
import { builtIn } from '../scenario/library/catalogue';
import { setPath } from '../scenario/edit';
import { writeScenario } from '../scenario/write-scenario';
import { withServedBuild } from './checks/served-build';
import { browserFindings, inMegabytes, type BrowserSample } from './soak/browser-flatness';
import { Heaps } from './soak/heaps';
import { doSomething } from './soak/visitor';

/**
 * Minutes of a real page, in which a run plays on at ten times its pace and somebody looks around and edits; and whether
 * the heaps of page and worker are flat. Options: --minutes 10.
 */
const SAMPLE_MS = 15_000;
const DEED_MS = 5_000;
/** What is fetched and made once says nothing of the rest. */
const WARM_UP = 0.25;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
if (!(minutes >= 1 && minutes <= 120)) {
  throw new Error(`--minutes takes a number from 1 to 120, and got "${values.minutes}"`);
}
process.exitCode = (await soak()) ? 0 : 1;

async function soak(): Promise<boolean> {
  const samples = await withServedBuild(async (browser, url) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await openLongRun(page, url);
    return watch(page);
  });
  const all = browserFindings(samples.filter(({ minute }) => minute > minutes * WARM_UP));
  for (const { what, measured, holds } of all) {
    console.log(`${holds ? 'holds ' : 'BROKEN'}  ${what}: measured ${measured}`);
  }
  const flat = all.every(({ holds }) => holds);
  console.log(`${flat ? 'flat' : 'NOT FLAT'} in the last ${(minutes * (1 - WARM_UP)).toFixed(1)} minutes`);
  return flat;
}

async function openLongRun(page: Page, url: string): Promise<void> {
  const outage = ensure(await builtIn('payment-outage'), 'the scenario payment-outage');
  const long = setPath(outage, `durationMs=${minutes * 60 * 10 * 1000 * 2}`);
  if (!long.ok) throw new Error(`The scenario cannot be made longer: ${JSON.stringify(long.error)}`);
  await page.goto(url);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open file' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'long.breakwater.json',
    mimeType: 'application/json',
    buffer: Buffer.from(writeScenario(long.value)),
  });
  const group = page.getByRole('group', { name: 'Run', exact: true });
  await group.getByRole('button', { name: /Speed/ }).click();
  await page.getByRole('menuitemcheckbox', { name: '10×', exact: true }).click();
  await group.getByRole('button', { name: /^Run/ }).click();
}

async function watch(page: Page): Promise<BrowserSample[]> {
  const heaps = await Heaps.of(page);
  const samples: BrowserSample[] = [];
  const begun = performance.now();
  let turn = 0;
  console.log(['minute', 'page', 'arrays', 'worker', 'arrays', 'elements'].map(cell).join(''));
  while (performance.now() - begun < minutes * 60_000) {
    for (let since = 0; since < SAMPLE_MS; since += DEED_MS) {
      await doSomething(page, turn++);
      await page.waitForTimeout(DEED_MS);
    }
    const sample = {
      minute: (performance.now() - begun) / 60_000,
      page: await heaps.page(),
      worker: await heaps.worker('host'),
      elements: await page.locator('*').count(),
    };
    samples.push(sample);
    print(sample);
  }
  return samples;
}

function print({ minute, page, worker, elements }: BrowserSample): void {
  const bytes = [page.objects, page.buffers, worker.objects, worker.buffers].map(inMegabytes);
  console.log([minute.toFixed(2), ...bytes, String(elements)].map(cell).join(''));
}

function cell(text: string): string {
  return text.padStart(11);
}
