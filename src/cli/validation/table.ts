import type { Row } from './run-case';

/** Rows as text in columns, and what was wrong with those that failed. */
const COLUMNS = ['id', 'what', 'expected', 'measured', 'half', 's/sqrt(R)', 'verdict'] as const;
const WIDTHS = [10, 84, 13, 16, 9, 9] as const;

export const HEAD = line([...COLUMNS]);

export function rowText(row: Row, seconds: number): string {
  const { id, what, expected, measured, half, precision, verdict } = row;
  const time = seconds > 0 ? `, ${seconds.toFixed(1)} s` : '';
  return line([id, what, expected, measured, half, precision, `${verdict}${time}`]);
}

/** A failing row may have thousands of differences; the first few say what kind they are. */
const SHOWN = 8;

export function differencesText(row: Row): string[] {
  const left = row.differences.length - SHOWN;
  const shown = row.differences.slice(0, SHOWN).map((words) => `    ${words}`);
  return left > 0 ? [...shown, `    and ${left} more`] : shown;
}

function line(cells: readonly string[]): string {
  return cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join(' ');
}
