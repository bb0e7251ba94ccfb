import { describe, expect, it } from 'vitest';
import { checkSettings, defaultsOf } from './check-settings';
import type { Problem } from './problem';
import type { SettingFields } from './settings';

const fields = {
  attempts: { kind: 'integer', label: 'A', help: 'A.', unit: 'attempts', min: 1, max: 20, default: 3 },
  openForMs: { kind: 'duration', label: 'O', help: 'O.', min: 1, max: 600_000, default: 5000 },
  rate: { kind: 'ratio', label: 'R', help: 'R.', min: 0, max: 1, default: 0.5 },
  factor: { kind: 'number', label: 'F', help: 'F.', min: -10, max: 10, default: 2 },
  strict: { kind: 'flag', label: 'S', help: 'S.', default: false },
  jitter: {
    kind: 'choice',
    label: 'J',
    help: 'J.',
    options: [
      { value: 'none', label: 'none' },
      { value: 'full', label: 'full' },
    ],
    default: 'full',
  },
  retryOn: {
    kind: 'choices',
    label: 'R',
    help: 'R.',
    options: [
      { value: 'error', label: 'error' },
      { value: 'timeout', label: 'timeout' },
      { value: 'shed', label: 'shed' },
    ],
    default: ['error', 'timeout'],
  },
} as const satisfies SettingFields;

function problemsOf(value: unknown): Problem[] {
  const result = checkSettings(fields, value, 'settings');
  return result.ok ? [] : result.error;
}

function valueOf(value: unknown) {
  const result = checkSettings(fields, value, 'settings');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('settings that fit', () => {
  it('fills in what is missing', () => {
    expect(valueOf({})).toEqual(defaultsOf(fields));
    expect(valueOf({ attempts: 7, strict: true })).toEqual({
      ...defaultsOf(fields),
      attempts: 7,
      strict: true,
    });
    expect(valueOf({ attempts: undefined }).attempts).toBe(3);
  });

  it('accepts both ends of a range', () => {
    expect(valueOf({ attempts: 1 }).attempts).toBe(1);
    expect(valueOf({ attempts: 20 }).attempts).toBe(20);
    expect(valueOf({ openForMs: 1.5 }).openForMs).toBe(1.5);
  });

  it('keeps choices in the order of the options', () => {
    expect(valueOf({ retryOn: ['shed', 'error'] }).retryOn).toEqual(['error', 'shed']);
    expect(valueOf({ retryOn: [] }).retryOn).toEqual([]);
  });

  it('makes minus zero plain', () => {
    expect(Object.is(valueOf({ factor: -0 }).factor, 0)).toBe(true);
  });

  it('takes nothing from the prototype', () => {
    expect(valueOf(Object.create({ attempts: 9, unheard: 1 })).attempts).toBe(3);
  });
});

describe('settings that do not fit', () => {
  it('wants an object', () => {
    for (const value of [null, undefined, 7, 'x', [], true]) expect(problemsOf(value)).toHaveLength(1);
    expect(problemsOf([1, 2])[0]).toEqual({
      path: 'settings',
      expected: 'an object of settings',
      received: 'a list of 2',
    });
  });

  it('names the range and the unit', () => {
    expect(problemsOf({ openForMs: 0 })).toEqual([
      { path: 'settings.openForMs', expected: 'a duration from 1 to 600000 ms', received: '0' },
    ]);
    expect(problemsOf({ attempts: 21 })[0].expected).toBe('a whole number from 1 to 20 attempts');
    expect(problemsOf({ rate: 1.01 })[0].expected).toBe('a ratio from 0 to 1');
    expect(problemsOf({ attempts: 2.5 })[0].received).toBe('2.5');
  });

  it('refuses what is no number although it looks like one', () => {
    for (const key of ['attempts', 'openForMs', 'rate', 'factor']) {
      for (const value of [NaN, Infinity, -Infinity, '3', null, true, 3n, [3], {}]) {
        expect(problemsOf({ [key]: value })).toHaveLength(1);
      }
    }
    expect(problemsOf({ factor: NaN })[0].received).toBe('NaN');
  });

  it('wants true or false for a flag', () => {
    expect(problemsOf({ strict: 0 })[0]).toMatchObject({ expected: 'true or false', received: '0' });
  });

  it('lists the options', () => {
    expect(problemsOf({ jitter: 'half' })).toEqual([
      { path: 'settings.jitter', expected: 'one of "none", "full"', received: '"half"' },
    ]);
    expect(problemsOf({ jitter: 'constructor' })).toHaveLength(1);
  });

  it('names each wrong item of a list', () => {
    expect(problemsOf({ retryOn: ['error', 'never', 5, 'error'] }).map((problem) => problem.path)).toEqual([
      'settings.retryOn[1]',
      'settings.retryOn[2]',
      'settings.retryOn[3]',
    ]);
    expect(problemsOf({ retryOn: 'error' })[0].expected).toBe('a list of one of "error", "timeout", "shed"');
  });

  it('names an unknown setting and the nearest known one', () => {
    expect(problemsOf({ openFroMs: 5 })).toEqual([
      {
        path: 'settings',
        expected: 'a known setting, perhaps "openForMs"',
        received: 'the unknown setting "openFroMs"',
      },
    ]);
    expect(problemsOf({ colour: 5 })[0].expected).toBe(
      'one of attempts, openForMs, rate, factor, strict, jitter, retryOn',
    );
  });

  it('refuses the keys of prototypes', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"attempts": 9}, "constructor": 1, "toString": 2}');
    expect(problemsOf(hostile).map((problem) => problem.received)).toEqual([
      'the unknown setting "__proto__"',
      'the unknown setting "constructor"',
      'the unknown setting "toString"',
    ]);
  });

  it('reports everything at once', () => {
    expect(problemsOf({ attempts: 0, rate: 'x', strict: 1, jitter: 4, retryOn: [1], nope: 1 })).toHaveLength(
      6,
    );
  });

  it('shows what came in a short line', () => {
    expect(problemsOf({ jitter: 'x'.repeat(5000) })[0].received.length).toBeLessThan(70);
    expect(problemsOf({ ['k'.repeat(5000)]: 1 })[0].received.length).toBeLessThan(100);
    expect(problemsOf({ jitter: { a: 1 } })[0].received).toBe('an object');
    expect(problemsOf({ jitter: null })[0].received).toBe('null');
    expect(problemsOf({ jitter: () => 1 })[0].received).toBe('a value of type function');
    expect(problemsOf({ jitter: Symbol('s') })[0].received).toBe('a value of type symbol');
  });
});
