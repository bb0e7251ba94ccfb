import { describe, expect, it } from 'vitest';
import { ensure } from '../../../base/assert';
import { err, ok } from '../../../base/result';
import type { Edit } from '../../../scenario/edit';
import type { Scenario } from '../../../scenario/format';
import { CLOSED } from '../../../state/run';
import { shopScenario } from '../scenario.test-support';
import { inOrder, movedIds } from './stack-order';
import { moveLayer, removeLayer } from './stack-changes';
import { StackEdits } from './stack-edits';

const EDGE = 'orders-payments';
const STALE = [{ path: 'x', expected: 'what the edit was made for: {}', received: '{}' }];

/** A run that takes moves as they are meant, or refuses. */
function setUp() {
  let scenario = shopScenario();
  const sent: { readonly edit: Edit; readonly label: string }[] = [];
  /** What happens elsewhere before each answer; true where the edit does not fit any more. */
  const before: (() => boolean)[] = [];
  const withStack = (change: (ids: readonly string[]) => readonly string[]): void => {
    const edges = scenario.edges.map((edge) =>
      edge.id === EDGE
        ? {
            ...edge,
            stack: inOrder(edge.stack, change(edge.stack.map(({ id }) => id))),
          }
        : edge,
    );
    scenario = { ...scenario, edges } satisfies Scenario;
  };
  const run = {
    getState: () => ({ ...CLOSED, scenario }),
    editTogether: async (edit: Edit, label: string) => {
      sent.push({ edit, label });
      await Promise.resolve();
      if (before.shift()?.() === true) return err(STALE);
      const [, added] = [edit].flat();
      const { id } = { id: added.path.split('.').at(-1) ?? '' };
      withStack((ids) => movedIds(ids, id, ensure(added.at, 'a place')));
      return ok(undefined);
    },
  };
  const ids = (): string[] => ensure(scenario.edges[1], 'the edge').stack.map(({ id }) => id);
  return { edits: new StackEdits(run, EDGE, 'orders → payments'), sent, before, withStack, ids };
}

describe('changes of a stack', () => {
  it('are made one after the other, each from what the one before has led to', async () => {
    const { edits, ids, sent } = setUp();
    await Promise.all([edits.make(moveLayer('retry', 1)), edits.make(moveLayer('retry', 2))]);
    expect(ids()).toEqual(['breaker', 'timeout', 'retry', 'bulkhead']);
    expect(sent.map(({ label }) => label)).toEqual([
      'orders → payments: retry moved inside circuit breaker',
      'orders → payments: retry moved inside timeout',
    ]);
  });

  it('are made anew when something else changed the stack on the way', async () => {
    const { edits, ids, before, sent, withStack } = setUp();
    before.push(() => {
      withStack((all) => movedIds(all, 'bulkhead', 0));
      return true;
    });
    const result = await edits.make(moveLayer('retry', 3));
    expect(result).toMatchObject({ ok: true, value: { layer: 'retry' } });
    expect(sent).toHaveLength(2);
    expect(ids()).toEqual(['bulkhead', 'breaker', 'timeout', 'retry']);
  });

  it('are refused when nothing else has changed, or it never ends', async () => {
    const { edits, before, sent, withStack } = setUp();
    before.push(() => true);
    expect(await edits.make(moveLayer('retry', 3))).toEqual(err(STALE));
    expect(sent).toHaveLength(1);
    for (let times = 0; times < 10; times++) {
      before.push(() => {
        withStack((all) => [...all]);
        return true;
      });
    }
    expect(await edits.make(moveLayer('retry', 3))).toEqual(err(STALE));
    expect(sent.length).toBeLessThan(10);
  });

  it('go on after one that was refused, and send nothing where nothing is to be done', async () => {
    const { edits, ids, before, sent } = setUp();
    before.push(() => true);
    await edits.make(moveLayer('retry', 1));
    await edits.make(moveLayer('retry', 1));
    expect(ids()[1]).toBe('retry');
    const asked = sent.length;
    expect(await edits.make(removeLayer('nobody'))).toEqual(ok(undefined));
    expect(sent).toHaveLength(asked);
  });
});
