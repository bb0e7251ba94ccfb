import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, parseSync, Visitor } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDriver, DRIVER_NAME } from './driver-library';
import { examplesIn, type Example } from './readme-examples';
import { compileExamples, runExamples, type ExampleResult } from './run-examples';

const TOP = join(import.meta.dirname, '../..');
/** Run and compiled. */
const GUIDE = readFileSync(join(TOP, 'src/driver/README.md'), 'utf8');
/** Compiled only: what it shows asks a server. */
const README = readFileSync(join(TOP, 'README.md'), 'utf8');
/** A project of somebody else, with the package as its only one. */
const project = mkdtempSync(join(tmpdir(), 'breakwater-project-'));
const packed = join(project, 'node_modules', DRIVER_NAME);

/** A guard against what hangs, and no measure of speed. */
const AT_MOST_MS = 120_000;

beforeAll(() => buildDriver(packed), AT_MOST_MS);
afterAll(() => rmSync(project, { recursive: true, force: true }));

function read(name: string): string {
  return readFileSync(join(packed, name), 'utf8');
}

/** What a program prints that runs in a process of its own, in the other project. */
async function run(name: string, program: string, ...args: readonly string[]): Promise<unknown> {
  writeFileSync(join(project, name), program);
  const { stdout } = await promisify(execFile)(process.execPath, [name, ...args], {
    cwd: project,
    timeout: AT_MOST_MS,
  });
  return JSON.parse(stdout);
}

/** Every way in which a module can ask for another one. */
function imported(code: string): string[] {
  const found: string[] = [];
  new Visitor({
    ImportDeclaration: ({ source }) => found.push(source.value),
    ExportAllDeclaration: ({ source }) => found.push(source.value),
    ExportNamedDeclaration: ({ source }) => source && found.push(source.value),
    ImportExpression: ({ start, end }) => found.push(code.slice(start, end)),
    CallExpression: ({ callee }) => {
      if (callee.type === 'Identifier' && callee.name === 'require') found.push('require');
    },
  }).visit(parseSync('module.js', code).program);
  return found;
}

describe('the package', () => {
  it('is one module that imports nothing', () => {
    const code = read('breakwater.js');
    expect(
      imported('import "a"; export * from "b"; export { c } from "c"; import("d"); require("e");'),
    ).toEqual(['a', 'b', 'c', 'import("d")', 'require']);
    expect(imported(code)).toEqual([]);
    expect(code).not.toContain('process.env');
  });

  it('has a map that leads to our files, and brings their text along', () => {
    expect(read('breakwater.js')).toContain('//# sourceMappingURL=breakwater.js.map');
    const map: { sources: string[]; sourcesContent: (string | null)[] } = JSON.parse(
      read('breakwater.js.map'),
    );
    const place = map.sources.findIndex((path) => path.endsWith('src/driver/guarded.ts'));
    expect(map.sourcesContent[place]).toBe(readFileSync(join(TOP, 'src/driver/guarded.ts'), 'utf8'));
    const strange = map.sources.filter((path) => !path.includes('/src/') && !path.includes('rolldown'));
    expect(strange).toEqual([]);
  });

  it('describes itself', () => {
    const ours: { version: string } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
    const described: Record<string, unknown> = JSON.parse(read('package.json'));
    expect(described).toMatchObject({
      name: DRIVER_NAME,
      version: ours.version,
      type: 'module',
      sideEffects: false,
    });
    expect(Object.keys(described).filter((key) => /dependencies/i.test(key))).toEqual([]);
    const files = ['README.md', 'LICENSE', 'breakwater.d.ts', 'breakwater.js'];
    expect(files.filter((path) => !existsSync(join(packed, path)))).toEqual([]);
  });

  it('speaks of mistakes and of engines as our own modules do', async () => {
    const program = `
      import { guard } from '${DRIVER_NAME}';
      const said = [];
      const say = (stack, options) => {
        try {
          said.push(guard(stack, options).explain().layers[0].sentence);
        } catch (error) {
          said.push(error.problems.map(({ expected }) => expected).join());
        }
      };
      say([{ kind: 'retry', settings: { maxAttempts: 0 } }]);
      say([{ kind: 'retry', settings: { jitter: 'much' } }]);
      say([{ kind: 'cache', settings: { ttl: 5 } }]);
      say([{ kind: 'bulkhead' }]);
      console.log(JSON.stringify(said));
    `;
    expect(await run('words.mjs', program)).toEqual([
      'a whole number from 1 to 1000 attempts',
      expect.stringContaining('decorrelated-v2'),
      'a known setting, perhaps "ttlMs"',
      expect.stringMatching(/^\S+ of 10 /),
    ]);
  });

  it('keeps every kind of layer when it is bundled with what uses it', async () => {
    const program = `
      import { guard } from '${DRIVER_NAME}';
      const kinds = ['cache', 'single-flight', 'hedge', 'rate-limiter', 'bulkhead', 'retry', 'timeout'];
      const guarded = guard(kinds.map((kind) => ({ kind })));
      guarded.call(() => 'bundled', { key: 'a' }).then((value) => console.log(JSON.stringify(value)));
    `;
    writeFileSync(join(project, 'to-bundle.mjs'), program);
    await build({
      configFile: false,
      root: project,
      logLevel: 'silent',
      build: {
        lib: { entry: join(project, 'to-bundle.mjs'), formats: ['es'], fileName: () => 'bundled.mjs' },
        outDir: join(project, 'bundled'),
      },
    });
    const bundled = readFileSync(join(project, 'bundled/bundled.mjs'), 'utf8');
    expect(imported(bundled)).toEqual([]);
    // Nobody uses the HTTP client here.
    expect(bundled).not.toContain('x-deadline-ms');
    expect(await run('bundled.mjs', bundled)).toBe('bundled');
  });
});

