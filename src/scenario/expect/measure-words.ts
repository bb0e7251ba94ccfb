import { countText } from '../../base/duration-text';
import type { Range, Scenario } from '../format';
import { FIGURE_WORDS } from './figure-word-settings';
import type { MeasureExpectation } from './format';
import type { Reading } from './reading';
import { boundsText, momentText, partText, rangeText, valueText } from './words';

/** What is said about a figure, with its value and the time that it is about. */
export function measureWords(scenario: Scenario, expectation: MeasureExpectation, range: Range) {
  const { figure, of, over, hold, percentile } = expectation;
  const which = percentile === undefined ? '' : `p${percentile} `;
  const subject = `the ${which}${FIGURE_WORDS[figure].label.toLowerCase()} of ${partText(of, scenario)}`;
  const bounds = boundsText(expectation);
  const moment = momentText(over, scenario);
  const when =
    rangeText(range) +
    (moment === undefined ? '' : ` (the whole seconds ${rangeText(over)} after ${moment})`);
  const isAlways = hold === 'always';

  const found = (time: string, { value, counted }: Reading): string => {
    const what =
      value === undefined
        ? `there was nothing to take ${subject} from`
        : `${subject} was ${valueText(value, expectation)}`;
    return `F${time.slice(1)} ${what}${counted === undefined ? '' : ` (${counted.map(countText).join(' of ')})`}, expected ${bounds}`;
  };
  const ofAll = (reading: Reading): string => `${found(when, reading)}.`;

  return {
    /** “From 2 s to 20 s the goodput of web was 99.4 % (1 432 of 1 440), expected at least 99 %.” */
    ofAll,
    /** “From 7 s to 8 s the goodput of web was 45 % (45 of 100), expected at least 99 % in every second from 2 s …” */
    ofSecond(reading: Reading, second: number): string {
      const time = rangeText({ fromMs: second * 1000, toMs: second * 1000 + 1000 });
      return `${found(time, reading)} in ${isAlways ? 'every' : 'some'} second ${when}.`;
    },
    /** “In every second from 2 s to 20 s the goodput of web was at least 99 %: it lay between 99.2 % and 100 %.” */
    ofSeconds(least: number, most: number): string {
      if (least > most) return ofAll({ value: undefined });
      const values = `${valueText(least, expectation)} and ${valueText(most, expectation)}`;
      return `In ${isAlways ? 'every' : 'no'} second ${when} ${subject} was ${bounds}: it lay between ${values}.`;
    },
  };
}
