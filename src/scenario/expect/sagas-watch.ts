import { msToNs, type Time } from '../../base/time';
import { COMPENSATED, COMPLETED, FAILED, STATUS, STUCK } from '../../patterns/saga/catalogue';
import type { DataBook, DataPart } from '../../sim/data-host';
import type { Scenario } from '../format';
import type { SagasExpectation } from './format';
import { rangeOf } from './span';
import { finding, hasPassed, type Finding, type Watch } from './watch';
import { rangeText } from './words';

type State = SagasExpectation['state'];

/** Counts, when the run ends, the sagas that began in the span and are in a state then. */
export function watchSagas(scenario: Scenario, expectation: SagasExpectation): Watch {
  const { over, saga, state, atLeast = 0, atMost = Infinity } = expectation;
  const range = rangeOf(over, scenario);
  // What would have come after the end of the run is missing in a span that ends later.
  const decidedMs = Math.max(range.toMs, scenario.durationMs);
  const end = msToNs(decidedMs);
  const name = scenario.sagas.find(({ id }) => id === saga)?.name;

  const judge = (book: DataBook | null, parts: DataPart['sagas']): Finding => {
    const begun = book === null ? [] : begunIn(book, msToNs(range.fromMs), msToNs(range.toMs));
    const about =
      book === null || saga === undefined
        ? begun
        : begun.filter((number) => parts[book.begun.table.col.part[number - 1]].model.id === saga);
    const states = book === null ? [] : about.map((number) => stateAt(book, number, end));
    const isIn = states.map((one) => one === state || (state === 'unfinished' && one === 'stuck'));
    const count = isIn.filter(Boolean).length;
    const holds = count >= atLeast && count <= atMost;
    const which = name === undefined ? '' : ` of “${name}”`;
    const found = `Of ${about.length} sagas${which} that began ${rangeText(range)} ${count} were ${state} at the end of the run`;
    const told = `${found}, expected ${boundsText(expectation)}`;
    const first = isIn.indexOf(count > atMost);
    if (holds || book === null || first < 0) return finding(holds, end, `${told}.`);
    const what = `saga ${about[first]} (order ${book.subjectOf(about[first])}) was ${states[first]}`;
    return finding(false, end, `${told}: ${what}.`);
  };

  return {
    range,
    decidedMs,
    find: (world) =>
      hasPassed(world, end) ? judge(world.dataBook, world.configuration.data?.sagas ?? []) : undefined,
  };
}

/** The numbers of the sagas that began in a span, of whose ends the last is not a part of it. */
function begunIn(book: DataBook, from: Time, to: Time): number[] {
  const { time } = book.begun.table.col;
  const numbers: number[] = [];
  for (let row = 0; row < book.begun.length; row++) {
    if (time[row] >= from && time[row] < to) numbers.push(row + 1);
  }
  return numbers;
}

/** Where a saga stood at a moment, by what is written about it. */
function stateAt(book: DataBook, saga: number, end: Time): State {
  const row = book.endOf(saga);
  const { time, status } = book.ends.table.col;
  if (row >= 0 && time[row] <= end) return FINAL.get(status[row]) ?? 'unfinished';
  const { code, detail, time: told } = book.entries.table.col;
  const newest = book.entriesOf(saga).findLast((entry) => code[entry] === STATUS && told[entry] <= end);
  return newest !== undefined && detail[newest] === STUCK ? 'stuck' : 'unfinished';
}

const FINAL: ReadonlyMap<number, State> = new Map([
  [COMPLETED, 'completed'],
  [COMPENSATED, 'compensated'],
  [FAILED, 'failed'],
]);

/** “at least 3”, “at most 0”, “from 3 to 5” */
function boundsText({ atLeast, atMost }: SagasExpectation): string {
  if (atLeast === undefined) return `at most ${atMost}`;
  return atMost === undefined ? `at least ${atLeast}` : `from ${atLeast} to ${atMost}`;
}
