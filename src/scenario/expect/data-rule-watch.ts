import { durationText, instantText } from '../../base/duration-text';
import { msToNs, type Time } from '../../base/time';
import type { DataBook } from '../../sim/data-host';
import { ORDER_RULES } from '../../sim/data/order-rules';
import type { World } from '../../sim/world';
import type { Scenario } from '../format';
import type { DataRuleExpectation, SagasEndExpectation } from './format';
import { rangeOf } from './span';
import { finding, hasPassed, type Finding, type Watch } from './watch';
import { rangeText } from './words';

/** Watches a rule about data. It is broken, for good, at the moment at which the first saga breaks it. */
export function watchDataRule(scenario: Scenario, expectation: DataRuleExpectation): Watch {
  return expectation.rule === 'sagas-end'
    ? watchEnds(scenario, expectation)
    : watchOrders(scenario, expectation, ORDER_RULES.indexOf(expectation.rule));
}

/** What the kernel found in the data of orders, in the order in which it did. */
function watchOrders(scenario: Scenario, { over, broken = false }: DataRuleExpectation, rule: number): Watch {
  const range = rangeOf(over, scenario);
  const [from, to] = [msToNs(range.fromMs), msToNs(range.toMs)];
  let next = 0;

  const look = (book: DataBook): Finding | undefined => {
    const { saga, rule: rules, text, time } = book.faults.table.col;
    for (; next < book.faults.length && time[next] <= to; next++) {
      if (time[next] < from || rules[next] !== rule) continue;
      const how = `Saga ${saga[next]} broke this rule at ${instantText(time[next])}: ${book.texts.text(text[next])}.`;
      return finding(broken, time[next], how);
    }
    return undefined;
  };

  return {
    range,
    find(world) {
      const { dataBook: book } = world;
      const found = book === null ? undefined : look(book);
      if (found !== undefined || !hasPassed(world, to)) return found;
      const ended = book === null ? 0 : endedIn(book, from, to);
      return finding(
        !broken,
        to,
        `No order broke this rule ${rangeText(range)}, in which ${ended} sagas ended.`,
      );
    },
  };
}

function endedIn({ ends }: DataBook, from: Time, to: Time): number {
  const { time } = ends.table.col;
  let count = 0;
  for (let row = 0; row < ends.length; row++) if (time[row] >= from && time[row] <= to) count++;
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
      return finding(broken, began + within, how);
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
