import { describe, expect, it } from 'vitest';
import { schemaFields, schemaPointer } from './schema-fields';

const ITEM = {
  type: 'object',
  properties: { quantity: { type: 'integer', minimum: 1, maximum: 99, description: 'How many.' } },
  required: ['quantity'],
};

const SCHEMA = {
  type: 'object',
  properties: {
    email: { type: 'string', format: 'email', minLength: 0, maxLength: 200 },
    items: { type: 'array', items: ITEM, minItems: 1, maxItems: 20 },
    tags: { type: 'array', items: { type: 'string' } },
    state: { type: 'string', enum: ['new', 'paid', 'sent'] },
    'a/b': { type: 'boolean' },
  },
  required: ['items'],
};

describe('the fields of a schema', () => {
  it('are told in order, those of lists and objects below them', () => {
    expect(schemaFields(SCHEMA)).toMatchObject([
      { pointer: '/email', type: 'email', isRequired: false, range: 'at most 200 characters' },
      { pointer: '/items', type: 'list of object', isRequired: true, range: '1 to 20 items', depth: 0 },
      {
        pointer: '/items/*/quantity',
        type: 'whole number',
        isRequired: true,
        range: '1 to 99',
        depth: 1,
        help: 'How many.',
      },
      { pointer: '/tags', type: 'list of text', range: '' },
      { pointer: '/state', range: 'new, paid or sent' },
      { pointer: '/a~1b', name: 'a/b', type: 'true or false' },
    ]);
  });

  it('are none where there is no body', () => {
    expect(schemaFields(null)).toEqual([]);
    expect(schemaFields('anything')).toEqual([]);
  });

  it('stand for every item of a list', () => {
    expect(schemaPointer('/items/0/quantity')).toBe('/items/*/quantity');
    expect(schemaPointer('/items/12')).toBe('/items/*');
    expect(schemaPointer('/line1/2nd')).toBe('/line1/2nd');
  });
});
