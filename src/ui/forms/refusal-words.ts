import type { Problem } from '../../base/problem';
import type { SettingFields } from '../../base/settings';
import { msToNs } from '../../base/time';
import { durationText } from '../../base/duration-text';
import type { Scenario } from '../../scenario/format';
import { obstacleText } from '../../state/edits-obstacle';
import { edgeName, nodeName } from '../event-log/part-names';
import { expectationName } from '../inspector/expectation-words';
import { problemSentence } from './setting-words';

/**
 * Why an edit was refused, in the words of the page: which part of the scenario stands in its way, and what to do.
 * The scenario checks an edit as it checks a file, and names places as a file has them.
 */
export function refusalText(
  scenario: Scenario | null,
  fields: SettingFields,
  problems: readonly Problem[],
): string {
  // Of several edits that wait for the same thing it is enough to say once what is in their way.
  const obstacle = problems.map(obstacleText).find((text) => text !== undefined);
  if (obstacle !== undefined) return obstacle;
  const ofExpectations = problems.filter(({ path }) => path.startsWith(EXPECTATIONS));
  const others = problems.filter((problem) => !ofExpectations.includes(problem));
  return [
    ...others.map((problem) => sentenceOf(scenario, fields, problem)),
    ...expectationSentences(scenario, ofExpectations),
  ].join(' ');
}

/** The same of an edit of several parts: each sentence names the part that it is about. */
export function refusalOfSeveral(
  scenario: Scenario | null,
  fields: SettingFields,
  problems: readonly Problem[],
): string {
  const told = problems.slice(0, MOST_TOLD).map((problem) => {
    const name = scenario === null ? undefined : ownerOf(scenario, problem.path);
    const sentence = refusalText(scenario, fields, [problem]);
    return name === undefined ? sentence : `${name}: ${sentence}`;
  });
  const rest = problems.length - told.length;
  return [...told, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ');
}

/** More than a few sentences in a row nobody reads. */
const MOST_TOLD = 3;

function ownerOf(scenario: Scenario, path: string): string | undefined {
  const [list, id] = path.split(/[.[]/);
  if (list === 'edges') return edgeName(scenario, id);
  return list === 'nodes' ? nodeName(scenario, id) : undefined;
}

const EXPECTATIONS = 'expect.';

function sentenceOf(scenario: Scenario | null, fields: SettingFields, problem: Problem): string {
  const [list, id, key] = problem.path.split('.');
  if (list === 'faults' && key === 'target') {
    return `The fault “${scenario?.faults.find((fault) => fault.id === id)?.name ?? id}” aims at it.`;
  }
  if (list === 'nodes' && key === 'mix') {
    return 'It has to ask for something: at least one weight must be above 0.';
  }
  const last = problem.path.split('.').at(-1) ?? '';
  if (Object.hasOwn(fields, last)) return problemSentence(fields, problem);
  return `The scenario takes ${problem.expected}, not ${problem.received}.`;
}

/** Expectations are no part of any form: what stands in the way is named, and so is the way out. */
function expectationSentences(scenario: Scenario | null, problems: readonly Problem[]): string[] {
  const about = (ending: string): readonly Problem[] => problems.filter(({ path }) => path.endsWith(ending));
  const instances = about('.instance');
  const spans = about('.over.toMs');
  const rest = problems.filter((problem) => !instances.includes(problem) && !spans.includes(problem));
  const most = (these: readonly Problem[]): number =>
    Math.max(...these.map(({ received }) => Number.parseFloat(received)));
  const sentences: string[] = [];
  if (instances.length > 0) {
    const last = most(instances);
    const what = `instance ${last}: keep at least ${last} instances`;
    sentences.push(inTheWay(scenario, instances, `is about ${what}`, `go up to ${what}`));
  }
  if (spans.length > 0) {
    const end = durationText(msToNs(most(spans)));
    const what = `up to ${end}: keep the run at least that long`;
    sentences.push(inTheWay(scenario, spans, `looks at the run ${what}`, `look at the run ${what}`));
  }
  if (rest.length > 0) {
    const what = 'not be about anything in this scenario any more: leave it as it is';
    sentences.push(inTheWay(scenario, rest, `would ${what}`, `would ${what}`));
  }
  return sentences;
}

/** “The expectation “shop 3 crashes” is about instance 3: keep at least 3 instances, or delete it first.” */
function inTheWay(
  scenario: Scenario | null,
  problems: readonly Problem[],
  one: string,
  several: string,
): string {
  const ids = [...new Set(problems.map(({ path }) => path.split('.')[1]))];
  const names = ids.map((id) => {
    const expectation = scenario?.expect.find((candidate) => candidate.id === id);
    return `“${scenario === null || expectation === undefined ? id : expectationName(scenario, expectation)}”`;
  });
  if (names.length === 1) {
    return `The expectation ${names[0]} ${one}, or delete it first.`;
  }
  return `The expectations ${names.join(', ')} ${several}, or delete them first.`;
}
