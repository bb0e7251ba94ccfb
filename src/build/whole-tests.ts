import { dirname, resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const FOLDER = /\bimport\.meta\.dirname\b/;
const TEST_FILE = /\/src\/.*\.test\.tsx?$/;

/**
 * Each test file comes with all of our code that it imports, as one module: what files of tests remember they do not
 * share, though they run in the same process, and the simulation runs as fast as in a built page. Imported one by one,
 * modules reach each other by getters, which takes the simulation two to three times as long. Libraries stay outside.
 */
export function wholeTests(): Plugin {
  return {
    name: 'whole-tests',
    enforce: 'pre',
    apply: (_, { mode }) => mode === 'test',
    // What is whole is JavaScript already, whatever its name.
    config: () => ({ oxc: { exclude: [/\.js$/, TEST_FILE] } }),
    async load(id) {
      if (!TEST_FILE.test(id)) return null;
      const { code, map, moduleIds } = await wholeModule(id);
      for (const path of moduleIds) if (path !== id && path.startsWith('/')) this.addWatchFile(path);
      return { code, map };
    },
  };
}

export async function wholeModule(entry: string): Promise<Rolldown.OutputChunk> {
  const built = await build({
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    plugins: [namesInPlaceOfStyles(), ownFolders()],
    build: {
      ssr: entry,
      write: false,
      minify: false,
      sourcemap: true,
      target: 'es2023',
      rolldownOptions: {
        external: /^[^./]/,
        output: { codeSplitting: false, sourcemapPathTransform: wholePath },
      },
    },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error(`${entry} was not built as one output`);
  return built.output[0];
}

/** A class of a style sheet is called what the sheet calls it; a sheet whose text is asked for is left as it is. */
function namesInPlaceOfStyles(): Plugin {
  const names = '/names-in-place-of-styles';
  return {
    name: 'names-in-place-of-styles',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('.css') ? names : null),
    load: (id) => (id === names ? 'export default new Proxy({}, { get: (_, name) => name });' : null),
  };
}

/** A module that asks where it lies is told where its own file does, not the file of the test. */
function ownFolders(): Plugin {
  return {
    name: 'own-folders',
    enforce: 'pre',
    transform: (code, id) =>
      FOLDER.test(code) ? { code: code.split(FOLDER).join(JSON.stringify(dirname(id))), map: null } : null,
  };
}

/** Where a file lies, by its path as seen from the file of a source map. */
function wholePath(path: string, mapPath: string): string {
  return resolve(dirname(mapPath), path);
}
