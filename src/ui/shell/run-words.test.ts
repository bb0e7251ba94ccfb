import { LIMIT } from '../../worker/frame';
import { describe, expect, it } from 'vitest';
import type { ExpectationNow } from '../../worker/protocol';
import {
  conditionOf,
  editWords,
  hashText,
  paceWords,
  requestWords,
  samplingWords,
  shortHash,
  speedWords,
  verdictCounts,
  verdictWords,
} from './run-words';

describe('conditionOf', () => {
  it.each([
    ['ready', 'playing', 1, 1, 'live'],
    ['ready', 'playing', NaN, 1, 'live'],
    ['ready', 'playing', 0.91, 1, 'live'],
    ['ready', 'playing', 0.89, 1, 'behind'],
    ['ready', 'playing', 6, 10, 'behind'],
    ['ready', 'playing', 0.1, 0.1, 'live'],
    ['ready', 'paused', 0.2, 1, 'paused'],
    ['ready', 'ended', NaN, 1, 'ended'],
    ['ready', 'full', NaN, 1, 'full'],
    ['ready', 'ahead', NaN, 1, 'ahead'],
    ['opening', 'playing', 1, 1, 'opening'],
    ['closed', 'paused', 1, 1, 'opening'],
    ['recovering', 'playing', 1, 1, 'recovering'],
    ['failed', 'playing', 1, 1, 'failed'],
  ] as const)('%s and %s at pace %d of speed %d is %s', (phase, mode, pace, speed, condition) => {
    expect(conditionOf({ phase, mode, speed, replays: false }, pace)).toBe(condition);
  });

  it.each([
    ['ready', 'playing', 'replay'],
    ['ready', 'paused', 'replay'],
    ['ready', 'ahead', 'ahead'],
    ['recovering', 'paused', 'recovering'],
  ] as const)('%s and %s while some of the future is known is %s', (phase, mode, condition) => {
    expect(conditionOf({ phase, mode, speed: 1, replays: true }, 0.2)).toBe(condition);
  });
});

describe('words of the status bar', () => {
  it('say the pace while it runs, and where it stands while it does not', () => {
    expect(paceWords('live', 1, 0, 0)).toBe('Simulation keeps pace, 1.00×');
    expect(paceWords('live', NaN, 0, 0)).toBe('Simulation runs');
    expect(paceWords('behind', 0.6, 0, 0)).toBe('Simulation behind, 0.60×');
    expect(paceWords('paused', NaN, 32_400_000_000, 0)).toBe('Paused at 32.400 s');
    expect(paceWords('paused', NaN, 31_100_600_000, 0)).toBe('Paused at 31.100 s');
    expect(paceWords('replay', NaN, 32_400_000_000, 0)).toBe('Replay paused at 32.400 s');
    expect(paceWords('replay', 1, 32_400_000_000, 0)).toBe('Replay runs, 1.00×');
    expect(paceWords('ended', NaN, 90e9, 0)).toBe('Ended at 90.000 s');
    expect(paceWords('full', NaN, 3e9, LIMIT.calls)).toBe(
      'Stopped at 3.000 s: half a million calls are under way, and more than that is not simulated',
    );
  });

  it.each(['ahead', 'opening', 'recovering', 'failed'] as const)('has words for %s', (condition) => {
    expect(paceWords(condition, NaN, 0, 0)).toMatch(/^[A-Z].*[a-z]$/);
  });

  it('count expectations, broken ones first', () => {
    const of = (...verdicts: ExpectationNow['verdict'][]) =>
      verdictWords(verdictCounts(verdicts.map((verdict, id) => ({ id: String(id), verdict, evidence: '' }))));
    expect(of('holds', 'undecided', 'holds', 'holds', 'undecided')).toBe('3 hold, 2 not decided');
    expect(of('holds', 'broken')).toBe('1 broken, 1 holds');
    expect(of('undecided')).toBe('1 not decided');
    expect(of()).toBe('No expectations');
  });

  it('know singular and plural', () => {
    expect(requestWords(1)).toBe('1 request asked');
    expect(requestWords(2733)).toBe('2\u2009733 requests asked');
    expect(samplingWords(1)).toBe('1 mark = 1 call');
    expect(samplingWords(12)).toBe('1 mark = 12 calls');
    expect(editWords(1)).toBe('1 edit since the start');
    expect(editWords(3)).toBe('3 edits since the start');
    expect(speedWords(0.25)).toBe('0.25×');
  });
});

describe('hash', () => {
  it('keeps the zeros in front of both words', () => {
    expect(hashText(0x7c1e, 0xffffffff)).toBe('00007c1effffffff');
    expect(hashText(0xe41b5d07, 0xc0ffee)).toBe('e41b5d0700c0ffee');
  });

  it('is short where there is little room', () => {
    expect(shortHash('7c1e0000000ba94f')).toBe('7c1e·a94f');
  });
});
