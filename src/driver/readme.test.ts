import { describe, expect, it } from 'vitest';
import type { SettingFields } from '../base/settings';
import { patterns } from '../patterns/registry';
import * as driver from './breakwater';
import type { FailureKind } from './results';
import type { GuardEvent } from './events';
import readme from './README.md?raw';

/** Its examples are run against the finished package: build/driver-library.test.ts. */
const KINDS: Readonly<Record<FailureKind, true>> = {
  error: true,
  timeout: true,
  'short-circuited': true,
  'bulkhead-full': true,
  'bulkhead-wait': true,
  shed: true,
  cancelled: true,
  refused: true,
  unavailable: true,
  'no-answer': true,
  invalid: true,
  conflict: true,
  expired: true,
  'gave-up': true,
  'rate-limited': true,
  closed: true,
};
const EVENTS: Readonly<Record<GuardEvent['type'], true>> = {
  admitted: true,
  rejected: true,
  timeout: true,
  retry: true,
  'budget-denied': true,
  hedge: true,
  'hedge-won': true,
  fallback: true,
  'cache-hit': true,
  'cache-miss': true,
  'cache-stale': true,
  'cache-refresh': true,
  joined: true,
  late: true,
  state: true,
  instance: true,
  settled: true,
};

/** The rows of the table that begins with these words, as lists of cells. */
function tableOf(first: string): string[][] {
  const rows = readme.split('\n');
  const start = rows.findIndex((row) => row.replaceAll(/ +/g, ' ').startsWith(`| ${first} |`));
  const end = rows.findIndex((row, index) => index > start && !row.startsWith('|'));
  return rows.slice(start + 2, end).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
}

describe('README', () => {
  it('names every kind of layer, and settings with the defaults that they have', () => {
    const rows = tableOf('kind | does');
    expect(rows.map(([kind]) => namesIn(kind)[0]).toSorted(byText)).toEqual(
      Object.keys(patterns).toSorted(byText),
    );
    for (const [kind, , settings] of rows) {
      const fields: SettingFields =
        Object.values(patterns).find(({ id }) => kind === `\`${id}\``)?.fields ?? {};
      const said = settings.split(', ').map((part) => /^`(\w+)` (\S+)$/.exec(part)?.slice(1) ?? [part]);
      const known = Object.entries(fields).map(([name, field]) => [name, String(field.default)]);
      for (const pair of said) expect(known).toContainEqual(pair);
    }
  });

  it('names every way to fail, every event, every option and everything that the package exports', () => {
    const kinds = tableOf('kind | what happened').flatMap(([cell]) => namesIn(cell));
    expect(kinds.toSorted(byText)).toEqual(Object.keys(KINDS).toSorted(byText));
    const options = tableOf('option | says').flatMap(([cell]) => namesIn(cell));
    expect(options.toSorted(byText)).toEqual(knownOptions().toSorted(byText));
    const events = /Events are ([^;]+);/.exec(readme)?.[1] ?? '';
    expect(namesIn(events).toSorted(byText)).toEqual(Object.keys(EVENTS).toSorted(byText));
    const missing = Object.keys(driver).filter((name) => !new RegExp(`\\b${name}\\b`).test(readme));
    expect(missing).toEqual([]);
  });
});

/** As an error lists them, for an option that resembles none. */
function knownOptions(): string[] {
  try {
    driver.guard([], Object({ '????????????????????': 1 }));
  } catch (error) {
    return (/one of ([\w, ]+),/.exec(String(error))?.[1] ?? '').split(', ');
  }
  return [];
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
