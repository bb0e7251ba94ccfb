import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstLoadScripts, staticImports } from './first-load';

/**
 * How much JavaScript a browser fetches, compressed as a web server would: until the start page answers a click,
 * and in all, worker included. The limits stand under "size" in package.json (1 KB is 1,000 bytes). What a running
 * demo asks for is measured in the browser (e2e/size.spec.ts).
 */
const TOP = resolve(import.meta.dirname, '../../..');
const DIST = join(TOP, 'dist');

function main(): void {
  if (!existsSync(join(DIST, 'index.html'))) {
    throw new Error('dist/index.html is missing: run `npm run build` before the size check');
  }
  const limits = readLimits();
  const all = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
  const first = firstLoad();
  const ok = [
    report('first load', first, limits.firstLoadKilobytes),
    report('total, worker included', all, limits.totalKilobytes),
  ].every(Boolean);
  process.exitCode = ok ? 0 : 1;
}

function firstLoad(): string[] {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const chunk = readFileSync(join(DIST, path), 'utf8');
    for (const name of staticImports(chunk)) visit(posix.join(posix.dirname(path), name));
  };
  firstLoadScripts(readFileSync(join(DIST, 'index.html'), 'utf8')).forEach(visit);
  if (seen.size === 0)
    throw new Error('dist/index.html names no script: the size check would measure nothing');
  return [...seen];
}

function report(what: string, paths: readonly string[], limit: number): boolean {
  const bytes = paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, path))).length, 0);
  const kilobytes = bytes / 1000;
  const verdict = kilobytes <= limit ? 'ok' : 'TOO BIG';
  console.log(
    `${what}: ${kilobytes.toFixed(1)} KB gzip in ${paths.length} files, limit ${limit} KB: ${verdict}`,
  );
  return kilobytes <= limit;
}

function readLimits(): { firstLoadKilobytes: number; totalKilobytes: number } {
  const { size }: { size?: { firstLoadKilobytes?: number; totalKilobytes?: number } } = JSON.parse(
    readFileSync(join(TOP, 'package.json'), 'utf8'),
  );
  const { firstLoadKilobytes, totalKilobytes } = size ?? {};
  if (firstLoadKilobytes === undefined || totalKilobytes === undefined) {
    throw new Error('package.json has no size.firstLoadKilobytes and size.totalKilobytes to hold');
  }
  return { firstLoadKilobytes, totalKilobytes };
}

main();
