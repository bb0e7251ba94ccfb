import { durationText, instantText } from '../../base/duration-text';
import { CLOSED, HALF_OPEN, OPEN, OPEN_TIME_OVER } from '../../patterns/circuit-breaker/catalogue';
import { BREAKER_CHANGED } from '../../sim/change-log';
import { breakerCause } from '../../sim/breaker-cause';
import type { WhyMoment } from '../traces';
import { faultMoments, reachedFrom, rowMoment, type ChangeScene, type Told } from './change-scene';
import { breakerTitle, nextText } from './breaker-words';
import { sentence, sentences } from './phrases';

const DID: Readonly<Record<number, string>> = {
  [CLOSED]: 'closed',
  [OPEN]: 'opened',
  [HALF_OPEN]: 'lets trials through',
};

/** How many of its changes before are told. */
const BEFORE = 2;

/** Why a breaker opened, closed, or lets trials through. */
export function whyBreaker(scene: ChangeScene): Told {
  const { names, row, seen } = scene;
  const { edge, layer } = names.configuration.guards[row.subject];
  const name = names.edge(edge);
  const who = names.layer(edge, 'circuit-breaker', layer);
  const facts = seen.words?.facts?.kind === 'breaker' ? seen.words.facts : null;
  const cause = facts !== null && facts.mode === row.a ? facts.cause : breakerCause(row);
  const now = rowMoment(scene, row, {
    title: facts === null ? 'The circuit breaker changed' : breakerTitle({ ...facts, mode: row.a }),
    text: sentences(rowMoment(scene, row).text, seen.words?.state),
    window: row.a === OPEN ? (seen.words?.window ?? null) : null,
    settings: seen.settings,
  });
  const next = facts === null ? null : nextText(facts);
  return {
    question: QUESTIONS[row.a] === undefined ? `Why did ${name} change?` : QUESTIONS[row.a](name),
    answer: sentence(
      `${reasonText(scene, cause)}, so ${who} ${DID[row.a] ?? 'changed'}${next === null ? '' : `; ${next}`}`,
    ),
    moments: [...before(scene, edge), now, ...after(scene)].sort((one, other) => one.time - other.time),
  };
}

const QUESTIONS: Readonly<Record<number, (name: string) => string>> = {
  [CLOSED]: (name) => `Why did ${name} close?`,
  [OPEN]: (name) => `Why did ${name} open?`,
  [HALF_OPEN]: (name) => `Why does ${name} let trials through?`,
};

/** What opened it for how long is told by the change before. */
function reasonText({ row, rows, index }: ChangeScene, cause: string): string {
  if (row.b !== OPEN_TIME_OVER) return cause;
  const opened = changesBefore({ row, rows, index }).at(-1);
  if (opened?.a !== OPEN) return 'its open time was over';
  return `its open time of ${durationText(row.time - opened.time)} since ${instantText(opened.time)} was over`;
}

function changesBefore({ row, rows, index }: Pick<ChangeScene, 'row' | 'rows' | 'index'>) {
  return rows
    .slice(0, index)
    .filter(({ code, subject }) => code === BREAKER_CHANGED && subject === row.subject);
}

/** The faults that act on whatever lies behind the edge, and how the breaker came to where it stood. */
function before(scene: ChangeScene, edge: number): WhyMoment[] {
  const { names, seen } = scene;
  const behind = reachedFrom(seen.model, names.configuration.edges[edge].model.id);
  const faults = faultMoments(scene, (fault) =>
    fault.on === 'nodes'
      ? fault.nodes.some((id) => behind.nodes.has(id))
      : fault.edges.some((id) => behind.edges.has(id)),
  );
  const changes = changesBefore(scene)
    .slice(-BEFORE)
    .map((row) => rowMoment(scene, row, { title: titleOf(row.a) }));
  return [...faults, ...changes];
}

/** What it did next, where the run has come that far. */
function after(scene: ChangeScene): WhyMoment[] {
  const { row, rows, index } = scene;
  const next = rows
    .slice(index + 1)
    .find(({ code, subject }) => code === BREAKER_CHANGED && subject === row.subject);
  return next === undefined ? [] : [rowMoment(scene, next, { title: `${titleOf(next.a)} next` })];
}

function titleOf(mode: number): string {
  if (mode === OPEN) return 'It opened';
  return mode === CLOSED ? 'It closed' : 'It let trials through';
}
