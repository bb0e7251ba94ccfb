import { describe, expect, it } from 'vitest';
import { paintOf, plainColour } from './plain-colour';
import { element, escaped } from './svg-text';
import { fitted, flow } from './text-fit';

describe('colours of pictures', () => {
  it('are hexadecimal, however a browser computes them', () => {
    expect(plainColour('rgb(47, 211, 188)')).toEqual({ hex: '#2fd3bc', opacity: 1 });
    expect(plainColour('rgba(255, 92, 87, 0.09)')).toEqual({ hex: '#ff5c57', opacity: 0.09 });
    expect(plainColour('color(srgb 1 0.360784 0.341176 / 0.09)')).toEqual({ hex: '#ff5c57', opacity: 0.09 });
    expect(plainColour('color(srgb 0 0.5 1)')).toEqual({ hex: '#0080ff', opacity: 1 });
    expect(() => plainColour('var(--tx)')).toThrow('var(--tx)');
  });

  it('paint with an opacity only where one is needed', () => {
    expect(paintOf('fill', 'rgb(0, 0, 0)')).toEqual({ fill: '#000000' });
    expect(paintOf('stroke', 'rgba(0, 0, 0, 0.5)')).toEqual({ stroke: '#000000', 'stroke-opacity': 0.5 });
    expect(paintOf('stroke', 'rgba(0, 0, 0, 0)')).toEqual({ stroke: 'none' });
    expect(paintOf('fill', 'url("#a-late")')).toEqual({ fill: 'url(#a-late)' });
    expect(paintOf('fill', 'none')).toEqual({ fill: 'none' });
  });
});

describe('text of pictures', () => {
  it('is escaped, also in attributes, and holds nothing that XML forbids', () => {
    expect(escaped('a & b < c > "d"')).toBe('a &amp; b &lt; c &gt; &quot;d&quot;');
    expect(escaped('\u0000a\u0008b\uFFFE\uD800c')).toBe('abc');
    expect(element('text', { x: 1 / 3, y: undefined, 'data-name': '"' }, escaped('<'))).toBe(
      '<text x="0.33" data-name="&quot;">&lt;</text>',
    );
    expect(element('g', {})).toBe('<g/>');
  });

  const measure = (text: string): number => text.length * 10;

  it('is cut to its room with three dots, by whole signs', () => {
    expect(fitted('payments', 80, measure)).toBe('payments');
    expect(fitted('payments', 79, measure)).toBe('paymen…');
    expect(fitted('👩‍👩‍👧👩‍👩‍👧', 20, measure)).toBe('…');
    expect(fitted('payments', 5, measure)).toBe('…');
  });

  it('goes on in the next line where a line is full', () => {
    expect(flow([40, 40, 40], 100, 10, 16)).toEqual({
      spots: [
        { x: 0, y: 0 },
        { x: 50, y: 0 },
        { x: 0, y: 16 },
      ],
      height: 32,
    });
    expect(flow([], 100, 10, 16).height).toBe(0);
    expect(flow([300], 100, 10, 16)).toEqual({ spots: [{ x: 0, y: 0 }], height: 16 });
  });
});
