import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Example } from './readme-examples';

const COMPILER = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
const RESULTS = 'results.json';

/** What one example did: the lines that it printed, and the error that ended it. */
export interface ExampleResult {
  readonly printed: readonly string[];
  readonly error: string | null;
}

/** Runs all modules that it is given, one after another, and notes what each prints. It ends when no timer is left. */
const RUNNER = `
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';

const results = [];
for (const path of process.argv.slice(2)) {
  const printed = [];
  console.log = (...words) =>
    printed.push(words.map((word) => (typeof word === 'string' ? word : inspect(word, { breakLength: Infinity }))).join(' '));
  let error = null;
  try {
    await import(path);
  } catch (thrown) {
    error = String(thrown?.stack ?? thrown);
  }
  results.push({ printed, error });
}
writeFileSync('${RESULTS}', JSON.stringify(results));
`;

/** The settings of a strict project that looks into the declarations of its packages, too. */
const PROJECT = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023', 'DOM'],
    module: 'NodeNext',
    types: [],
    strict: true,
    skipLibCheck: false,
    outDir: 'made',
    rootDir: '.',
  },
  include: ['example-*.ts'],
};

/** Puts examples into a project of their own, where the packages are that they import. Returns what the compiler says. */
export async function compileExamples(examples: readonly Example[], project: string): Promise<string> {
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(PROJECT));
  examples.forEach(({ code }, index) => writeFileSync(join(project, `example-${index}.ts`), `${code}\n`));
  const said = await promisify(execFile)(process.execPath, [COMPILER, '-p', project]).catch(
    (error: unknown) => ({ stdout: String(Object(error).stdout) }),
  );
  return said.stdout.replace(/^example-(\d+)\.ts\((\d+),/gm, (_, index: string, line: string) => {
    const example = examples[Number(index)];
    return `${example.name} (line ${example.line + Number(line) - 1},`;
  });
}

/** Runs the compiled examples in a process of Node that knows nothing of ours. */
export async function runExamples(
  examples: readonly Example[],
  project: string,
): Promise<readonly ExampleResult[]> {
  writeFileSync(join(project, 'run.mjs'), RUNNER);
  const paths = examples.map((_, index) => `./made/example-${index}.js`);
  await promisify(execFile)(process.execPath, ['run.mjs', ...paths], { cwd: project, timeout: 60_000 });
  const results: ExampleResult[] = JSON.parse(readFileSync(join(project, RESULTS), 'utf8'));
  return results;
}
