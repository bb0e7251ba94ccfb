import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../scenario/parse-scenario';
import { draftOf, isObject, type Draft, type DraftObject } from '../../scenario/path';
import { randomScenario } from '../../scenario/random-scenario.test-support';
import { fileOf } from '../../scenario/write-scenario';
import { isValid } from './validator.test-support';

/** A place of a file to be changed: found by its number among all. */
interface Holder {
  readonly holder: DraftObject;
  readonly key: string;
}

function placesOf(value: Draft, found: Holder[] = []): Holder[] {
  if (Array.isArray(value)) for (const item of value) placesOf(item, found);
  else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      found.push({ holder: value, key });
      placesOf(value[key], found);
    }
  }
  return found;
}

/** Of a type that no value of a file has in its place: what is a text, a number or a list there is none of these. */
function ofAnotherType(value: Draft): Draft {
  if (typeof value === 'boolean') return 'true';
  return typeof value === 'number' ? { much: true } : true;
}

describe('the schema and the parser', () => {
  it('both take every scenario there can be', () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        expect(isValid(fileOf(scenario))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('both refuse a value of another type, and a key that nothing is called by, wherever it stands', () => {
    fc.assert(
      fc.property(randomScenario, fc.nat(), fc.boolean(), (scenario, place, adds) => {
        const file = draftOf(fileOf(scenario));
        const places = placesOf(file);
        const { holder, key } = places[place % places.length];
        if (adds) holder.nobodyKnows = 1;
        else holder[key] = ofAnotherType(holder[key]);
        expect([isValid(file), parseScenario(file).ok]).toEqual([false, false]);
      }),
      { numRuns: 200 },
    );
  });

  it('differ in one way only: what the schema refuses the parser refuses, too', () => {
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom<Draft>(-1, 0, 0.5, 1e9, '', 'a', [], {}, null, true),
    );
    fc.assert(
      fc.property(randomScenario, fc.nat(), anything, (scenario, place, value) => {
        const file = draftOf(fileOf(scenario));
        const places = placesOf(file);
        const { holder, key } = places[place % places.length];
        Object.assign(holder, { [key]: value });
        // Files of older versions are brought to this one, of which the schema is.
        if (key === 'version' || key === '$schema' || isValid(file)) return;
        expect(parseScenario(file).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});
