import { describe, expect, it } from 'vitest';
import { PATTERN_IDS, patterns } from '../../patterns/registry';
import { capacityFields, failureFields, queueFields, requestTypeFields } from '../../scenario/node-settings';
import { DEADLINE_LABEL, NODE_LABELS, SETTING_LABELS } from './setting-labels';
import { DECIDES_BY } from './setting-words';

function labelsOf(fields: Readonly<Record<string, { readonly label: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, { label }]) => [key, label]));
}

describe('labels of settings', () => {
  it.each(PATTERN_IDS)('are those of the declarations: %s', (id) => {
    expect(labelsOf(patterns[id].fields)).toMatchObject(SETTING_LABELS[id]);
  });

  it('are those of nodes and request types', () => {
    const fields = { ...capacityFields, ...queueFields, ...failureFields };
    expect(labelsOf(fields)).toMatchObject(NODE_LABELS);
    expect(requestTypeFields.deadlineMs.label).toBe(DEADLINE_LABEL);
  });

  it.each(PATTERN_IDS)('are there for all that decides: %s', (id) => {
    for (const key of DECIDES_BY[id]) expect(SETTING_LABELS[id]).toHaveProperty(key);
  });
});
