import { describe, expect, it } from 'vitest';
import { isKeptByBrowser } from './known-headers';
import { placeList } from './place-list';
import { prettyJson, shownBody } from './shown-body';
import { sizeWords, statusTone, statusWords } from './status-words';

describe('a body', () => {
  it('is laid out when it is JSON, and shown as it came when not', () => {
    expect(shownBody('{"a":[1]}').text).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(shownBody('{"a":').text).toBe('{"a":');
    expect(prettyJson('plain')).toBe(null);
  });

  it('is bounded', () => {
    const shown = shownBody('x'.repeat(250_000));
    expect([shown.text.length, shown.more]).toEqual([200_000, 50_000]);
    expect(prettyJson(`[${'1,'.repeat(600_000)}1]`)).toBe(null);
  });

  it('has a size that people read', () => {
    expect([0, 999, 1234, 5_600_000].map(sizeWords)).toEqual(['0 B', '999 B', '1.2 KB', '5.6 MB']);
  });
});

describe('a status', () => {
  it('has words, also one that nobody knows', () => {
    expect([201, 422, 299, 399, 418, 599].map(statusWords)).toEqual([
      'Created',
      'Not valid',
      'Done',
      'Elsewhere',
      'Refused',
      'Failed',
    ]);
  });

  it('is a failure only when the service has failed', () => {
    expect([0, 200, 304, 404, 503].map(statusTone)).toEqual([
      'failed',
      'served',
      'served',
      'neutral',
      'failed',
    ]);
  });
});

describe('headers that browsers keep to themselves', () => {
  it('are known in any case of letters', () => {
    expect(['Cookie', 'HOST', 'Sec-Fetch-Mode', 'Proxy-Authorization'].every(isKeptByBrowser)).toBe(true);
    expect(['Accept', 'X-Cookie', 'Authorization'].some(isKeptByBrowser)).toBe(false);
  });
});

describe('a list of suggestions', () => {
  const page = { width: 1440, height: 900 };
  const field = { left: 500, width: 300, height: 28 };

  it('opens below its field, and above where there is no room', () => {
    expect(placeList({ ...field, top: 100 }, 600, page)).toMatchObject({ top: 132, height: 320 });
    expect(placeList({ ...field, top: 700 }, 600, page)).toMatchObject({ top: 376, height: 320 });
    expect(placeList({ ...field, top: 800 }, 40, page)).toMatchObject({ top: 832, height: 40 });
  });

  it('stays on a page that is narrower than it', () => {
    expect(placeList({ ...field, left: 12, top: 0 }, 90, { width: 390, height: 844 })).toMatchObject({
      left: 8,
      width: 374,
    });
  });
});
