import { isAbsolute, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { fieldOf, listAt, textAt } from './report-fields';

/** Names each failed test of vitest's JSON report in a line, and each file that could not be loaded, with the reason. */
export function failuresOfVitest(report: unknown, top: string): readonly string[] {
  return listAt(report, 'testResults').flatMap((file) => {
    const tests = listAt(file, 'assertionResults').filter((test) => textAt(test, 'status') === 'failed');
    const path = shortPath(textAt(file, 'name'), top);
    if (tests.length > 0) {
      return tests.map((test) =>
        line(path, textAt(test, 'fullName'), firstText(listAt(test, 'failureMessages'))),
      );
    }
    if (textAt(file, 'status') !== 'failed') return [];
    const what =
      listAt(file, 'assertionResults').length > 0 ? 'failed outside its tests' : 'could not be loaded';
    return [line(path, what, textAt(file, 'message'))];
  });
}

/** Names each failed test of Playwright's JSON report in a line, and each error outside tests. */
export function failuresOfPlaywright(report: unknown): readonly string[] {
  return [
    ...listAt(report, 'suites').flatMap(failuresOfSuite),
    ...listAt(report, 'errors').map((error) => line('browser tests', 'error', textAt(error, 'message'))),
  ];
}

function failuresOfSuite(suite: unknown): readonly string[] {
  const specs = listAt(suite, 'specs').flatMap((spec) =>
    listAt(spec, 'tests')
      .filter((test) => ['unexpected', 'flaky'].includes(textAt(test, 'status')))
      .map((test) => {
        const errors = listAt(test, 'results').map((result) => textAt(fieldOf(result, 'error'), 'message'));
        return line(textAt(spec, 'file'), textAt(spec, 'title'), errors.find((text) => text !== '') ?? '');
      }),
  );
  return [...specs, ...listAt(suite, 'suites').flatMap(failuresOfSuite)];
}

function line(file: string, title: string, message: string): string {
  const reason = stripVTControlCharacters(message).trim().split('\n', 1)[0];
  return reason === '' ? `${file} › ${title}` : `${file} › ${title}: ${reason}`;
}

function firstText(texts: readonly unknown[]): string {
  const [first] = texts;
  return typeof first === 'string' ? first : '';
}

function shortPath(path: string, top: string): string {
  return isAbsolute(path) ? relative(top, path).replaceAll('\\', '/') : path;
}
