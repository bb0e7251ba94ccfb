import type { Problem } from '../../base/problem';
import { obstacleText } from '../../state/edits-obstacle';

const NAMES: Readonly<Record<string, string>> = {
  atLeast: 'The lower bound',
  atMost: 'The upper bound',
  percentile: 'The percentile',
  figure: 'The figure',
  state: 'The state',
  toMs: 'The end',
  fromMs: 'The beginning',
  withinMs: 'The time within which',
  fault: 'The fault',
  layer: 'The breaker',
  instance: 'The instance',
  name: 'The name',
};

/** Why an expectation cannot be as somebody wants it, with the field that it is about. */
export function expectationRefusal(problems: readonly Problem[]): string {
  const obstacle = problems.map(obstacleText).find((text) => text !== undefined);
  if (obstacle !== undefined) return obstacle;
  return problems.map(sentenceOf).join(' ');
}

function sentenceOf({ path, expected, received }: Problem): string {
  const key = path.split('.').at(-1) ?? '';
  const name = NAMES[key];
  return name === undefined
    ? `The scenario takes ${expected}, not ${received}.`
    : `${name} must be ${expected}, not ${received}.`;
}
