import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { countPlaywright, countStep, countVitest, sum, totalsLine, type Counts } from './count-tests';
import { failuresOfPlaywright, failuresOfVitest } from './name-failures';

/**
 * Runs every check, says in a line what each came to, and ends with the totals. With `--no-browser` it leaves the browser
 * tests out. A failing step does not stop the others: one run shows everything, and names all that failed once more at its
 * end, since what failed early is far up by then.
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
  /** The tests of this step that failed, a line each; of a step without tests nothing. */
  readonly failures: () => readonly string[];
}

interface Result {
  readonly counts: Counts;
  readonly failures: readonly string[];
}

/** Steps that follow each other, and where several stand beside each other, all of them at once. */
type Stage = readonly (readonly Step[])[];

/** Unit tests take every core by themselves; of the rest, most steps have work for one. */
const STAGES: readonly Stage[] = [
  [
    [
      npmStep('types', 'typecheck'),
      npmStep('lint', 'lint'),
      npmStep('build', 'build'),
      npmStep('size', 'size'),
    ],
    [npmStep('format', 'format:check'), npmStep('unused code', 'knip')],
  ],
  [
    [
      {
        name: 'unit, property and tidy',
        command: [
          'vitest',
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${UNIT_REPORT}`,
        ],
        count: (exitCode) => countVitest(readReport(UNIT_REPORT), exitCode),
        failures: () => failuresOfVitest(readReport(UNIT_REPORT), TOP),
      },
    ],
  ],
];

const BROWSER_STAGE: Stage = [
  [
    {
      name: 'browser',
      command: ['playwright', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=line,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT },
      count: (exitCode) => countPlaywright(readReport(BROWSER_REPORT), exitCode),
      failures: () => failuresOfPlaywright(readReport(BROWSER_REPORT)),
    },
  ],
];

async function main(): Promise<void> {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const stages = process.argv.includes('--no-browser') ? STAGES : [...STAGES, BROWSER_STAGE];
  const results: Result[] = [];
  for (const stage of stages) results.push(...(await Promise.all(stage.map(runInTurn))).flat());
  const total = sum(results.map(({ counts }) => counts));
  process.exitCode = total.failed === 0 ? 0 : 1;
  if (total.failed > 0) console.log('\nWhat failed:');
  results.flatMap(({ failures }) => failures).forEach((failure) => console.log(`  ${failure}`));
  console.log(totalsLine(total));
}

function npmStep(name: string, script: string): Step {
  return { name, command: ['npm', 'run', '-s', script], count: countStep, failures: () => [] };
}

async function runInTurn(steps: readonly Step[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const step of steps) results.push(await runStep(step));
  return results;
}

async function runStep(step: Step): Promise<Result> {
  const start = performance.now();
  const { exitCode, output } = await run(step);
  const counts = step.count(exitCode);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (counts.failed > 0) console.log(output.trimEnd());
  console.log(`${step.name.padEnd(24)} ${words(counts).padEnd(28)} ${seconds.padStart(6)} s`);
  if (counts.failed === 0) return { counts, failures: [] };
  const failures = step.failures();
  return { counts, failures: failures.length > 0 ? failures : [step.name] };
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
