import { lineAt, type Finding, type SourceFile } from './source-file';

/** A line of the map: a table row that starts with a folder or file of src/ in backticks. */
const MAP_LINE = /^\|\s*`([\w.-]+\/?)`/gm;

/** The map of src/README.md names exactly the folders and files that stand in src/. */
export function checkReadmeMap(readme: SourceFile, entries: readonly string[]): Finding[] {
  const named = [...readme.text.matchAll(MAP_LINE)].map((match) => ({
    entry: match[1] ?? '',
    line: lineAt(readme.text, match.index),
  }));
  const stale = named
    .filter(({ entry }) => !entries.includes(entry))
    .map(({ entry, line }) => ({
      path: readme.path,
      line,
      message: `the map names ${entry}, which is not in src/: take the line out`,
    }));
  const missing = entries
    .filter((entry) => !named.some((line) => line.entry === entry))
    .map((entry) => ({
      path: readme.path,
      line: 1,
      message: `src/${entry} is not on the map: add a line that says what it holds`,
    }));
  return [...stale, ...missing];
}

/** What the map must name: the folders of src/ that hold a file, and the code that stands directly in it. */
export function mapEntriesOf(paths: readonly string[]): string[] {
  const entries = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    if (parts[0] !== 'src') continue;
    if (parts.length > 2) entries.add(`${parts[1]}/`);
    else if (/\.tsx?$/.test(path)) entries.add(parts[1] ?? '');
  }
  return [...entries].sort((a, b) => (a < b ? -1 : 1));
}
