import { describe, expect, it } from 'vitest';
import { goToLine, nextLine } from './other-line';
import { recordingRun } from './recording-run.test-support';
import { createView } from './view';

function stage(comparedLine: number | null) {
  const run = recordingRun({ line: 1 });
  const view = createView({ kind: 'run', scenarioId: 'a' });
  view.setState({ comparedLine });
  return { run, view };
}

describe('the next line', () => {
  it('is the one after, and the first after the last', () => {
    const lines = [{ id: 1 }, { id: 4 }, { id: 6 }];
    expect([1, 4, 6].map((line) => nextLine(lines, line))).toEqual([4, 6, 1]);
    expect(nextLine([{ id: 1 }], 1)).toBeUndefined();
    expect(nextLine([], 0)).toBeUndefined();
  });
});

describe('to go on with another line', () => {
  it('leaves a comparison with a third one as it is', () => {
    const actors = stage(3);
    goToLine(actors, 2);
    expect(actors.run.calls).toEqual(['chooseLine 2']);
    expect(actors.view.getState().comparedLine).toBe(3);
  });

  it('makes two that are compared change places', () => {
    const actors = stage(2);
    goToLine(actors, 2);
    expect(actors.view.getState().comparedLine).toBe(1);
  });

  it('does nothing on the line that runs', () => {
    const actors = stage(null);
    goToLine(actors, 1);
    expect(actors.run.calls).toEqual([]);
  });
});
