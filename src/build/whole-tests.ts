import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, parseSync, Visitor, type Plugin, type Rolldown } from 'vite';

const TEST_FILE = /\/src\/.*\.test\.tsx?$/;
/** What is imported by the name of a package, and is no style sheet. */
const LIBRARY = /^(?![./]|[a-zA-Z]:|.*\.css$)/;

/**
 * Each test file comes with all of our code that it imports, as one module of Node: what files of tests remember they
 * do not share, though they run in the same process, and the simulation runs as fast as in a built page. Imported one
 * by one, modules reach each other by getters, which takes the simulation two to three times as long. Libraries stay
 * outside.
 */
export function wholeTests(): Plugin {
  let top = '';
  let folder = '';
  return {
    name: 'whole-tests',
    enforce: 'pre',
    apply: (_, { mode }) => mode === 'test',
    configResolved({ root, cacheDir }) {
      top = root;
      folder = join(cacheDir, 'whole-tests', String(process.pid));
      process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    },
    async load(id) {
      if (!TEST_FILE.test(id)) return null;
      const path = join(folder, `${relative(top, id)}.mjs`);
      const { code, map, moduleIds } = await wholeModule(id);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.map`, JSON.stringify(map));
      writeFileSync(path, `${code}\n//# sourceMappingURL=${basename(path)}.map\n`);
      for (const source of moduleIds) if (source !== id && isAbsolute(source)) this.addWatchFile(source);
      return { code: `import ${JSON.stringify(path)};`, map: { mappings: '' } };
    },
  };
}

export async function wholeModule(entry: string): Promise<Rolldown.OutputChunk> {
  const built = await build({
    configFile: false,
    envDir: false,
    logLevel: 'silent',
    plugins: [namesInPlaceOfStyles(), ownPlaces()],
    build: {
      ssr: entry,
      write: false,
      minify: false,
      sourcemap: 'hidden',
      target: 'es2023',
      rolldownOptions: {
        external: LIBRARY,
        output: { codeSplitting: false, sourcemapPathTransform: wholePath, sourcemapExcludeSources: true },
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
    resolveId: { filter: { id: /\.css$/ }, handler: () => names },
    load: {
      filter: { id: names },
      handler: () => 'export default new Proxy({}, { get: (_, name) => name });',
    },
  };
}

/** A module that asks where it lies is told where its own file does. */
function ownPlaces(): Plugin {
  return {
    name: 'own-places',
    enforce: 'pre',
    transform: {
      filter: { code: 'import.meta.' },
      handler: (code, id) => ({ code: withPlaces(code, id), map: null }),
    },
  };
}

function withPlaces(code: string, path: string): string {
  const places = new Map([
    ['dirname', dirname(path)],
    ['url', pathToFileURL(path).href],
  ]);
  let told = '';
  let end = 0;
  const { program } = parseSync(path, code);
  new Visitor({
    MemberExpression({ object, property, start, end: after }) {
      if (object.type !== 'MetaProperty' || property.type !== 'Identifier') return;
      const place = places.get(property.name);
      if (place === undefined) return;
      told += code.slice(end, start) + JSON.stringify(place);
      end = after;
    },
  }).visit(program);
  return told + code.slice(end);
}

/** Where a file lies, by its path as seen from the file of a source map. */
function wholePath(path: string, mapPath: string): string {
  return resolve(dirname(mapPath), path);
}
