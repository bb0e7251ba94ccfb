import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { minifySync } from 'vite';
import { buildDriver } from './driver-library';

/**
 * `npm run driver`: makes `dist-driver/` (ignored by git), or the folder that is named after it, and says how large the
 * module is, as it stands and as a page would fetch it (1 KB is 1,000 bytes).
 */
const [folder = resolve(import.meta.dirname, '../../dist-driver')] = process.argv.slice(2);

await buildDriver(folder);
const module = readFileSync(join(folder, 'breakwater.js'), 'utf8');
const { code } = minifySync('breakwater.js', module, { module: true });
const sizes = [
  `${kilobytes(Buffer.byteLength(module))} as it stands`,
  `${kilobytes(Buffer.byteLength(code))} minified`,
  `${kilobytes(gzipSync(code).length)} minified and compressed`,
];
process.stdout.write(`${join(folder, 'breakwater.js')}: ${sizes.join(', ')}\n`);

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
