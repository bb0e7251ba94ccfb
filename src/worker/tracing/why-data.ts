import { BEHIND, LIVE } from '../../patterns/projection/codes';
import {
  COMMANDED_BY_HAND,
  VIEW_CHANGED,
  VIEW_PASSED,
  VIEW_REBUILT,
  VIEW_TOLD,
  WRITER_GAVE_UP,
  type ChangeRow,
} from '../../sim/change-log';
import { namesOf } from '../../scenario/names';
import type { WhyMoment } from '../traces';
import { faultMoments, rowMoment, rowText, type ChangeScene, type Told } from './change-scene';

const OF_VIEWS: readonly number[] = [VIEW_CHANGED, VIEW_PASSED, VIEW_REBUILT, VIEW_TOLD];
const OF_OTHERS: readonly number[] = [WRITER_GAVE_UP, COMMANDED_BY_HAND];

/** Sagas have reasons of their own. */
export function isOfData({ code }: ChangeRow): boolean {
  return OF_VIEWS.includes(code) || OF_OTHERS.includes(code);
}

/** Why something happened to a read model or a writer, or what was commanded by hand. */
export function whyData(scene: ChangeScene): Told {
  const { row } = scene;
  if (OF_VIEWS.includes(row.code)) return whyView(scene);
  return row.code === WRITER_GAVE_UP ? whyGaveUp(scene) : whyCommanded(scene);
}

/** What had happened to it since it was up to date, and what acts on it and on what it reads. */
function whyView(scene: ChangeScene): Told {
  const { names, row } = scene;
  const view = names.configuration.data?.views.at(row.subject)?.model;
  const name = namesOf(names.scenario)('view', view?.id ?? '');
  const step = (one: ChangeRow): WhyMoment =>
    rowMoment(scene, one, {
      title: name,
      part: view === undefined ? null : { kind: 'node', id: view.node },
    });
  const moments = [...faultsOn(scene, view?.id), ...ledTo(scene).map(step), step(row)];
  return {
    question: viewQuestion(row, name),
    answer: rowText(scene, row),
    moments: moments.sort((one, other) => one.time - other.time),
  };
}

/** What began before is over; of a version that is made anew all that is known of that version. */
function ledTo({ row, rows, index }: ChangeScene): readonly ChangeRow[] {
  const before = rows
    .slice(0, index)
    .filter((one) => OF_VIEWS.includes(one.code) && one.subject === row.subject);
  const last = before.findLastIndex(({ code, a }) => code === VIEW_CHANGED && a === LIVE);
  const isOfVersion = (one: ChangeRow): boolean =>
    row.code === VIEW_REBUILT && one.code === VIEW_REBUILT && one.b === row.b;
  return before.filter((one, place) => place > last || isOfVersion(one));
}

/** It lives at a node, and reads along edges from others: those of that instant, whatever edits have made of them since. */
function faultsOn(scene: ChangeScene, viewId: string | undefined): readonly WhyMoment[] {
  const { edges, data } = scene.seen.model;
  const view = data?.views.find(({ id }) => id === viewId);
  if (view === undefined) return [];
  const ways = [view.source, ...Object.values(view.lookups)];
  const reads = edges.filter(({ id }) => ways.includes(id));
  const places = new Set([view.node, ...reads.map(({ to }) => to)]);
  return faultMoments(scene, (fault) =>
    fault.on === 'nodes'
      ? fault.nodes.some((id) => places.has(id))
      : fault.edges.some((id) => ways.includes(id)),
  );
}

function viewQuestion({ code, a }: ChangeRow, name: string): string {
  if (code === VIEW_PASSED) return `Why did ${name} pass over an event?`;
  if (code !== VIEW_CHANGED) return `What became of ${name}?`;
  if (a === LIVE) return `Why is ${name} up to date again?`;
  return a === BEHIND ? `Why is ${name} behind?` : `Why did ${name} stop?`;
}

function whyGaveUp(scene: ChangeScene): Told {
  const { names, row } = scene;
  const writer = names.configuration.data?.writers.at(row.a)?.model;
  const name = namesOf(names.scenario)('writer', writer?.id ?? '');
  const part = writer === undefined ? null : ({ kind: 'node', id: writer.node } as const);
  return {
    question: `Why did ${name} give up?`,
    answer: rowText(scene, row),
    moments: [rowMoment(scene, row, { title: 'A writer gave up', part })],
  };
}

function whyCommanded(scene: ChangeScene): Told {
  const { names, row } = scene;
  const answer = names.heard.commanded(row.c) ?? rowText(scene, row);
  return {
    question: 'What was commanded by hand?',
    answer,
    moments: [
      rowMoment(scene, row, { title: 'A command by hand', text: answer, part: names.nodeRef(row.subject) }),
    ],
  };
}
