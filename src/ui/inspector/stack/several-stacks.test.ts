import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../../base/check-settings';
import { fields as retry } from '../../../patterns/retry/settings';
import { editedScenario, libraryScenario } from '../../../state/applied-edits.test-support';
import { ensure } from '../../../base/assert';
import type { Scenario } from '../../../scenario/format';
import { changeAll, layersByKind, removeAll, switchAll, type SeveralChange } from './several-stacks';
import { addLayer } from './stack-changes';

const scenario = await libraryScenario('payment-outage');

function made(before: Scenario, { edit }: SeveralChange): Scenario {
  const after = editedScenario(before, edit);
  if ('edges' in after) return after;
  throw new Error(JSON.stringify(after));
}

const kindsIn = ({ edges }: Scenario): readonly string[] =>
  edges.flatMap(({ stack }) => stack.map(({ kind, enabled }) => (enabled ? kind : `${kind} off`)));

describe('the layers of several calls', () => {
  it('are added at the place of their kind, switched and removed at all of them, each by one edit', () => {
    const add = changeAll(scenario.edges, addLayer({ kind: 'retry', settings: defaultsOf(retry) }));
    expect(add.label).toMatch(/^\d+ calls: retry .*added$/);
    const more = made(scenario, add);
    const retries = layersByKind(more.edges).find(({ kind }) => kind === 'retry');
    const [all, calls] = [ensure(retries, 'retries'), more.edges.length];
    expect(all.calls).toBe(calls);
    // Calls that had one have two: both go, each from where it stands by then.
    expect(all.layers.length).toBeGreaterThan(calls);
    const off = made(more, switchAll(all, false));
    expect(kindsIn(off)).not.toContain('retry');
    const gone = made(more, removeAll(all));
    expect(kindsIn(gone).filter((kind) => kind.startsWith('retry'))).toEqual([]);
    expect(kindsIn(gone)).toContain('circuit-breaker');
  });
});