describe('in a process of Node that has nothing else', () => {
  let server: Server;
  let requests = 0;

  beforeAll(async () => {
    server = createServer((_, response) => {
      requests++;
      response.writeHead(requests === 1 ? 503 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ requests }));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('guards functions and requests, and lets the process end', async () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const program = `
      import { guard, httpClient } from '${DRIVER_NAME}';
      const guarded = guard([{ kind: 'circuit-breaker', settings: { failureThreshold: 1 } }, { kind: 'timeout' }]);
      const failed = await guarded.attempt(() => Promise.reject(new Error('down')));
      const rejected = await guarded.attempt(() => 1);
      const client = httpClient({
        services: { orders: { baseUrl: process.argv[2], stack: [{ kind: 'retry', settings: { initialDelayMs: 1 } }] } },
      });
      const body = await client.service('orders').get('/orders');
      console.log(JSON.stringify({ kinds: [failed.kind, rejected.kind], body }));
    `;
    expect(await run('bare.mjs', program, `http://127.0.0.1:${port}`)).toEqual({
      kinds: ['error', 'short-circuited'],
      body: { requests: 2 },
    });
  });
});

describe('the guide', () => {
  const examples = examplesIn(GUIDE);
  /** One more, which is an error wherever the declarations are less exact than they should be. */
  const exact: Example = {
    name: 'exact types',
    line: 1,
    prints: [],
    code: [
      `import { guard, httpClient, type Guarded } from '${DRIVER_NAME}';`,
      'const guarded: Guarded<"none"> = guard([{ kind: "fallback" }], { fallback: () => "none" as const });',
      'const answer: 1 | "none" = await guarded.call(() => 1 as const);',
      '// @ts-expect-error: the fallback is told by the type.',
      'const wrong: 1 = await guarded.call(() => 1 as const);',
      '// @ts-expect-error: settings are those of the kind.',
      'guard([{ kind: "timeout", settings: { maxAttempts: 1 } }], { name: `${answer} ${wrong}` });',
      'const client = httpClient({ services: { orders: { baseUrl: "http://orders.test" } } });',
      '// @ts-expect-error: there is no such service.',
      'if (answer !== 1) client.service("payments");',
    ].join('\n'),
  };
  let complaints = '';
  let results: readonly ExampleResult[] = [];

  beforeAll(async () => {
    const folder = join(project, 'readme');
    complaints = await compileExamples([...examples, ...examplesIn(README), exact], folder);
    results = await runExamples(examples, folder);
  }, AT_MOST_MS);

  it('shows code that the strict compiler takes, with the declarations of the package', () => {
    expect(complaints).toBe('');
    expect(examples.length).toBeGreaterThan(20);
  });

  it.each(examples.map((example, place) => [example.name, example.line, example, place] as const))(
    '%s (line %i) prints what it says',
    (_name, _line, { prints }, place) => {
      const { printed, error } = results[place];
      expect(error).toBeNull();
      expect(printed).toEqual(prints);
      expect(prints).not.toEqual([]);
    },
  );
});
