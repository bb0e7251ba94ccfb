import { describe, expect, it } from 'vitest';
import type { PlanChange } from '../../../scenario/editing/acts';
import type { Call } from '../../../scenario/format';
import { shopScenario } from '../scenario.test-support';
import { callMenu } from './call-menu';

const [one] = shopScenario().requestTypes;
const requestTypes = [one, { ...one, id: 'browse', name: 'browse' }];

function menu(call: Call, at = { step: 1, call: 0 }, beside = 1) {
  const changes: PlanChange[] = [];
  const entries = callMenu({ requestTypes }, { call, at, beside, steps: 2 }, (change) =>
    changes.push(change),
  );
  const item = (label: string) => {
    const found = entries.find((entry) => entry !== 'separator' && 'label' in entry && entry.label === label);
    if (found === undefined || found === 'separator' || !('label' in found)) throw new Error(`no ${label}`);
    return found;
  };
  const press = (label: string): PlanChange | undefined => {
    item(label).onSelect();
    return changes.pop();
  };
  return { item, press };
}

describe('what can be done with a call', () => {
  it('says what is special about it, and changes that', () => {
    const plain = menu('e');
    expect(plain.item('The request waits for it').checked).toBe(true);
    expect(plain.press('The request waits for it')).toEqual({
      kind: 'call',
      step: 1,
      call: 0,
      awaited: false,
    });
    const special = menu({ edge: 'e', optional: true, awaited: false, requestTypes: ['browse'] });
    expect(special.item('The request succeeds without it').checked).toBe(true);
    expect(special.item('browse').checked).toBe(true);
    expect(special.press('browse')).toEqual({ kind: 'call', step: 1, call: 0, requestTypes: [] });
    expect(special.press(one.name)).toMatchObject({ requestTypes: ['browse', one.id] });
  });

  it('moves it, alone or together with others', () => {
    expect(menu('e').press('One step earlier')).toEqual({ kind: 'move', step: 1, to: 0 });
    expect(menu('e').press('Together with the step before')).toEqual({ kind: 'together', step: 1 });
    expect(menu('e', { step: 0, call: 1 }, 2).press('In a step of its own')).toEqual({
      kind: 'apart',
      step: 0,
      call: 1,
    });
    expect(menu('e').press('Remove the call')).toEqual({ kind: 'remove', step: 1, call: 0 });
  });

  it('says why something cannot be done', () => {
    const first = menu('e', { step: 0, call: 0 });
    expect(first.item('One step earlier').disabledReason).toBe('It is the first step.');
    expect(first.item('Together with the step before').disabledReason).toBe('It is the first step.');
    expect(menu('e').item('One step later').disabledReason).toBe('It is the last step.');
    expect(menu('e').item('In a step of its own').disabledReason).toBe('It is alone in its step.');
  });
});
