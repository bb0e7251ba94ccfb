import { msToNs, NS_PER_MS, type Time } from '../../base/time';
import { VERSION_SERVES, VIEW_PASSED, VIEW_REBUILT } from '../../sim/change-log';
import type { DataBook, DataPart } from '../../sim/data-host';
import type { World } from '../../sim/world';
import type { Scenario } from '../format';
import type { ReadModelExpectation } from './format';
import { rangeOf } from './span';
import { finding, hasPassed, type Watch } from './watch';
import { rangeText } from './words';

interface Worst {
  readonly value: number;
  /** When it was so. */
  readonly at: Time;
}

/** Looks, when the span is over, at how far a read model was behind in it at most, or how many reads were stale. */
export function watchReadModel(scenario: Scenario, expectation: ReadModelExpectation): Watch {
  const { over, view, figure, atLeast = 0, atMost = Infinity } = expectation;
  const range = rangeOf(over, scenario);
  const from = msToNs(range.fromMs);
  const to = msToNs(range.toMs);
  const name = scenario.views.find(({ id }) => id === view)?.name ?? view;
  return {
    range,
    find: (world) => {
      if (!hasPassed(world, to)) return undefined;
      const index = world.configuration.data?.views.findIndex(({ model }) => model.id === view) ?? -1;
      const part = world.configuration.data?.views.at(index);
      const found =
        world.dataBook === null || index < 0 || part === undefined
          ? { value: 0, at: to }
          : FIGURES[figure](world.dataBook, index, part, from, to, world);
      const holds = found.value >= atLeast && found.value <= atMost;
      const text = `${sentence(figure, name, found, rangeText(range))}, expected ${boundsText(expectation)}.`;
      return finding(holds, to, text);
    },
  };
}

type Look = (
  book: DataBook,
  view: number,
  part: DataPart['views'][number],
  from: Time,
  to: Time,
  world: World,
) => Worst;

const FIGURES: Readonly<Record<ReadModelExpectation['figure'], Look>> = {
  'missing-events': (book, view, { service }, from, to) => {
    let worst: Worst = { value: 0, at: from };
    eachStretch(book, view, from, to, (shown, until) => {
      // Events only come until more shows, so at the end of a stretch most are missing.
      const value = book.services.count(service, shown, book.events.lengthAt(until));
      if (value > worst.value) worst = { value, at: until };
    });
    return worst;
  },
  'missing-for': (book, view, { service }, from, to) => {
    let worst: Worst = { value: 0, at: from };
    eachStretch(book, view, from, to, (shown, until) => {
      const first = book.services.firstAfter(service, shown, book.events.lengthAt(until));
      const value = first === 0 ? 0 : (until - book.events.timeOf(first)) / NS_PER_MS;
      if (value > worst.value) worst = { value, at: until };
    });
    return worst;
  },
  'stale-reads': ({ views: { stale } }, view, _part, from, to) => {
    const { view: views, time } = stale.table.col;
    const rows = Array.from({ length: stale.length }, (_, row) => row);
    return counted(
      rows.filter((row) => views[row] === view).map((row) => time[row]),
      from,
      to,
    );
  },
  versions: (_book, view, _part, from, to, { log }) => {
    const rows = log
      .past()
      .filter(({ code, subject, a }) => code === VIEW_REBUILT && subject === view && a === VERSION_SERVES);
    return counted(
      rows.map(({ time }) => time),
      from,
      to,
    );
  },
  'passed-over': (_book, view, _part, from, to, { log }) => {
    const rows = log.past().filter(({ code, subject }) => code === VIEW_PASSED && subject === view);
    return counted(
      rows.map(({ time }) => time),
      from,
      to,
    );
  },
};

/** How many of the instants are in the span, and the first of these. */
function counted(instants: readonly Time[], from: Time, to: Time): Worst {
  const inSpan = instants.filter((time) => time >= from && time < to);
  return { value: inSpan.length, at: inSpan.at(0) ?? to };
}

/** Goes through the span by stretches in which readers see the same: up to which position, and until when. */
function eachStretch(
  book: DataBook,
  view: number,
  from: Time,
  to: Time,
  look: (shown: number, until: Time) => void,
): void {
  const { progress } = book.views;
  const { view: views, position, time } = progress.table.col;
  let shown = 0;
  for (let row = 0; row < progress.length && time[row] <= to; row++) {
    if (views[row] !== view) continue;
    if (time[row] > from) look(shown, time[row]);
    shown = position[row];
  }
  look(shown, to);
}

function sentence(
  figure: ReadModelExpectation['figure'],
  name: string,
  { value, at }: Worst,
  range: string,
): string {
  const when = `at ${(at / 1e9).toFixed(2)} s`;
  switch (figure) {
    case 'missing-events':
      return `“${name}” lacked ${value} events at most ${range}${value > 0 ? `, ${when}` : ''}`;
    case 'missing-for':
      return `The oldest event that “${name}” lacked ${range} was ${Math.round(value)} ms old at most${value > 0 ? `, ${when}` : ''}`;
    case 'versions':
      return `${value} new versions of “${name}” took over ${range}${value > 0 ? `, the first ${when}` : ''}`;
    case 'passed-over':
      return `“${name}” gave up ${value} events ${range}${value > 0 ? `, the first ${when}` : ''}`;
    case 'stale-reads':
      return `${value} reads of “${name}” ${range} did not show what the same user had written${value > 0 ? `, the first ${when}` : ''}`;
  }
}

function boundsText({ atLeast, atMost }: ReadModelExpectation): string {
  if (atLeast === undefined) return `at most ${atMost}`;
  return atMost === undefined ? `at least ${atLeast}` : `from ${atLeast} to ${atMost}`;
}
