import { scheduleFields } from '../../../scenario/schedule-settings';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../../base/check-settings';
import { faultKinds } from '../../../scenario/fault-kind-settings';
import { faultFields, type FaultKind } from '../../../scenario/fault-settings';
import type { Fault } from '../../../scenario/format';
import { visibleKeys } from '../../forms/visible-fields';
import { PLAIN_FAULTS } from '../../timeline/faults.test-support';
import { faultForm, faultValues } from './fault-form';
import { phaseOf } from './fault-phase';

const fault: Fault = {
  ...defaultsOf(scheduleFields),
  id: 'crash',
  name: 'Crash',
  kind: 'crash',
  enabled: true,
  target: {},
  fromMs: 20_000,
  toMs: 25_000,
};

describe('a fault', () => {
  it('acts from its beginning up to its end', () => {
    expect(phaseOf(fault, 19.999e9, false)).toBe('ahead');
    expect(phaseOf(fault, 20e9, false)).toBe('acting');
    expect(phaseOf(fault, 24.999e9, false)).toBe('acting');
    expect(phaseOf(fault, 25e9, false)).toBe('over');
  });

  it('comes again as often as it is told to', () => {
    const often: Fault = { ...fault, times: 2, everyMs: 10_000 };
    expect([19e9, 22e9, 27e9, 30e9, 36e9].map((now) => phaseOf(often, now, false))).toEqual([
      'ahead',
      'acting',
      'between',
      'acting',
      'over',
    ]);
  });

  it('has acted, though it lasts, when all that it was to fail has failed', () => {
    const often: Fault = { ...fault, times: 2, everyMs: 10_000 };
    expect([19e9, 22e9, 27e9, 36e9].map((now) => phaseOf(often, now, true))).toEqual([
      'ahead',
      'spent',
      'between',
      'over',
    ]);
  });

  it('never acts while it is switched off', () => {
    expect(phaseOf({ ...fault, enabled: false }, 22e9, false)).toBe('off');
  });
});

describe('the form of a fault', () => {
  it('has every setting of its kind, and the values for them', () => {
    const kinds = Object.keys(faultKinds).filter((kind): kind is FaultKind => kind in faultKinds);
    for (const kind of kinds) {
      const keys = visibleKeys(faultForm(kind), {});
      expect(keys).toEqual(expect.arrayContaining(Object.keys(faultFields[kind])));
      expect(keys).toEqual(expect.arrayContaining(['enabled', 'fromMs', 'toMs', 'times', 'everyMs']));
      expect(Object.keys(faultValues(PLAIN_FAULTS[kind]))).toEqual(expect.arrayContaining(keys));
    }
    expect(Object.keys(faultValues(PLAIN_FAULTS.network)).toSorted()).toEqual(
      visibleKeys(faultForm('network'), {}).toSorted(),
    );
  });

  it('offers ramps only where a fault can act in part', () => {
    const kinds = Object.keys(faultKinds).filter((kind): kind is FaultKind => kind in faultKinds);
    const growing = kinds.filter((kind) => 'rampInMs' in faultForm(kind));
    expect(growing).toEqual(kinds.filter((kind) => 'rampOutMs' in faultForm(kind)));
    expect(growing).toEqual(['degraded', 'capacity', 'crash-at-work', 'network']);
  });
});
