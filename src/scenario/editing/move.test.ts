import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { applyPatch, changesModel } from '../edit';
import { builtIn } from '../library/catalogue';
import { editOfAct } from './edit-of-act';

const scenario = ensure(await builtIn('payment-outage'), 'payment-outage');

describe('moving nodes', () => {
  it('puts them elsewhere by one edit that means nothing to the run', () => {
    const acted = editOfAct(scenario, {
      kind: 'move',
      places: { web: { x: 1.4, y: -2.6 }, orders: { x: 5, y: 6 } },
    });
    expect(acted).toMatchObject({ ok: true, value: { label: '2 nodes moved', made: [] } });
    const after = acted.ok ? applyPatch(scenario, acted.value.edit) : acted;
    if (!after.ok) throw new Error(JSON.stringify(after.error));
    const placeOf = (node: string) => after.value.nodes.find(({ id }) => id === node)?.position;
    expect([placeOf('web'), placeOf('orders')]).toEqual([
      { x: 1, y: -3 },
      { x: 5, y: 6 },
    ]);
    expect(changesModel(scenario, after.value)).toBe(false);
  });

  it('names the only one that moves', () => {
    const acted = editOfAct(scenario, { kind: 'move', places: { orders: { x: 5, y: 6 } } });
    expect(acted).toMatchObject({ value: { label: 'orders moved' } });
  });

  it('may go with what makes the file agree with the drawing, and is what is told', () => {
    const acted = editOfAct(scenario, {
      kind: 'settled',
      places: { web: { x: 1, y: 2 }, orders: { x: 3, y: 4 } },
      act: { kind: 'move', places: { orders: { x: 5, y: 6 } } },
    });
    const edit = acted.ok ? acted.value.edit : [];
    expect(acted).toMatchObject({ value: { label: 'orders moved' } });
    expect(applyPatch(scenario, edit)).toMatchObject({ ok: true });
    const news = (Array.isArray(edit) ? edit : [edit]).map((patch) => patch.new);
    expect(news).toEqual([
      { x: 1, y: 2 },
      { x: 5, y: 6 },
    ]);
  });

  it('is refused for a node that is not there', () => {
    const acted = editOfAct(scenario, { kind: 'move', places: { nobody: { x: 5, y: 6 } } });
    expect(acted).toMatchObject({ ok: false, error: [{ path: 'nodes.nobody' }] });
  });
});
