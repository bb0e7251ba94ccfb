import {
  BY_CRASH,
  BY_REFUSAL,
  COMPENSATED,
  isFinal,
  STUCK,
  TURNING_REASONS,
} from '../../patterns/saga/catalogue';
import type { SagaConfig } from '../../patterns/saga/engine';
import type { Scenario } from '../../scenario/format';
import { namesOf } from '../../scenario/names';
import type { DataWorld } from '../../sim/data/data-world';
import { unpackMarks } from '../../sim/data/sagas/saga-marks';
import type { World } from '../../sim/world';
import {
  NO_SAGAS,
  type SagaFilter,
  type SagaMatrixRow,
  type SagaPage,
  type SagaRow,
  type SagaStateName,
  type SagaStepMark,
} from '../sagas';
import { actionMark, stateName, stepMark, undoMark } from './saga-words';

/** Sagas of a run at the present moment, as rows. */
export class SagaRows {
  private readonly nameOf;

  constructor(
    private readonly world: World,
    private readonly data: DataWorld,
    scenario: Scenario,
  ) {
    this.nameOf = namesOf(scenario);
  }

  page(filter: SagaFilter, offset: number, limit: number): SagaPage {
    const counts = { ...NO_SAGAS.counts };
    const passed: number[] = [];
    for (let saga = this.data.book.begun.length; saga > 0; saga--) {
      const state = this.stateOf(saga);
      counts[state]++;
      if (this.passes(saga, state, filter)) passed.push(saga);
    }
    const rows = passed.slice(offset, offset + limit).map((saga) => this.row(saga));
    return { rows, total: passed.length, counts, matrix: this.matrix() };
  }

  row(saga: number): SagaRow {
    const { book, sagas } = this.data;
    const { col } = book.begun.table;
    const { model } = this.partOf(saga);
    const row = sagas.rows.rowOf(saga);
    const end = book.endOf(saga);
    const client = this.world.configuration.clients[col.client[saga - 1]].model.id;
    return {
      number: saga,
      saga: model.id,
      name: this.nameOf('saga', model.id),
      state: this.stateOf(saga),
      subject: book.subjectOf(saga),
      request: { client, number: col.request[saga - 1] },
      beganAt: col.time[saga - 1],
      endedAt: end < 0 ? null : book.ends.table.col.time[end],
      steps: this.marks(saga),
      why: this.why(saga),
      isDown: row !== undefined && sagas.rows.table.col.isDown[row] === 1,
    };
  }

  partOf(saga: number) {
    return this.data.part.sagas[this.data.book.begun.table.col.part[saga - 1]];
  }

  /** The phases of all actions and then of all compensations. */
  phases(saga: number): ArrayLike<number> {
    const { book, sagas } = this.data;
    const row = sagas.rows.rowOf(saga);
    if (row !== undefined) return sagas.rows.live(row).phases;
    const end = book.endOf(saga);
    const { actions, moreActions, compensations, moreCompensations } = book.ends.table.col;
    return unpackMarks(this.partOf(saga).config.steps, {
      actions: actions[end],
      moreActions: moreActions[end],
      compensations: compensations[end],
      moreCompensations: moreCompensations[end],
    });
  }

  /** With the names that the scenario has for its steps. */
  namedConfig(saga: number): SagaConfig {
    const { model, config } = this.partOf(saga);
    return { ...config, names: config.stepIds.map((id) => this.nameOf('step', `${model.id}/${id}`)) };
  }

  private stateOf(saga: number): SagaStateName {
    const { book, sagas } = this.data;
    const row = sagas.rows.rowOf(saga);
    if (row !== undefined) return stateName(sagas.rows.live(row).status);
    return stateName(book.ends.table.col.status[book.endOf(saga)]);
  }

  private marks(saga: number): SagaRow['steps'] {
    const phases = this.phases(saga);
    const { steps } = this.partOf(saga).config;
    const hasTurned = this.hasTurned(saga);
    return Array.from({ length: steps }, (_, step) =>
      stepMark(phases[step], phases[steps + step], hasTurned),
    );
  }

  /** One that has ended without a step that turned it did so only if it was told to, or its deadline was reached. */
  private hasTurned(saga: number): boolean {
    const { book, sagas } = this.data;
    const row = sagas.rows.rowOf(saga);
    if (row !== undefined) return sagas.rows.live(row).turned === 1;
    const { status, turnedBy, reason } = book.ends.table.col;
    const end = book.endOf(saga);
    if (status[end] === COMPENSATED || turnedBy[end] !== NOBODY) return true;
    return reason[end] !== BY_REFUSAL && reason[end] !== BY_CRASH;
  }

