import { durationText } from '../../base/duration-text';
import { msToNs, NS_PER_SECOND, type Time } from '../../base/time';
import { BREAKER_CHANGED, type ChangeRow } from '../../sim/change-log';
import { breakerCause } from '../../sim/breaker-cause';
import type { Range, Scenario } from '../format';
import type { State, StateExpectation } from './format';
import { momentText, partText, rangeText } from './words';

const CHANGE_WORDS: Readonly<Record<State, string>> = {
  open: 'opened',
  'half-open': 'became half-open',
  closed: 'closed',
  shedding: 'began to shed requests',
  calm: 'stopped shedding requests',
  up: 'came up',
  starting: 'began to start',
  draining: 'began to drain',
  stopped: 'stopped',
  crashed: 'crashed',
  hung: 'hung',
};

/** What is said about the state of a part, with the moments on which it rests. */
export function stateWords(scenario: Scenario, expectation: StateExpectation, range: Range) {
  const { of, state: wanted, hold, over } = expectation;
  const name = partText(of, scenario);
  const moment = momentText(over, scenario);
  const isSometime = hold === 'sometime';
  const when = rangeText(range);
  const isFromMoment = moment !== undefined && over.fromMs === 0;
  const expected = isSometime ? '' : `; it was expected to be ${wanted} ${when}`;
  const sinceMoment = (time: Time): string =>
    moment === undefined
      ? ''
      : `, ${durationText(time - msToNs(range.fromMs - over.fromMs))} after ${moment}`;

  return {
    /** “Shop → db opened at 3.012 s, 12 ms after the fault “down” began: 5 calls in a row had failed.” */
    onChange(state: State, row: ChangeRow): string {
      const cause = row.code === BREAKER_CHANGED ? `: ${breakerCause(row)}` : '';
      const at = `${exactInstant(row.time)}${sinceMoment(row.time)}`;
      return `${name} ${CHANGE_WORDS[state]} at ${at}${cause}${expected}.`;
    },
    /** “Shop → db was open already, since 3.012 s, when the fault “down” ended.” */
    atBeginning(state: State, since: Time | undefined): string {
      const began = since === undefined ? 'from the beginning' : `since ${exactInstant(since)}`;
      const at = isFromMoment ? `when ${moment}` : `at ${exactInstant(msToNs(range.fromMs))}`;
      return `${name} was ${state}${isSometime ? ' already' : ''}, ${began}, ${at}${expected}.`;
    },
    /** “Shop → db was not open within 5 s after the fault “down” began.” */
    atEnd(): string {
      if (!isSometime) return `${name} was ${wanted} all the time ${when}.`;
      const late = isFromMoment ? `within ${durationText(msToNs(over.toMs))} after ${moment}` : when;
      return `${name} was not ${wanted} ${late}.`;
    },
  };
}

/** An instant to the millisecond: what happens around a fault is told in fractions of a second. */
function exactInstant(time: Time): string {
  return `${(time / NS_PER_SECOND).toFixed(3)} s`;
}
