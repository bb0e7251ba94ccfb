import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { smaller } from './smaller-code.ts';

/** How a page finds it: beside its own index.html, since a service worker reaches no further than its folder. */
const SERVICE_WORKER = 'mockServiceWorker.js';

const GUARD = join(import.meta.dirname, '../mocks/page/guard.ts');

/** What the guard uses of MSW's script, which has these names for itself alone. */
const USED_OF_MSW = [
  'const activeClientIds = new Set()',
  'async function handleRequest(event, requestId, requestInterceptedAt)',
] as const;

/** The service worker of MSW with our guard before it: served while developing, a file of the build afterwards. */
export function mockServiceWorker(): Plugin {
  return {
    name: 'mock-service-worker',
    configureServer(server) {
      const path = `${server.config.base.replace(/^\.\//, '/')}${SERVICE_WORKER}`;
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== path) return next();
        serviceWorkerText().then((text) => {
          response.setHeader('content-type', 'text/javascript');
          response.setHeader('cache-control', 'no-cache');
          response.end(text);
        }, next);
      });
    },
    async generateBundle() {
      const source = await smaller(await serviceWorkerText());
      this.emitFile({ type: 'asset', fileName: SERVICE_WORKER, source });
    },
  };
}

export async function serviceWorkerText(): Promise<string> {
  const msw = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
  const text = await readFile(msw, 'utf8');
  for (const used of USED_OF_MSW) {
    if (!text.includes(used)) {
      throw new Error(`MSW's service worker has no '${used}' any more: see mocks/page/guard.ts`);
    }
  }
  // A listener that comes first is asked first. The two names are of the text that follows.
  return `${await guardText()}
Guard.guardMocks(self, () => ({ active: activeClientIds, handle: handleRequest }));
${text}`;
}

/** As one script without imports: service workers that are modules are not known to every browser. */
async function guardText(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry: GUARD, formats: ['iife'], name: 'Guard', fileName: 'guard' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('the guard of the service worker was built without code');
  return chunk.code;
}
