import { join } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import type { libraryTexts } from './library-texts';

const SRC = join(import.meta.dirname, '..');
const BUILT_IN = join(SRC, 'worker/built-in.ts');
const TEXTS = join(import.meta.dirname, 'library-texts.ts');

/**
 * The built-in scenarios as files of data, read and checked when the page is built and not each time somebody opens
 * one. Stands in for worker/built-in.ts.
 */
export function finishedLibrary(): Plugin {
  return {
    name: 'finished-library',
    enforce: 'pre',
    apply: 'build',
    async load(id) {
      if (id !== BUILT_IN) return null;
      const { module } = await runnerImport<{ libraryTexts: typeof libraryTexts }>(TEXTS);
      const urls = module.libraryTexts.map(([name, source]) => {
        const reference = this.emitFile({ type: 'asset', name: `${name}.json`, source });
        return `${JSON.stringify(name)}: import.meta.ROLLUP_FILE_URL_${reference}`;
      });
      return [
        `import { finishedFile } from ${JSON.stringify(join(SRC, 'worker/finished-files.ts'))};`,
        `const FILES = { ${urls.join(', ')} };`,
        'export async function builtIn(id) { return finishedFile(FILES, id); }',
      ].join('\n');
    },
  };
}
