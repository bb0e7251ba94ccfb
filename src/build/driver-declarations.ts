import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { promisify } from 'node:util';

const TOP = join(import.meta.dirname, '../..');
const SRC = join(TOP, 'src');
const COMPILER = join(TOP, 'node_modules/typescript/bin/tsc');

/** `from './x'`, `import './x'` and `import('./x')`: every way in which a declaration names a file of ours. */
const SPECIFIER = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}\/[^"']+)\2/g;

/**
 * Writes the declarations of a module and of all that they refer to into the folder `types`, and beside it a file with
 * the module's own name that leads there.
 */
export async function writeDeclarations(entry: string, folder: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'breakwater-declarations-'));
  try {
    const made = join(work, 'made');
    await compile(entry, work, made);
    const first = relative(SRC, entry).split(sep).join('/').replace(/\.ts$/, '');
    copyReachable(made, join(folder, 'types'), first);
    const leads = `export * from './types/${first}.js';\n`;
    writeFileSync(join(folder, `${basename(first)}.d.ts`), leads);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** By our own settings, but without the types of our tools: whoever takes the declarations does not have those. */
async function compile(entry: string, work: string, outDir: string): Promise<void> {
  const project = join(work, 'tsconfig.json');
  const settings = {
    extends: join(TOP, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      allowImportingTsExtensions: false,
      lib: ['ES2023', 'DOM'],
      types: [],
      rootDir: SRC,
      outDir,
    },
    include: [],
    files: [entry],
  };
  writeFileSync(project, JSON.stringify(settings));
  await promisify(execFile)(process.execPath, [COMPILER, '-p', project]).catch((error: unknown) => {
    throw new Error(`The declarations were not made.\n${String(Object(error).stdout)}`, { cause: error });
  });
}

function copyReachable(from: string, to: string, first: string): void {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const { text, named } = withWholeNames(readFileSync(join(from, `${path}.d.ts`), 'utf8'));
    const target = join(to, `${path}.d.ts`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    for (const name of named) visit(posix.join(posix.dirname(path), name));
  };
  visit(first);
}

/** Bundlers find './x' without its ending; Node's own rules, which many projects check by, do not. */
export function withWholeNames(declarations: string): { readonly text: string; readonly named: string[] } {
  const named: string[] = [];
  const text = declarations.replace(SPECIFIER, (_, before: string, quote: string, name: string) => {
    named.push(name);
    return `${before}${quote}${name}.js${quote}`;
  });
  return { text, named };
}
