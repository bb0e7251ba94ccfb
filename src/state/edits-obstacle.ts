import type { Problem } from '../base/problem';

/**
 * Why an edit could not be made although nothing is wrong with it, and what to do; undefined when the scenario was
 * asked and refused it. The worker names the place `editor` when its part that edits did not come, and `run` when
 * there is no run to edit any more.
 */
export function obstacleText({ path, expected, received }: Problem): string | undefined {
  if (path === 'editor') {
    return 'This edit could not be made: a part of Breakwater could not be fetched. Are you offline? Try again.';
  }
  if (path !== 'run') return undefined;
  if (expected.startsWith('a run ')) {
    return `This edit could not be made: it takes ${expected}. Try again in a moment.`;
  }
  return `This edit was not made. ${asSentence(received)} Try again.`;
}

function asSentence(reason: string): string {
  const text = `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}`;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
