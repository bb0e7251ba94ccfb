import { describe, expect, it } from 'vitest';
import { LIBRARY } from '../../scenario/library/catalogue';
import { EXIT_CODES, perform } from './perform';
import { loadScenario } from './load';
import { problemTable } from './problem-table';
import { summaryText } from './summary';
import type { Report } from '../../scenario/report';

const scenario = await LIBRARY[0].load();

function run(...assignments: readonly string[]): Report {
  return performed(90_000, assignments);
}

function performed(untilMs: number, assignments: readonly string[] = []): Report {
  const result = perform({ scenario }, { kind: 'run', source: scenario.id, assignments, untilMs });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function lastLines(report: Report): readonly string[] {
  return summaryText(scenario.name, report, false).trimEnd().split('\n').slice(-2);
}

describe('summaryText', () => {
  const report = run();
  const text = summaryText(scenario.name, report, false);

  it('ends with the hash and the verdict', () => {
    expect(lastLines(report)).toEqual([`hash ${report.hash}`, 'verdict holds']);
    expect(text.endsWith('verdict holds\n')).toBe(true);
    const broken = run('expect.good-before.atLeast=1', 'nodes.inventory.errorRate=0.5');
    expect(lastLines(broken)[1]).toBe('verdict broken');
    expect(lastLines(performed(30_000))[1]).toBe('verdict undecided');
  });

  it('shows every expectation with its evidence, every part, and what happened', () => {
    for (const one of report.expectations) expect(text).toContain(one.evidence);
    for (const part of [...report.edges, ...report.nodes]) expect(text).toContain(`\n  ${part.id} `);
    for (const change of report.changes) expect(text).toContain(change.sentence);
    expect(text).toContain('\n  asked ');
  });

  it('shows the parts of an expectation below it, and what is rare where it happened', () => {
    const parts = [{ ...report.expectations[0], id: 'inner', evidence: 'It is so.' }];
    const whole = { ...report.expectations[0], id: 'whole', parts };
    const [payments, ...others] = report.nodes;
    const nodes = [{ ...payments, expired: 7 }, ...others];
    const shown = summaryText(scenario.name, { ...report, expectations: [whole], nodes }, false);
    expect(shown).toMatch(/\n {2}holds {2}whole {4}\S.*\n {2}holds {4}inner {2}It is so\.\n/);
    expect(shown).toMatch(/\n {2}node +arrived +served +failed +shed +expired +utilisation/);
    expect(text).not.toMatch(/expired|unavailable|broken|lost|duplicated/);
    expect(text).toMatch(/\n {2}orders 2 +\d+ +\d+ +\d+ +0 +\d+(\.\d)? % +\S+ ms\n/);
  });

  it('says whose work was simulated that a page would have done by real requests', () => {
    const mocked = run('nodes.payments.transport=mock-http');
    expect(mocked.hash).toBe(report.hash);
    expect(summaryText(scenario.name, mocked, false)).toContain('The work of payments was simulated');
    expect(text).not.toContain('real requests');
  });

  it('lines its columns up', () => {
    const lines = text.split('\n');
    const start = lines.indexOf('Calls');
    const rows = lines.slice(start + 1, lines.indexOf('', start));
    expect(rows).toHaveLength(report.edges.length + 1);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it('has colour only where it is asked for', () => {
    expect(text).not.toContain('\u001b');
    expect(summaryText(scenario.name, report, true)).toContain('\u001b[32mverdict holds\u001b[0m');
  });

  it('cuts a long list of changes and says so', () => {
    const changes = Array.from({ length: 60 }, (_, index) => ({
      timeMs: index * 1000,
      sentence: `Change ${index}.`,
    }));
    const long = summaryText(scenario.name, { ...report, changes }, false);
    expect(long).toContain('… and 20 more; --json has them all');
    expect(long).not.toContain('Change 40.');
  });
});

describe('perform', () => {
  it('tells every problem of the changes', () => {
    const result = perform(
      { scenario },
      {
        kind: 'run',
        source: 'x',
        assignments: ['seed=x', 'nodes.web.rate=1'],
      },
    );
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error).toMatch(
      /^payment-outage with --set is no valid scenario: 2 problems\.\n/,
    );
  });

  it('refuses to run beyond the end', () => {
    const result = perform({ scenario }, { kind: 'run', source: 'x', assignments: [], untilMs: 100_000 });
    expect(!result.ok && result.error).toContain('--until 100s is beyond the end of the scenario at 90 s');
  });

  it('has an exit code for each verdict', () => {
    expect(EXIT_CODES).toEqual({ holds: 0, broken: 1, undecided: 3 });
  });
});

describe('loadScenario', () => {
  it('knows the built-in scenarios, and suggests the nearest', async () => {
    expect(await loadScenario('payment-outage')).toEqual({ ok: true, value: { scenario } });
    expect(await loadScenario('payment-outag')).toEqual({
      ok: false,
      error: 'There is neither a built-in scenario nor a file "payment-outag". Perhaps payment-outage?\n',
    });
    expect(await loadScenario('no/such/thing.json')).toEqual({
      ok: false,
      error: expect.stringMatching(
        /^There is neither a built-in scenario nor a file "no\/such\/thing.json"\. Built-in are: payment-outage, .*retry-storm, /,
      ),
    });
  });

  it('says what is wrong with a file', async () => {
    const folder = await loadScenario('src');
    expect(!folder.ok && folder.error).toMatch(/^src cannot be read: EISDIR/);
    const foreign = await loadScenario('package.json');
    expect(!foreign.ok && foreign.error).toContain('the file is no scenario of Breakwater');
    const text = await loadScenario('README.md');
    expect(!text.ok && text.error).toContain('line 1, column 1');
  });
});

describe('problemTable', () => {
  it('has a row for each problem', async () => {
    const problems = [
      { path: 'seed', expected: 'a whole number', received: '"x"' },
      { path: 'nodes.web.name', expected: 'a text', received: '4' },
    ];
    expect(problemTable('my.json', problems).split('\n')).toEqual([
      'my.json is no valid scenario: 2 problems.',
      '',
      'path            expected        received',
      'seed            a whole number  "x"',
      'nodes.web.name  a text          4',
      '',
    ]);
  });
});
