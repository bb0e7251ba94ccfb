import { isTypeScript, lineAt, type Finding, type SourceFile } from './source-file';
import { codeOnly, commentsOnly } from './strip-comments';

const MARKERS = /\b(TODO|FIXME|XXX|HACK)\b/g;
const ESCAPES = /\bas\s+(any|unknown\s+as)\b/g;
const SHORTENED = /\b(?:describe|it|test|suite|bench)(?:\.\w+)*\.(only|skip|todo|fixme)\b/g;
/** A folder that only one machine has; the look-behind lets URLs and relative paths pass. */
const MACHINE_PATHS = /(?<![\w.$}/-])\/(?:work|tmp|root|home)\//g;

export function checkMarkers(file: SourceFile): Finding[] {
  const text = isTypeScript(file.path) ? commentsOnly(file.text) : file.text;
  return findAll(
    file,
    text,
    MARKERS,
    (found) => `${found} is a promise nobody keeps: do it now, or open an issue`,
  );
}

export function checkTypeEscapes(file: SourceFile): Finding[] {
  if (!isTypeScript(file.path)) return [];
  const message = (found: string): string =>
    `'${found.replace(/\s+/g, ' ')}' switches the types off: parse the value, or fix the type it should have`;
  return findAll(file, codeOnly(file.text), ESCAPES, message);
}

/** A test that does not run says so by a comment on its line or the line above; a lone `only` is never kept. */
export function checkShortenedTests(file: SourceFile): Finding[] {
  if (!isTypeScript(file.path)) return [];
  const commented = commentsOnly(file.text).split('\n');
  const findings = findAll(file, codeOnly(file.text), SHORTENED, (found) =>
    found.endsWith('only')
      ? `${found} switches the other tests off: remove it`
      : `${found} without a reason: say why in a comment on this line or the one above`,
  );
  return findings.filter((finding) => {
    const near = `${commented[finding.line - 2] ?? ''}${commented[finding.line - 1] ?? ''}`;
    return /\.only/.test(finding.message) || near.trim() === '';
  });
}

export function checkMachinePaths(file: SourceFile): Finding[] {
  return findAll(
    file,
    file.text,
    MACHINE_PATHS,
    (found) => `${found} is a path of one machine: use a path relative to the checkout, or ask the system`,
  );
}

function findAll(
  file: SourceFile,
  text: string,
  pattern: RegExp,
  message: (found: string) => string,
): Finding[] {
  return [...text.matchAll(pattern)].map((match) => ({
    path: file.path,
    line: lineAt(file.text, match.index),
    message: message(match[0]),
  }));
}