  private passes(saga: number, state: SagaStateName, filter: SagaFilter): boolean {
    if (filter.saga !== undefined && this.partOf(saga).model.id !== filter.saga) return false;
    if (filter.states !== undefined && !filter.states.includes(state)) return false;
    const text = filter.text?.trim().toLowerCase() ?? '';
    if (text === '') return true;
    if (text === String(saga) || text === `#${saga}`) return true;
    const words = [this.data.book.subjectOf(saga), this.why(saga), ...this.present(saga)];
    return words.join(' ').toLowerCase().includes(text);
  }

  /** The names of the steps at which a saga stands now. */
  private present(saga: number): string[] {
    const row = this.data.sagas.rows.rowOf(saga);
    if (row === undefined) return [];
    const { names, steps } = this.namedConfig(saga);
    const { phases } = this.data.sagas.rows.live(row);
    return names.filter(
      (_, step) =>
        PRESENT.includes(actionMark(phases[step])) || PRESENT.includes(undoMark(phases[steps + step])),
    );
  }

  /** Why it turned back, with what whoever refused has said. */
  private why(saga: number): string {
    const { book, sagas } = this.data;
    const row = sagas.rows.rowOf(saga);
    const end = book.endOf(saga);
    const { turnedBy, reason } =
      row === undefined
        ? { turnedBy: book.ends.table.col.turnedBy[end], reason: book.ends.table.col.reason[end] }
        : turnOf(sagas.rows.live(row));
    const stuck = this.stuckSteps(saga);
    if (stuck !== '') return `${stuck} needs an operator`;
    if (turnedBy === NOBODY && (row === undefined ? reason === 0 : reason < 0)) return '';
    const words = TURNING_REASONS[Math.max(0, reason)]?.words ?? '';
    if (turnedBy === NOBODY) return words;
    const name = this.namedConfig(saga).names[turnedBy];
    const said = this.saidBy(saga, turnedBy);
    return said === '' ? `${name} ${words}` : `${name} ${words}: ${said}`;
  }

  private stuckSteps(saga: number): string {
    const row = this.data.sagas.rows.rowOf(saga);
    if (row === undefined || this.data.sagas.rows.live(row).status !== STUCK) return '';
    const { names, steps } = this.namedConfig(saga);
    const { phases } = this.data.sagas.rows.live(row);
    const stuck: string[] = [];
    for (let act = 0; act < 2 * steps; act++) {
      const name = names[act % steps];
      if (actionMark(phases[act]) === 'needs-operator') stuck.push(act < steps ? name : `undoing ${name}`);
    }
    return stuck.join(', ');
  }

  /** What the answer said that made a saga turn back: "Payment declined". */
  private saidBy(saga: number, step: number): string {
    const { book } = this.data;
    const { step: steps, direction, answer } = book.entries.table.col;
    const row = book
      .entriesOf(saga)
      .findLast((one) => steps[one] === step && direction[one] === 0 && answer[one] >= 0);
    return row === undefined ? '' : messageOf(this.world.payloads.get(answer[row]));
  }

  private matrix(): SagaMatrixRow[] {
    const { begun, sagas } = this.data.part;
    return begun.map(({ saga: index }): SagaMatrixRow => {
      const { model, config } = sagas[index];
      const steps = config.stepIds.map((id) => {
        const name = this.nameOf('step', `${model.id}/${id}`);
        return { id, name, forward: 0, back: 0, stuck: 0 };
      });
      for (const saga of this.data.sagas.rows.numbers) {
        if (this.partOf(saga).model.id === model.id) this.countIn(saga, steps);
      }
      return { saga: model.id, name: this.nameOf('saga', model.id), steps };
    });
  }

  private countIn(saga: number, steps: { forward: number; back: number; stuck: number }[]): void {
    const row = this.data.sagas.rows.rowOf(saga);
    if (row === undefined || isFinal(this.data.sagas.rows.live(row).status)) return;
    const { phases } = this.data.sagas.rows.live(row);
    const count = this.partOf(saga).config.steps;
    steps.forEach((step, at) => {
      if (at >= count) return;
      const forward = actionMark(phases[at]);
      const back = undoMark(phases[count + at]);
      if (forward === 'needs-operator' || back === 'needs-operator') step.stuck++;
      else if (forward === 'under-way' || forward === 'waiting') step.forward++;
      else if (back === 'undoing' || back === 'undo-waiting') step.back++;
    });
  }
}

/** Something is going on with an act, or has to. */
const PRESENT: readonly SagaStepMark[] = [
  'under-way',
  'waiting',
  'undoing',
  'undo-waiting',
  'needs-operator',
];

/** In place of a step. */
const NOBODY = 255;

function turnOf(state: { readonly turned: number; readonly turnedBy: number; readonly reason: number }) {
  if (state.turned === 0) return { turnedBy: NOBODY, reason: -1 };
  return { turnedBy: state.turnedBy < 0 ? NOBODY : state.turnedBy, reason: state.reason };
}

/** An answer that is a problem has its message. */
export function messageOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('problem' in answer)) return '';
  return 'message' in answer && typeof answer.message === 'string' ? answer.message : '';
}
