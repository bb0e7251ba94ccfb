import type { Problem } from '../../base/problem';
import { alignedRows } from './table-text';

/** Everything that is wrong with a scenario or a run, one row each. */
export function problemTable(source: string, problems: readonly Problem[], what = 'scenario'): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const rows = problems.map(({ path, expected, received }) => [path, expected, received]);
  return [
    `${source} is no valid ${what}: ${count}.`,
    '',
    ...alignedRows([['path', 'expected', 'received'], ...rows]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
