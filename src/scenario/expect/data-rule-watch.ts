import { durationText, instantText } from '../../base/duration-text';
import { msToNs, type Time } from '../../base/time';
import type { DataBook } from '../../sim/data-host';
import { DATA_RULES } from '../../sim/data/data-rules';
import type { World } from '../../sim/world';
import type { Scenario } from '../format';
import type { DataRuleExpectation, FoundRuleExpectation, SagasEndExpectation } from './format';
import { isStockRule } from './rule-kinds';
import { rangeOf } from './span';
import { finding, foundIn, hasPassed, type Finding, type Watch } from './watch';
import { rangeText } from './words';

/** Watches a rule about data. It is broken, for good, at the moment at which the first saga breaks it. */
export function watchDataRule(scenario: Scenario, expectation: DataRuleExpectation): Watch {
  return expectation.rule === 'sagas-end'
    ? watchEnds(scenario, expectation)
    : watchFound(scenario, expectation);
}

/** What the kernel found in the data of orders and products, in the order in which it did. */
function watchFound(scenario: Scenario, { over, rule, broken = false }: FoundRuleExpectation): Watch {
  const range = rangeOf(over, scenario);
  const [from, to] = [msToNs(range.fromMs), msToNs(range.toMs)];
  const code = DATA_RULES.indexOf(rule);
  let next = 0;

  const look = (book: DataBook): Finding | undefined => {
    const { saga, event, rule: rules, time } = book.faults.table.col;
    for (; next < book.faults.length && time[next] <= to; next++) {
      if (time[next] < from || rules[next] !== code) continue;
      const by = { saga: saga[next], event: event[next] };
      return foundIn(by, broken, time[next], foundText(book, next));
    }
    return undefined;
  };

  return {
    range,
    find(world) {
      const { dataBook: book } = world;
      const found = book === null ? undefined : look(book);
      if (found !== undefined || !hasPassed(world, to)) return found;
      const kept = isStockRule(rule)
        ? `No product broke this rule ${rangeText(range)}, in which ${happenedIn(book, from, to)} events happened.`
        : `No order broke this rule ${rangeText(range)}, in which ${endedIn(book, from, to)} sagas ended.`;
      return finding(!broken, to, kept);
    },
  };
}

function foundText(book: DataBook, row: number): string {
  const at = instantText(book.faults.table.col.time[row]);
  return `${brokenBy(book, row)} broke this rule at ${at}: ${book.faultText(row + 1)}.`;
}

/** Of an order the sentence names it; that of a product says nothing of whose order it was. */
function brokenBy(book: DataBook, row: number): string {
  const { saga: sagas, event: events } = book.faults.table.col;
  const [saga, event] = [sagas[row], events[row]];
  if (saga === 0) return `Event ${event} (${book.texts.text(book.events.streamOf(event))})`;
  return event === 0 ? `Saga ${saga}` : `Saga ${saga} (order ${book.subjectOf(saga)})`;
}

function endedIn(book: DataBook | null, from: Time, to: Time): number {
  if (book === null) return 0;
  const { time } = book.ends.table.col;
  let count = 0;
  for (let row = 0; row < book.ends.length; row++) if (time[row] >= from && time[row] <= to) count++;
  return count;
}

function happenedIn(book: DataBook | null, from: Time, to: Time): number {
  if (book === null) return 0;
  let count = 0;
  for (let position = 1; position <= book.events.length; position++) {
    const time = book.events.timeOf(position);
    if (time >= from && time <= to) count++;
  }
  return count;
}

/** Sagas have equally long, so they are looked at one after the other, as they began. */
function watchEnds(scenario: Scenario, { over, withinMs, broken = false }: SagasEndExpectation): Watch {
  const range = rangeOf(over, scenario);
  const [from, to, within] = [msToNs(range.fromMs), msToNs(range.toMs), msToNs(withinMs)];
  const limit = durationText(within);
  let next = 1;
  let count = 0;
  let [slowest, longest] = [0, -1];
  let last = to;

  /** Looks at the next saga; undefined if it is over in time. */
  const look = (world: World, book: DataBook, began: Time): Finding | 'open' | undefined => {
    const row = book.endOf(next);
    const end = row < 0 ? Infinity : book.ends.table.col.time[row];
    if (end > began + within) {
      if (!hasPassed(world, began + within)) return 'open';
      const which = `Saga ${next} (order ${book.subjectOf(next)})`;
      const how = `${which} began at ${instantText(began)}, and was not over ${limit} later.`;
      return foundIn({ saga: next, event: 0 }, broken, began + within, how);
    }
    count++;
    last = Math.max(last, end);
    if (end - began > longest) [slowest, longest] = [next, end - began];
    return undefined;
  };

  const lookAtAll = (world: World, book: DataBook): Finding | 'open' | undefined => {
    const { time } = book.begun.table.col;
    for (; next <= book.begun.length && time[next - 1] < to; next++) {
      const began = time[next - 1];
      const found = began < from ? undefined : look(world, book, began);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  return {
    range,
    decidedMs: range.toMs + withinMs,
    find(world) {
      const found = world.dataBook === null ? undefined : lookAtAll(world, world.dataBook);
      if (found === 'open') return undefined;
      if (found !== undefined || !hasPassed(world, to)) return found;
      const slow = count === 0 ? '' : `; saga ${slowest} took longest, ${durationText(longest)}`;
      const how = `All ${count} sagas that began ${rangeText(range)} were over within ${limit}${slow}.`;
      return finding(!broken, last, how);
    },
  };
}
