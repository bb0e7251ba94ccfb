import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { writeDeclarations } from './driver-declarations';
import { settingsWithoutWords } from './settings-without-words';

const TOP = join(import.meta.dirname, '../..');
const ENTRY = join(TOP, 'src/driver/breakwater.ts');

/** What the driver is called where it is a package of its own. */
export const DRIVER_NAME = 'breakwater-driver';

/**
 * Makes the Promise driver a package that needs no other: one module with its source map, declarations, and what
 * describes it. The module is not made small: whoever bundles it does that, and whoever reads a stack trace is spared it.
 */
export async function buildDriver(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await Promise.all([writeModule(folder), writeDeclarations(ENTRY, folder)]);
  copyFileSync(join(TOP, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(TOP, 'src/driver/README.md'), join(folder, 'README.md'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(description(), null, 2)}\n`);
}

async function writeModule(folder: string): Promise<void> {
  await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    root: TOP,
    logLevel: 'warn',
    // Labels and help are for forms; no message of the driver has them.
    plugins: [settingsWithoutWords()],
    build: {
      lib: { entry: ENTRY, formats: ['es'], fileName: 'breakwater' },
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      target: 'es2023',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
}

function description(): object {
  const ours: unknown = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
  const { version, license, engines } = Object(ours);
  return {
    name: DRIVER_NAME,
    version,
    description: 'Guards for functions that may fail: the pattern engines of Breakwater over promises.',
    license,
    type: 'module',
    sideEffects: false,
    exports: {
      '.': { types: './breakwater.d.ts', default: './breakwater.js' },
      './package.json': './package.json',
    },
    types: './breakwater.d.ts',
    engines,
  };
}
