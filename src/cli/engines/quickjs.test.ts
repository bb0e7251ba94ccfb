import { getQuickJS } from 'quickjs-emscripten';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { shortRun } from './short-run';

/** The pure rooms as one script, as a browser would get them. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry, formats: ['iife'], name: 'breakwater', fileName: 'bundle' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!('output' in output)) throw new Error('Vite watched in place of building once');
  return output.output[0].code;
}

describe('another JavaScript engine', () => {
  it('runs the kernel to the same hash: QuickJS against this one', { timeout: 60_000 }, async () => {
    const code = await bundle(new URL('short-run.ts', import.meta.url).pathname);
    const context = (await getQuickJS()).newContext();
    try {
      const result = context.unwrapResult(context.evalCode(`${code}\nbreakwater.shortRun()`));
      expect(context.dump(result)).toBe(shortRun());
      result.dispose();
    } finally {
      context.dispose();
    }
  });
});
