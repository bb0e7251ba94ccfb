import { describe, expect, it } from 'vitest';
import { storePresets } from '../../../scenario/store-preset-settings';
import { storeFields } from '../../../scenario/store-settings';
import { documentDatabase } from '../databases.test-support';
import { storeEdit, unusualSettings } from './store-edit';

const KINDS = storeFields.store.options.map(({ value }) => value);
const PATH = 'nodes.db.';

describe('the edit that makes a database one of a kind', () => {
  it.each(KINDS)('sets all that is usual for it, from what it was: %s', (store) => {
    const node = documentDatabase();
    const edit = storeEdit(node, store);
    const part = (key: 'old' | 'new') =>
      Object.fromEntries(edit.map((patch) => [patch.path.slice(PATH.length), patch[key]]));
    const { latency, settings } = storePresets[store];
    expect(edit.every(({ path }) => path.startsWith(PATH))).toBe(true);
    expect(node).toMatchObject(part('old'));
    expect({ ...node, ...part('new') }).toMatchObject({ store, latency, ...settings });
  });

  it('leaves alone what is so already', () => {
    const { latency, settings } = storePresets.document;
    expect(storeEdit(documentDatabase({ latency, ...settings }), 'document')).toEqual([]);
    const paths = storeEdit(documentDatabase({ latency, ...settings, queueRoom: 5 }), 'document');
    expect(paths).toEqual([{ path: 'nodes.db.queueRoom', old: 5, new: settings.queueRoom }]);
  });
});

it('names what is set otherwise than is usual, as the forms do', () => {
  const { latency, settings } = storePresets.document;
  const usual = { latency, ...settings };
  expect(unusualSettings(documentDatabase(usual))).toEqual([]);
  expect(unusualSettings(documentDatabase({ ...usual, queueRoom: 5 }))).toEqual(['Room']);
  const other = { kind: 'constant', ms: 8 } as const;
  expect(unusualSettings(documentDatabase({ ...usual, latency: other }))).toEqual(['Work']);
  // The order in which a file says it does not matter.
  const turned = { p95Ms: 20, medianMs: 8, kind: 'lognormal' } as const;
  expect(unusualSettings(documentDatabase({ ...usual, latency: turned }))).toEqual([]);
});
