import { NS_PER_SECOND } from '../../base/time';
import type { World } from '../../sim/world';
import type { Scenario } from '../format';
import { secondsOf } from '../measured';
import type { MeasureExpectation } from './format';
import { measureWords } from './measure-words';
import { placeOf, readerOf, type Reading } from './reading';
import { rangeOf, wholeSecondsOf } from './span';
import { finding, type Finding, type Watch } from './watch';

/** Watches a figure. Where it is asked for second by second, each second is looked at once, when it is over. */
export function watchMeasure(scenario: Scenario, expectation: MeasureExpectation, start: World): Watch {
  const { figure, of, over, hold, percentile, atLeast = -Infinity, atMost = Infinity } = expectation;
  const range = wholeSecondsOf(rangeOf(over, scenario));
  const { from, to } = secondsOf(range);
  const end = to * NS_PER_SECOND;
  const place = placeOf(start, of);
  const words = measureWords(scenario, expectation, range);
  let next = from;
  /** Of the seconds looked at so far that have a figure. */
  let least = Infinity;
  let most = -Infinity;

  const read = (world: World, first: number, last: number): Reading =>
    readerOf(world.meter.history, place, { from: first, to: last }).read(figure, percentile);
  const fits = (value: number): boolean => value >= atLeast && value <= atMost;

  const overall = (world: World): Finding => {
    const reading = read(world, from, to);
    return finding(reading.value !== undefined && fits(reading.value), end, words.ofAll(reading));
  };

  /** A second in which there was nothing to take the figure of says nothing. */
  const look = (world: World, second: number): Finding | undefined => {
    const reading = read(world, second, second + 1);
    const { value } = reading;
    if (value === undefined) return undefined;
    least = Math.min(least, value);
    most = Math.max(most, value);
    const holds = fits(value);
    if (holds !== (hold === 'sometime')) return undefined;
    return finding(holds, (second + 1) * NS_PER_SECOND, words.ofSecond(reading, second));
  };

  return {
    range,
    find(world) {
      const { cursor } = world.meter.history;
      if (hold === 'overall') return cursor < to ? undefined : overall(world);
      for (; next < Math.min(cursor, to); next++) {
        const found = look(world, next);
        if (found !== undefined) return found;
      }
      if (next < to) return undefined;
      return finding(hold === 'always' && least <= most, end, words.ofSeconds(least, most));
    },
  };
}
