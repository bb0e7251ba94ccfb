import { describe, expect, it } from 'vitest';
import { problemDetails } from './problem-details';

const headers = [['Content-Type', 'application/problem+json; charset=utf-8']] as const;

describe('a problem document', () => {
  it('has words and fields', () => {
    const limit = { parameter: 'limit', expected: 'at most 100', received: '500' };
    const body = JSON.stringify({
      title: 'Not valid',
      detail: 'One field is not valid',
      errors: [{ pointer: '/items/0', expected: 'a number', received: '"x"' }, { pointer: 7 }, null, limit],
    });
    expect(problemDetails({ headers, body })).toEqual({
      title: 'Not valid',
      detail: 'One field is not valid',
      errors: [{ pointer: '/items/0', words: 'Expected a number. Received "x".' }],
      parameters: ['limit: Expected at most 100. Received 500.'],
    });
  });

  it('may be anything that says that it is one', () => {
    for (const body of ['', '[]', '"x"', '{"errors": 5}', '{"detail": 1}']) {
      expect(problemDetails({ headers, body })).toEqual({
        title: '',
        detail: '',
        errors: [],
        parameters: [],
      });
    }
  });

  it('is nothing else', () => {
    expect(problemDetails({ headers: [['content-type', 'application/json']], body: '{}' })).toBe(null);
    expect(problemDetails({ headers: [], body: '{}' })).toBe(null);
  });
});
