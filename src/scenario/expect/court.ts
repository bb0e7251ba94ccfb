import { assertUnreachable } from '../../base/assert';
import type { ChangeRow } from '../../sim/change-log';
import type { World } from '../../sim/world';
import type { Scenario } from '../format';
import type { Judged } from '../verdict';
import { combinedCase, plainCase, type Case } from './case';
import { faultRowOf, momentOf } from './fault-moment';
import { dataWatches } from './data-watches';
import type { CombinedExpectation, DataRuleExpectation, Expectation, InvariantExpectation } from './format';
import { watchInvariant } from './invariant-watch';
import { watchMeasure } from './measure-watch';
import { keyOfChange, keyOfFault, keyOfPart } from './part-state';
import { placeOf } from './reading';
import { isDataRule } from './rule-kinds';
import { rangeOf } from './span';
import { watchState } from './state-watch';
import type { Watch } from './watch';
import { momentText, partText } from './words';

type PlainExpectation = Exclude<Expectation, CombinedExpectation>;

/** Whoever wants to hear of changes of one part. */
interface Listener {
  readonly to: string;
  note(row: ChangeRow): void;
}

/** An expectation with all that it has found so far. */
interface Seat {
  /** All that its findings rest on and all words in them: with another key it has to begin anew. */
  readonly key: string;
  readonly case: Case;
  readonly listeners: readonly Listener[];
}

/**
 * All expectations of a scenario before their judge. An edit makes another scenario: whatever it leaves as it was keeps
 * what it has found, and only what it concerns looks at the whole run again.
 */
export class Court {
  private scenario: Scenario | undefined;
  /** By the id of the expectation. */
  private seats = new Map<string, Seat>();
  private cases: readonly Case[] = [];
  private listeners = new Map<string, Listener[]>();
  /** Rows of the log that were told. */
  private rows = 0;
  /** Another line has another history: what was found in this one means nothing there. */
  private readonly history: World['meter']['history'];

  constructor(private readonly world: World) {
    this.history = world.meter.history;
  }

  /** Whether this is still the run that it has looked at. */
  knows(world: World): boolean {
    return world === this.world && world.meter.history === this.history;
  }

  judge(scenario: Scenario): Judged[] {
    const { world } = this;
    if (this.scenario !== scenario) this.convene(scenario);
    const { log } = world;
    // Each row is read once, for all who listen together.
    for (; this.listeners.size > 0 && this.rows < log.cursor; this.rows++) {
      tell(this.listeners, log.at(this.rows));
    }
    return this.cases.map((one) => one.judge(world, scenario));
  }

  private convene(scenario: Scenario): void {
    const before = this.seats;
    const known = new Set(before.values());
    const taken: Seat[] = [];
    this.scenario = scenario;
    this.seats = new Map();
    this.cases = scenario.expect.map((one) => this.seatOf(one, scenario, before, taken).case);
    this.listeners = byPart(taken);
    const fresh = byPart(taken.filter((seat) => !known.has(seat)));
    for (let row = 0; fresh.size > 0 && row < this.rows; row++) tell(fresh, this.world.log.at(row));
  }

  /** The seat of an expectation, and of those inside it: the one that it had, or another. All go into `taken`. */
  private seatOf(
    expectation: Expectation,
    scenario: Scenario,
    before: ReadonlyMap<string, Seat>,
    taken: Seat[],
  ): Seat {
    const { world } = this;
    const known = before.get(expectation.id);
    const take = (key: string, make: () => Omit<Seat, 'key'>): Seat => {
      const seat = known?.key === key ? known : { key, ...make() };
      this.seats.set(expectation.id, seat);
      taken.push(seat);
      return seat;
    };
    if ('over' in expectation) {
      const key = keyOf(expectation, scenario, world);
      return take(key, () => plainSeat(expectation, scenario, world));
    }
    const parts = expectation.of.map((one) => this.seatOf(one, scenario, before, taken));
    return take(JSON.stringify([expectation, parts.map(({ key }) => key)]), () => {
      const cases = parts.map((part) => part.case);
      return { case: combinedCase(expectation, cases), listeners: [] };
    });
  }
}

/** Where it is measured, when it applies, and the names of all that it may speak of. */
function keyOf(expectation: PlainExpectation, scenario: Scenario, world: World): string {
  const { over } = expectation;
  const fault = 'after' in over ? scenario.faults.find(({ id }) => id === over.after.fault) : undefined;
  const common = [expectation, rangeOf(over, scenario), fault?.enabled, momentText(over, scenario)];
  switch (expectation.kind) {
    case 'measure': {
      const { group, rows, alone } = placeOf(world, expectation.of);
      const place = `${group} ${rows.join()} ${alone?.until}`;
      return JSON.stringify([...common, place, partText(expectation.of, scenario)]);
    }
    case 'state':
      return JSON.stringify([
        ...common,
        keyOfPart(expectation.of, world),
        partText(expectation.of, scenario),
      ]);
    case 'sagas':
      return JSON.stringify([
        ...common,
        scenario.durationMs,
        scenario.sagas.map(({ id, name }) => [id, name]),
      ]);
    case 'read-model':
      return JSON.stringify([...common, scenario.views.map(({ id, name }) => [id, name])]);
    case 'invariant':
      return JSON.stringify([
        ...common,
        scenario.nodes.map(({ id, name }) => [id, name]),
        scenario.edges.map(({ id, from, to }) => [id, from, to]),
      ]);
    default:
      return assertUnreachable(expectation);
  }
}

function plainSeat(expectation: PlainExpectation, scenario: Scenario, world: World): Omit<Seat, 'key'> {
  const { id, over } = expectation;
  const moment = momentOf(over, scenario);
  const listeners: Listener[] = [];
  if (moment !== undefined) {
    listeners.push({ to: keyOfFault(faultRowOf(over, world)), note: (row) => moment.note(row) });
  }
  switch (expectation.kind) {
    case 'measure':
      return { case: plainCase(id, watchMeasure(scenario, expectation, world), moment), listeners };
    case 'state': {
      const watch = watchState(scenario, expectation);
      listeners.push({ to: keyOfPart(expectation.of, world), note: (row) => watch.note(row) });
      return { case: plainCase(id, watch, moment), listeners };
    }
    case 'sagas':
      return { case: plainCase(id, dataWatches().sagas(scenario, expectation), moment), listeners };
    case 'read-model':
      return { case: plainCase(id, dataWatches().readModel(scenario, expectation), moment), listeners };
    case 'invariant':
      return { case: plainCase(id, watchRule(scenario, expectation), moment), listeners };
    default:
      return assertUnreachable(expectation);
  }
}

function watchRule(scenario: Scenario, expectation: InvariantExpectation | DataRuleExpectation): Watch {
  return isDataRule(expectation)
    ? dataWatches().rule(scenario, expectation)
    : watchInvariant(scenario, expectation);
}

function byPart(seats: readonly Seat[]): Map<string, Listener[]> {
  const found = new Map<string, Listener[]>();
  for (const listener of seats.flatMap(({ listeners }) => listeners))
    found.set(listener.to, [...(found.get(listener.to) ?? []), listener]);
  return found;
}

function tell(listeners: ReadonlyMap<string, readonly Listener[]>, row: ChangeRow): void {
  listeners.get(keyOfChange(row))?.forEach((listener) => listener.note(row));
}
