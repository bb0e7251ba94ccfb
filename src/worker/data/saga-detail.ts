import { OUTCOMES } from '../../base/outcome';
import { ok, type Result } from '../../base/result';
import { NEVER } from '../../base/time';
import { EFFECTS, type EffectId } from '../../domain/effects/effect-settings';
import {
  ACTION,
  ACT_DONE,
  ATTEMPT_ENDED,
  NEEDS_OPERATOR,
  NOT_HAPPENED,
  REFUSED,
  SEND,
  STATUS,
} from '../../patterns/saga/catalogue';
import type { SagaConfig } from '../../patterns/saga/engine';
import { explain } from '../../patterns/saga/explain';
import { capital, entryText } from '../../patterns/saga/words';
import type { DataWorld } from '../../sim/data/data-world';
import type { World } from '../../sim/world';
import type { SagaActDetail, SagaAttempt, SagaDetail, SagaEntry, SagaRow } from '../sagas';
import { messageOf, type SagaRows } from './saga-list';
import { actionMark, toneOf, undoMark } from './saga-words';

/** One saga whole, as of the present moment. */
export function sagaDetail(
  world: World,
  data: DataWorld,
  rows: SagaRows,
  number: number,
): Result<SagaDetail, string> {
  const config = rows.namedConfig(number);
  const row = data.sagas.rows.rowOf(number);
  const state = row === undefined ? null : data.sagas.rows.live(row);
  const said = state === null ? null : explain(config, state, world.now);
  const told = rowsOf(data, number);
  const summary = rows.row(number);
  return ok({
    row: summary,
    sentence:
      said?.sentence ??
      endSentence(summary, data.part.sagas[data.book.begun.table.col.part[number - 1]].does),
    facts: (said?.facts ?? []).map(({ label, value, unit }) => ({
      label,
      value: unit === undefined ? String(value) : `${value} ${unit}`,
    })),
    acts: actsOf(world, data, rows, number, config, told),
    entries: told.map((one) => entryOf(world, config, one)),
    context: world.payloads.get(data.book.begun.table.col.context[number - 1]),
    deadlineAt: config.deadlineNs === 0 ? null : summary.beganAt + config.deadlineNs,
  });
}

function endSentence({ state, why, steps }: SagaRow, does: readonly EffectId[]): string {
  const turned = why === '' ? '' : ` ${capital(why)}.`;
  if (state === 'completed') return 'Completed: all steps are done.';
  if (state === 'failed') return `Failed: not all could be done or undone.${turned}`;
  // A look at a row leaves nothing behind.
  const stays = steps.filter(
    (mark, step) => ['done', 'in-doubt', 'nothing-to-undo'].includes(mark) && does[step] !== 'check-user',
  ).length;
  if (stays === 0) return `Compensated: all that may have happened was undone.${turned}`;
  const what =
    stays === 1 ? 'one step that may have happened stays' : `${stays} steps that may have happened stay`;
  return `Compensated, but ${what}, for nothing undoes it.${turned}`;
}

/** An entry as the book has it. */
interface Told {
  readonly code: number;
  readonly step: number;
  readonly direction: number;
  readonly attempt: number;
  readonly detail: number;
  readonly answer: number;
  readonly time: number;
}

function rowsOf({ book }: DataWorld, number: number): Told[] {
  const { col } = book.entries.table;
  return book.entriesOf(number).map((row) => ({
    code: col.code[row],
    step: col.step[row] === NO_STEP ? -1 : col.step[row],
    direction: col.direction[row],
    attempt: col.attempt[row],
    detail: col.detail[row],
    answer: col.answer[row],
    time: col.time[row],
  }));
}

/** As the book writes that an entry is about the saga as a whole. */
const NO_STEP = 255;

function entryOf(world: World, config: SagaConfig, told: Told): SagaEntry {
  const { code, step, direction, attempt, detail, answer, time } = told;
  const text = entryText(config, code, step, direction, attempt, detail);
  const message = isEnd(code) && answer >= 0 ? messageOf(world.payloads.get(answer)) : '';
  return { time, text: message === '' ? text : `${text} (${message})`, tone: toneOf(code, detail) };
}

function isEnd(code: number): boolean {
  return code === ACT_DONE || (code >= ATTEMPT_ENDED + NOT_HAPPENED && code <= ATTEMPT_ENDED + REFUSED);
}

/** Actions in their order, and then compensations in the order of their steps. */
function actsOf(
  world: World,
  data: DataWorld,
  rows: SagaRows,
  number: number,
  config: SagaConfig,
  told: readonly Told[],
): SagaActDetail[] {
  const phases = rows.phases(number);
  const row = data.sagas.rows.rowOf(number);
  const state = row === undefined ? null : data.sagas.rows.live(row);
  const part = rows.partOf(number);
  const acts: SagaActDetail[] = [];
  for (let act = 0; act < 2 * config.steps; act++) {
    const step = act % config.steps;
    const direction = act < config.steps ? 'action' : 'compensation';
    const effect = direction === 'action' ? part.does[step] : part.undoes[step];
    if (direction === 'compensation' && config.undoable[step] === 0) continue;
    const own = told.filter(
      (one) => one.step === step && (one.direction === ACTION) === (direction === 'action'),
    );
    const due = state === null || state.due[act] === NEVER ? null : state.due[act];
    acts.push({
      step: config.stepIds[step],
      name: config.names[step],
      direction,
      mark: direction === 'action' ? actionMark(phases[act]) : undoMark(phases[act]),
      edge: part.model.acts[step].edge,
      does: labelOf(effect),
      attempts: attemptsOf(world, own, told),
      dueAt: due,
      limit: state === null ? config.attempts[act] : state.limits[act],
      result: resultOf(world, own),
      needsOperator: phases[act] === NEEDS_OPERATOR,
      group: config.groupEnds[step],
    });
  }
  return acts;
}

function labelOf(effect: EffectId | null): string {
  return effect === null ? '' : EFFECTS[effect].label;
}

function resultOf(world: World, own: readonly Told[]): SagaActDetail['result'] {
  const done = own.findLast(({ code, answer }) => code === ACT_DONE && answer >= 0);
  return done === undefined ? null : world.payloads.get(done.answer);
}

const ENDS = ['done', 'not-done', 'unknown', 'refused'] as const;

/** An attempt lasts from when it was sent until it ended; what was sent again after a crash began anew. */
function attemptsOf(world: World, own: readonly Told[], all: readonly Told[]): SagaAttempt[] {
  const over = all.findLast(({ code, detail }) => code === STATUS && isFinalStatus(detail));
  const attempts = new Map<number, SagaAttempt>();
  for (const { code, attempt, detail, answer, time } of own) {
    if (code === SEND) {
      attempts.set(attempt, { number: attempt, from: time, to: null, end: 'under-way', words: '' });
    } else if (isEnd(code)) {
      const known = attempts.get(attempt);
      // What an operator says of an act is no end of an attempt: that had ended before.
      if (known !== undefined && known.to !== null) continue;
      const message = answer >= 0 ? messageOf(world.payloads.get(answer)) : '';
      const words = code === ACT_DONE ? 'done' : message === '' ? OUTCOMES[detail].label : message;
      const end = ENDS[code - ATTEMPT_ENDED];
      attempts.set(attempt, { number: attempt, from: known?.from ?? time, to: time, end, words });
    }
  }
  return [...attempts.values()].map((one) =>
    one.to === null && over !== undefined
      ? { ...one, to: over.time, end: 'unknown', words: 'given up' }
      : one,
  );
}

function isFinalStatus(status: number): boolean {
  return status === 1 || status === 3 || status === 4;
}
