import { lineAt, type SourceFile } from './source-file';
import { codeOnly, withoutComments } from './strip-comments';

export interface Import {
  readonly specifier: string;
  /** `import type` and `export type`: gone after compilation, so nothing of the other room runs here. */
  readonly typeOnly: boolean;
  readonly line: number;
}

const FORMS = [
  /\b(?:import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?)\s+from\s*['"]([^'"]+)['"]/g,
  /\bimport\s*()['"]([^'"]+)['"]/g,
  /\bimport\s*\(\s*()['"]([^'"]+)['"]/g,
  // How a worker is named: the bundler follows it like an import.
  /\bnew\s+URL\(\s*()['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g,
];

/** Every module that a file names, static, dynamic or as a worker. */
export function importsOf(file: SourceFile): Import[] {
  const text = withoutComments(file.text);
  const code = codeOnly(file.text);
  const found: Import[] = [];
  for (const form of FORMS) {
    for (const match of text.matchAll(form)) {
      // An import written inside a string is an example of somebody's test, not an import.
      if (code[match.index] === ' ') continue;
      const line = lineAt(file.text, match.index);
      found.push({ specifier: match[2] ?? '', typeOnly: match[1] !== undefined && match[1] !== '', line });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

/** The path in the tree that a relative specifier points to, without its extension. */
export function resolveImport(fromPath: string, specifier: string): string {
  const parts = fromPath.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/').replace(/\.(ts|tsx)$/, '');
}

/** `zustand/vanilla` → `zustand`, `@playwright/test` → itself. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
