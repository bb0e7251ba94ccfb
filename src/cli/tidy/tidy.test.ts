import { describe, expect, it } from 'vitest';
import { checkFileLength, checkFileName } from './file-names';
import { checkImports } from './import-table';
import { checkMachinePaths, checkMarkers, checkShortenedTests, checkTypeEscapes } from './leftovers';
import { checkRuleFolders } from './rule-folders';
import { checkPureNames } from './pure-names';
import { checkReadmeMap, mapEntriesOf } from './readme-map';
import { readTree } from './read-tree';
import { formatFinding, isTypeScript, type Finding } from './source-file';

/** The house rules, held for the tree as it stands. Each rule is proven by its own test beside it. */
const tree = readTree();
const code = tree.filter((file) => isTypeScript(file.path));

function expectNone(findings: readonly Finding[]): void {
  expect(findings.map(formatFinding)).toEqual([]);
}

describe('tidy', () => {
  it('reads the tree', () => {
    expect(code.length).toBeGreaterThan(20);
  });

  it('imports run one way', () => expectNone(code.flatMap(checkImports)));
  it('pure rooms use exact and portable names only', () => expectNone(code.flatMap(checkPureNames)));
  it('names say what a file holds', () => expectNone(tree.flatMap(checkFileName)));
  it('no file is longer than 400 lines', () => expectNone(tree.flatMap(checkFileLength)));
  it('no marker of unfinished work', () => expectNone(tree.flatMap(checkMarkers)));
  it('no cast switches the types off', () => expectNone(tree.flatMap(checkTypeEscapes)));
  it('no test is switched off without a reason', () => expectNone(tree.flatMap(checkShortenedTests)));
  it('no path of one machine', () => expectNone(tree.flatMap(checkMachinePaths)));
  it('every pattern has settings, and rules that its tests cite', () => expectNone(checkRuleFolders(tree)));

  it('src/README.md maps the rooms', () => {
    const readme = tree.find((file) => file.path === 'src/README.md') ?? { path: 'src/README.md', text: '' };
    expectNone(checkReadmeMap(readme, mapEntriesOf(tree.map((file) => file.path))));
  });
});
