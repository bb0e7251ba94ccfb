/** One text of the tree; the path is relative to the top of the checkout and uses forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One place where a house rule does not hold, in words that say what to do about it. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** `a.test.ts`, `a.prop.test.ts`, `a.bench.ts` and what they share, `a.test-support.ts`, are the files that run only for us, never for a user. */
export function isTest(path: string): boolean {
  return /\.(test|test-support|bench|spec)\.tsx?$/.test(path);
}

export function isTypeScript(path: string): boolean {
  return /\.tsx?$/.test(path);
}

export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

export function formatFinding(finding: Finding): string {
  return `${finding.path}:${finding.line} ${finding.message}`;
}
