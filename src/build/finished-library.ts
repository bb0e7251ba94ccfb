import { join } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import type * as texts from './library-texts';

const SRC = join(import.meta.dirname, '..');
const BUILT_IN = join(SRC, 'worker/built-in.ts');
const TITLES = join(SRC, 'scenario/library/titles.ts');
const DETAILS = join(SRC, 'scenario/library/details.ts');
const TEXTS = join(import.meta.dirname, 'library-texts.ts');

/**
 * The built-in scenarios and what lists say of them, read and checked when the page is built and not each time somebody
 * opens it. Titles become part of the code, everything else files of data. Stands in for worker/built-in.ts, and for
 * the two files of the library that say what is in it.
 */
export function finishedLibrary(): Plugin {
  return {
    name: 'finished-library',
    enforce: 'pre',
    apply: 'build',
    async load(id) {
      if (id !== BUILT_IN && id !== TITLES && id !== DETAILS) return null;
      const { module } = await runnerImport<typeof texts>(TEXTS);
      if (id === TITLES) return `export const TITLES = ${JSON.stringify(module.libraryTitles)};`;
      const urlOf = (name: string, source: string): string =>
        `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: `${name}.json`, source })}`;
      if (id === DETAILS) {
        const source = JSON.stringify(module.libraryDetails);
        return `export async function loadDetails() { return (await fetch(${urlOf('library', source)})).json(); }`;
      }
      const urls = module.libraryTexts.map(
        ([name, source]) => `${JSON.stringify(name)}: ${urlOf(name, source)}`,
      );
      return [
        `import { finishedFile } from ${JSON.stringify(join(SRC, 'worker/finished-files.ts'))};`,
        `const FILES = { ${urls.join(', ')} };`,
        'export async function builtIn(id) { return finishedFile(FILES, id); }',
      ].join('\n');
    },
  };
}
