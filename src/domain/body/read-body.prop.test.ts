import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMAND_BODIES, LIST_QUERIES, TIMELINE_QUERY } from '../shop-body-settings';
import { anyBody, anyRubbish, everything } from './any-body.test-support';
import type { ObjectShape } from './body-shape';
import { exampleOf } from './json-schema';
import { readBody } from './read-body';

const shapes: [string, ObjectShape][] = [
  ['one of everything', everything],
  ...Object.entries(COMMAND_BODIES).flatMap(([service, bodies]) =>
    Object.entries(bodies).map(([type, shape]): [string, ObjectShape] => [`${service} ${type}`, shape]),
  ),
  ...Object.entries(LIST_QUERIES).map(([service, shape]): [string, ObjectShape] => [
    `${service} list`,
    shape,
  ]),
  ['timeline', TIMELINE_QUERY],
];

describe.each(shapes)('the body of %s', (_name, shape) => {
  it('BODY-1: what fits comes back as it is, in a value of its own', () => {
    fc.assert(
      fc.property(anyBody(shape), (body) => {
        const read = readBody(shape, body);
        expect(read).toEqual({ ok: true, value: body });
        expect(read.ok && read.value).not.toBe(body);
      }),
      { numRuns: 30 },
    );
  });

  it('BODY-2, BODY-5: whatever comes, reading neither throws nor changes a prototype', () => {
    const key = fc.constantFrom(...Object.keys(shape.fields), '__proto__', 'constructor', 'other');
    fc.assert(
      fc.property(anyBody(shape), key, anyRubbish, (body, at, rubbish) => {
        const spoilt: object = Object.assign(Object.create(null), body);
        Object.defineProperty(spoilt, at, { value: rubbish, enumerable: true });
        for (const value of [rubbish, spoilt]) {
          const read = readBody(shape, value);
          if (read.ok) JSON.stringify(read.value);
          else expect(read.error.kind).toBe('validation');
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect('polluted' in {}).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('BODY-1: one wrong field is one problem, at its place', () => {
    const required = Object.keys(shape.fields).filter((key) => shape.fields[key].kind !== 'list');
    fc.assert(
      fc.property(anyBody(shape), fc.constantFrom(...required, '', 'zzzzzzzzzz'), (body, key) => {
        const spoilt = key === '' ? null : { ...Object(body), [key]: Symbol.iterator };
        const read = readBody(shape, spoilt);
        const fields = read.ok || read.error.kind !== 'validation' ? [] : read.error.fields;
        expect(fields.map(({ field }) => field)).toEqual([key === '' ? '' : `/${key}`]);
      }),
      { numRuns: 20 },
    );
  });

  it('BODY-6: the example reads without a problem', () => {
    expect(readBody(shape, exampleOf(shape))).toEqual({ ok: true, value: exampleOf(shape) });
  });
});
