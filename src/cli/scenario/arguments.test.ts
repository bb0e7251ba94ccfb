import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments';

function read(line: string): unknown {
  const parsed = parseArguments(line === '' ? [] : line.split(' '));
  return parsed.ok ? parsed.value : parsed.error;
}

const outage = { kind: 'run', source: 'payment-outage', assignments: [] };

describe('parseArguments', () => {
  it.each([
    ['payment-outage', outage],
    ['payment-outage --seed 7', { ...outage, seed: 7 }],
    ['--seed=7 payment-outage', { ...outage, seed: 7 }],
    ['payment-outage --until 30', { ...outage, untilMs: 30_000 }],
    ['payment-outage --until 30s', { ...outage, untilMs: 30_000 }],
    ['payment-outage --until=1.5s', { ...outage, untilMs: 1500 }],
    ['payment-outage --until 500ms', { ...outage, untilMs: 500 }],
    ['payment-outage --set a.b=1 --set=c=d=e', { ...outage, assignments: ['a.b=1', 'c=d=e'] }],
    ['payment-outage --json', { ...outage, json: {} }],
    ['--json payment-outage', { ...outage, json: {} }],
    ['payment-outage --json --seed 7', { ...outage, json: {}, seed: 7 }],
    ['payment-outage --json out.json', { ...outage, json: { file: 'out.json' } }],
    ['--json=out.json payment-outage', { ...outage, json: { file: 'out.json' } }],
    ['--list', { kind: 'list' }],
    ['payment-outage --nonsense --help', { kind: 'help' }],
  ])('reads %s', (line, request) => {
    expect(read(line)).toEqual(request);
  });

  it('never takes a scenario file for the place to write to', () => {
    expect(read('--json my-scenario.json')).toEqual({ ...outage, source: 'my-scenario.json', json: {} });
  });

  it.each([
    ['', 'Which scenario? Name a built-in one (--list shows them) or a file.'],
    ['a b', 'One scenario at a time: "a" is given already, then came "b".'],
    ['a --sed 7', 'There is no option --sed. Perhaps --seed?'],
    [
      'a --frobnicate',
      'There is no option --frobnicate. Known are --seed, --until, --set, --json, --list, --help.',
    ],
    ['a --seed', '--seed takes a whole number from 0 to 9007199254740991, and got nothing.'],
    ['a --seed -3', '--seed takes a whole number from 0 to 9007199254740991, and got "-3".'],
    ['a --seed 1.5', '--seed takes a whole number from 0 to 9007199254740991, and got "1.5".'],
    [
      'a --seed 9007199254740993',
      '--seed takes a whole number from 0 to 9007199254740991, and got "9007199254740993".',
    ],
    ['a --until soon', '--until takes a time like 30, 30s or 500ms, and got "soon".'],
    ['a --until 5m', '--until takes a time like 30, 30s or 500ms, and got "5m".'],
    ['a --set seed', '--set takes path=value, and got "seed".'],
    ['a --json=', '--json= needs the name of a file after it.'],
    ['a --list', '--list stands alone: leave the other arguments out.'],
  ])('refuses %j and says what to do', (line, message) => {
    expect(read(line)).toBe(message);
  });
});
