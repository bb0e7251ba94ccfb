import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SourceFile } from './source-file';

const ROOTS = ['src', 'e2e'];
const ROOT_FILES = ['vite.config.ts', 'index.html', 'README.md'];
const TEXTS = /\.(ts|tsx|css|md|html|json|svg)$/;

const TOP = resolve(import.meta.dirname, '../../..');

/** Every text that the project wrote, read once for all rules. */
export function readTree(): SourceFile[] {
  const paths = [...ROOT_FILES, ...ROOTS.flatMap(pathsBelow)];
  return paths
    .filter((path) => TEXTS.test(path))
    .map((path) => ({ path, text: readFileSync(join(TOP, path), 'utf8') }));
}

function pathsBelow(root: string): string[] {
  return readdirSync(join(TOP, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(TOP.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort((a, b) => (a < b ? -1 : 1));
}
