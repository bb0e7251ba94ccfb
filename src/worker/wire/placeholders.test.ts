import { describe, expect, it } from 'vitest';
import { fillPlaceholders } from './placeholders';

const VALUES = { key: 17, user: 'a/b "c"', number: 3 };

describe('placeholders', () => {
  it('are filled wherever they stand, and encoded in a path', () => {
    expect(fillPlaceholders('/orders/{key}?by={user}&n={number}&again={key}', VALUES, 'path')).toBe(
      '/orders/17?by=a%2Fb%20%22c%22&n=3&again=17',
    );
  });

  it('are texts or numbers of JSON in a body, whose own braces stay', () => {
    const body = fillPlaceholders('{"order": {key}, "by": "{user}", "to": {"{}": 1}}', VALUES, 'body');
    expect(JSON.parse(body)).toEqual({ order: 17, by: 'a/b "c"', to: { '{}': 1 } });
  });

  it('leave alone what they do not know, and do not fill what they have filled in', () => {
    expect(fillPlaceholders('/{id}/{ key }/{KEY}', VALUES, 'path')).toBe('/{id}/{ key }/{KEY}');
    expect(fillPlaceholders('{user}', { ...VALUES, user: '{key}' }, 'body')).toBe('{key}');
    expect(fillPlaceholders('{user}', { ...VALUES, user: '$&' }, 'body')).toBe('$&');
  });
});
