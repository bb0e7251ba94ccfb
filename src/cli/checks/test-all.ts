import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { countPlaywright, countStep, countVitest, sum, totalsLine, type Counts } from './count-tests';

/**
 * Runs every check one after the other, says in a line what each came to, and ends with the totals. With
 * `--no-browser` it leaves the browser tests out. A failing step does not stop the others: one run shows everything.
 */
const TOP = resolve(import.meta.dirname, '../../..');
const REPORTS = join(TOP, 'node_modules/.cache/breakwater/reports');
const UNIT_REPORT = join(REPORTS, 'unit.json');
const BROWSER_REPORT = join(REPORTS, 'browser.json');

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly count: (exitCode: number) => Counts;
}

const STEPS: readonly Step[] = [
  { name: 'types', command: ['npm', 'run', '-s', 'typecheck'], count: countStep },
  { name: 'lint', command: ['npm', 'run', '-s', 'lint'], count: countStep },
  { name: 'format', command: ['npm', 'run', '-s', 'format:check'], count: countStep },
  {
    name: 'unit, property and tidy',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`],
    count: (exitCode) => countVitest(readReport(UNIT_REPORT), exitCode),
  },
  { name: 'unused code', command: ['npm', 'run', '-s', 'knip'], count: countStep },
  { name: 'build', command: ['npm', 'run', '-s', 'build'], count: countStep },
  { name: 'size', command: ['npm', 'run', '-s', 'size'], count: countStep },
];

const BROWSER_STEP: Step = {
  name: 'browser',
  command: ['playwright', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=line,json'],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT },
  count: (exitCode) => countPlaywright(readReport(BROWSER_REPORT), exitCode),
};

async function main(): Promise<void> {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const steps = process.argv.includes('--no-browser') ? STEPS : [...STEPS, BROWSER_STEP];
  const results: Counts[] = [];
  for (const step of steps) results.push(await runStep(step));
  const total = sum(results);
  process.exitCode = total.failed === 0 ? 0 : 1;
  console.log(totalsLine(total));
}

async function runStep(step: Step): Promise<Counts> {
  const start = performance.now();
  const { exitCode, output } = await run(step);
  const counts = step.count(exitCode);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (counts.failed > 0) console.log(output.trimEnd());
  console.log(`${step.name.padEnd(24)} ${words(counts).padEnd(28)} ${seconds.padStart(6)} s`);
  return counts;
}

function words(counts: Counts): string {
  const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
  return counts.failed === 0
    ? `ok, ${counts.passed} passed${skipped}`
    : `FAILED, ${totalsLine(counts)}${skipped}`;
}

/** Everything the step wrote, in the order it came; shown only if the step failed. */
async function run(step: Step): Promise<{ exitCode: number; output: string }> {
  const [program = '', ...args] = step.command;
  const bin = join(TOP, 'node_modules/.bin');
  const child = spawn(program, args, {
    cwd: TOP,
    env: {
      ...process.env,
      ...step.env,
      PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH']}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((done) => {
    child.on('error', (error) => done({ exitCode: 1, output: `${output}\n${program}: ${error.message}` }));
    child.on('close', (code) => done({ exitCode: code ?? 1, output }));
  });
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

await main();
