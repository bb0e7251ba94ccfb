import { isTest, lineAt, type Finding, type SourceFile } from './source-file';

/** A rule is defined at the start of a line of SPEC.md: `- **CB-1** …`, `### CB-1 …`, `| CB-1 | …` or `CB-1: …`. */
const DEFINITION = /^[ \t]*(?:[-*+|]\s*|#{1,6}\s+)?(?:\*\*|`)?([A-Z]{1,6}-?\d+[a-z]?)(?![\w-])/gm;
const REQUIRED = ['SPEC.md', 'settings.ts'];

/**
 * Every pattern declares its settings and numbers its rules; so may other folders. Of all these rules a test of the folder
 * cites each by its id.
 */
export function checkRuleFolders(files: readonly SourceFile[]): Finding[] {
  const patterns = new Set(files.flatMap(({ path }) => /^src\/patterns\/[^/]+(?=\/)/.exec(path)?.[0] ?? []));
  const others = files.flatMap(({ path }) => /^(src\/.+)\/SPEC\.md$/.exec(path)?.[1] ?? []);
  const within = (folder: string): SourceFile[] => files.filter(({ path }) => path.startsWith(`${folder}/`));
  return [
    ...[...patterns].flatMap((folder) => checkParts(folder, within(folder))),
    ...[...new Set([...patterns, ...others])].flatMap((folder) => checkRules(folder, within(folder))),
  ];
}

function checkParts(folder: string, files: readonly SourceFile[]): Finding[] {
  return REQUIRED.filter((name) => !files.some((file) => file.path === `${folder}/${name}`)).map((name) => ({
    path: `${folder}/${name}`,
    line: 1,
    message: `the pattern has no ${name}: every pattern folder holds ${REQUIRED.join(' and ')}`,
  }));
}

function checkRules(folder: string, files: readonly SourceFile[]): Finding[] {
  const spec = files.find((file) => file.path === `${folder}/SPEC.md`);
  if (spec === undefined) return [];
  const tests = files.filter((file) => isTest(file.path)).map((file) => file.text);
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const match of spec.text.matchAll(DEFINITION)) {
    const id = match[1] ?? '';
    const line = lineAt(spec.text, match.index + match[0].length);
    if (seen.has(id)) findings.push({ path: spec.path, line, message: `the rule ${id} is defined twice` });
    else if (!tests.some((text) => cites(text, id))) {
      findings.push({
        path: spec.path,
        line,
        message: `no test of the folder cites ${id}: name it in a test's title`,
      });
    }
    seen.add(id);
  }
  if (seen.size === 0) {
    findings.push({
      path: spec.path,
      line: 1,
      message: 'no numbered rules: start a list item or heading with one, as CB-1',
    });
  }
  return findings;
}

function cites(text: string, id: string): boolean {
  return new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text);
}
