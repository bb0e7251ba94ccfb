import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SettingField, SettingValue } from '../../../base/settings';
import type { Scenario } from '../../../scenario/format';
import { editedScenario, randomScenario } from '../../../state/applied-edits.test-support';
import type { PartRef } from '../../../worker/protocol';
import { partName } from '../../event-log/part-names';
import { groupsOf } from './groups-of';
import { areSame, groupsInCommon, setAllEdit, setTimesEdit, valuesOf, type PartSettings } from './in-common';

function settingsOf(scenario: Scenario, parts: readonly PartRef[]): PartSettings[] {
  return parts.map((part) => ({ part, name: partName(scenario, part), groups: groupsOf(scenario, part) }));
}

/** Any value of the kind; one in ten is out of its range. */
function anyValue(field: SettingField): fc.Arbitrary<SettingValue> {
  switch (field.kind) {
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.options.map(({ value }) => value));
    case 'choices':
      return fc.subarray(field.options.map(({ value }) => value));
    case 'edge':
      return fc.constant('');
    case 'integer':
      return fc.integer({ min: field.min, max: Math.round(field.max * 1.1) });
    default:
      return fc.double({ min: field.min, max: field.max * 1.1, noNaN: true });
  }
}

const severalParts = randomScenario.chain((scenario) => {
  const nodes = scenario.nodes.map(({ id }): PartRef => ({ kind: 'node', id }));
  const edges = scenario.edges.map(({ id }): PartRef => ({ kind: 'edge', id }));
  return fc
    .constantFrom(...[nodes, edges].filter((list) => list.length > 1))
    .chain((list) => fc.subarray(list, { minLength: 2 }))
    .map((parts) => ({ scenario, parts }));
});

describe('settings that several parts have in common', () => {
  it('are set for all by one edit, which is made or refused as a whole in words, and taken back exactly', () => {
    let made = 0;
    fc.assert(
      fc.property(severalParts, fc.gen(), ({ scenario, parts }, draw) => {
        const groups = groupsInCommon(settingsOf(scenario, parts));
        for (const group of groups) {
          if (group.kind === 'time') {
            const edit = setTimesEdit(group, group.owners[0].group.latency);
            if (edit.length > 0 && check(scenario, edit) !== undefined) made++;
            continue;
          }
          const key = draw(fc.constantFrom, ...Object.keys(group.fields));
          const next = draw(anyValue, group.fields[key]);
          const edit = setAllEdit(group, key, next);
          if (edit.length === 0) continue;
          const after = check(scenario, edit);
          if (after === undefined) continue;
          made++;
          const again = groupsInCommon(settingsOf(after, parts));
          const same = again.find(({ title }) => title === group.title);
          // What was set may decide that other settings of the section matter no more.
          if (same?.kind === 'fields' && Object.hasOwn(same.fields, key)) {
            expect(areSame(valuesOf(same, key))).toBe(true);
            expect(valuesOf(same, key)[0].value).toEqual(next);
          }
        }
      }),
      { numRuns: 60 },
    );
    // Sixty cases make 55 to 107 edits, some 77 as a rule: four times the usual spread below that is no luck.
    expect(made).toBeGreaterThan(28);
  });
});

/** What the edit leads to; undefined when it is refused, which has to be in words. */
function check(scenario: Scenario, edit: ReturnType<typeof setAllEdit>): Scenario | undefined {
  const after = editedScenario(scenario, edit);
  if ('nodes' in after) return after;
  for (const { path, expected, received } of after) {
    expect([path, expected, received].every((text) => text.length > 0)).toBe(true);
  }
  return undefined;
}
