import { isTest, isTypeScript, type Finding, type SourceFile } from './source-file';
import { codeOnly } from './strip-comments';

const MAX_LINES = 400;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
const DOCUMENTS = ['README.md', 'SPEC.md'];
const SINKS = /^(utils?|helpers?|misc|index)\.tsx?$/;

/** What the name of a file promises: a subject in kebab-case, and JSX exactly when it ends in .tsx. */
export function checkFileName(file: SourceFile): Finding[] {
  const name = file.path.split('/').at(-1) ?? '';
  const messages: string[] = [];
  if (!KEBAB.test(name) && !DOCUMENTS.includes(name)) {
    messages.push(`the name ${name} is not kebab-case`);
  }
  if (SINKS.test(name)) {
    messages.push(`the name ${name} says nothing: name the file after the one thing that it holds`);
  }
  if (name.endsWith('.tsx') && !/<\/|\/>/.test(codeOnly(file.text))) {
    messages.push('a .tsx file holds JSX: without it the name ends in .ts');
  }
  return messages.map((message) => ({ path: file.path, line: 1, message }));
}

export function checkFileLength(file: SourceFile): Finding[] {
  if (!isTypeScript(file.path) || isTest(file.path)) return [];
  const lines = file.text.trimEnd().split('\n').length;
  if (lines <= MAX_LINES) return [];
  const message = `${lines} lines, the most is ${MAX_LINES}: a file has one subject, so move a part that stands alone`;
  return [{ path: file.path, line: MAX_LINES + 1, message }];
}
