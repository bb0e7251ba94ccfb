import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND as S } from '../../base/time';
import { parseTimeText } from './time-text';

const parsed = (text: string, present = 32.4, duration = 600): number | string => {
  const result = parseTimeText(text, present * S, duration * S);
  return result.ok ? result.value / S : result.error;
};

describe('a moment that was typed', () => {
  it.each([
    ['32.4', 32.4],
    ['32,4', 32.4],
    ['32.4 s', 32.4],
    ['32.4S', 32.4],
    ['  7 ', 7],
    ['.5', 0.5],
    ['5.', 5],
    ['800 ms', 0.8],
    ['800ms', 0.8],
    ['2 min', 120],
    ['1:05', 65],
    ['0:00.25', 0.25],
    ['01:05.400', 65.4],
    ['00:32.400', 32.4],
    ['0:10:00', 600],
    ['90', 90],
    ['0', 0],
    ['600', 600],
  ])('%s is at %f s', (text, seconds) => {
    expect(parsed(text)).toBeCloseTo(seconds, 9);
  });

  it.each([
    ['+5', 37.4],
    ['+ 5 s', 37.4],
    ['-2 s', 30.4],
    ['\u22122 s', 30.4],
    ['+250 ms', 32.65],
    ['-1:00', -27.6],
    ['-0:30', 2.4],
  ])('%s counts from the present moment', (text, seconds) => {
    if (seconds < 0) expect(parsed(text)).toContain('would be at -27.60 s');
    else expect(parsed(text)).toBeCloseTo(seconds, 9);
  });

  it('is in whole nanoseconds', () => {
    const result = parseTimeText('0.1234567891 s', 0, 600 * S);
    expect(result).toEqual({ ok: true, value: 123_456_789 });
  });

  it.each(['soon', '5 m', '1:75', '1:61:05', '1:05 s', '12 34', '--5', '5 s later', '1e3', '1.2.3', ':30'])(
    'is none in “%s”, and the message says what would do and what came',
    (text) => {
      const message = parsed(text);
      expect(message).toContain('such as 32.4 s, 800 ms or 1:05');
      expect(message).toContain(`“${text}”`);
    },
  );

  it('is asked for by an empty field', () => {
    expect(parsed('  ')).toContain('the field is empty');
  });

  it('lies within the run', () => {
    expect(parsed('601')).toBe('The run goes from 0 s to 10:00: “601” would be at 10:01.00.');
    expect(parsed('+20', 50, 60)).toBe('The run goes from 0 s to 60 s: “+20” would be at 70.00 s.');
    expect(parsed('-40')).toContain('would be at -7.60 s');
  });
});
