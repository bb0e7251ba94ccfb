import { describe, expect, it } from 'vitest';
import { isWritable, keepsSpace, type Place } from './whose-space';

/** Stands in for an element that one of these simple selectors, or several, describe. */
function placeIn(...selectors: readonly string[]): Place {
  const closest = (list: string): object | null => {
    const parts = list.split(/,\s*(?![^(]*\))/).map((part) => part.replace(/:not\(.*\)$/, ''));
    return parts.some((part) => selectors.includes(part)) ? {} : null;
  };
  return { closest };
}

const CLICKED = false;
const REACHED = true;

describe('keepsSpace', () => {
  it.each(['button', '[role="option"]', '[role="tab"]', '[role="button"]', '[role="switch"]', 'summary'])(
    'leaves Space to %s only when the keyboard brought the focus there',
    (control) => {
      expect(keepsSpace(placeIn(control), REACHED)).toBe(true);
      expect(keepsSpace(placeIn(control), CLICKED)).toBe(false);
    },
  );

  it.each(['textarea', 'select', 'input', '[contenteditable]'])('leaves Space to a %s always', (field) => {
    expect(keepsSpace(placeIn(field), CLICKED)).toBe(true);
    expect(isWritable(placeIn(field))).toBe(true);
  });

  it.each(['[role="dialog"]', '[role="menu"]'])('leaves Space to what is open over the page: %s', (box) => {
    expect(keepsSpace(placeIn('button', box), CLICKED)).toBe(true);
  });

  it('runs and pauses where there is nothing to press', () => {
    expect(keepsSpace(placeIn(), REACHED)).toBe(false);
  });
});
