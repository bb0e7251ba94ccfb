import { namesOf } from '../names';
import type { Range, Scenario } from '../format';
import { FIGURE_WORDS, type FigureUnit } from './figure-word-settings';
import type { MeasuredPart, MeasureExpectation, Span, StatefulPart } from './format';

/** “from 2 s to 20 s” */
export function rangeText({ fromMs, toMs }: Range): string {
  return `from ${fromMs / 1000} s to ${toMs / 1000} s`;
}

/** “the fault “Payment outage” began”; undefined for a span that stands by itself. */
export function momentText(span: Span, { faults }: Scenario): string | undefined {
  if (!('after' in span)) return undefined;
  const { fault, at } = span.after;
  const name = faults.find(({ id }) => id === fault)?.name ?? fault;
  return `the fault “${name}” ${at === 'start' ? 'began' : 'ended'}`;
}

/** A part by its name; one of several instances with its number. */
export function partText(of: MeasuredPart | StatefulPart | undefined, scenario: Scenario): string {
  const nameOf = namesOf(scenario);
  if (of === undefined) return 'all clients';
  if ('client' in of) return nameOf('node', of.client);
  if ('edge' in of) return nameOf('edge', of.edge);
  const name = nameOf('node', of.node);
  const node = scenario.nodes.find(({ id }) => id === of.node);
  const isOnly = node === undefined || !('instances' in node) || node.instances === 1;
  return of.instance === undefined || isOnly ? name : `${name} ${of.instance}`;
}

/** “at least 99 %”, “at most 250 ms”, “from 1 to 2 a second” */
export function boundsText({ figure, atLeast, atMost }: MeasureExpectation): string {
  const { unit } = FIGURE_WORDS[figure];
  const text = (value: number): string => quantityText(value, unit, LAST_DECIMAL);
  if (atLeast === undefined) return atMost === undefined ? '' : `at most ${text(atMost)}`;
  return atMost === undefined ? `at least ${text(atLeast)}` : `from ${text(atLeast)} to ${text(atMost)}`;
}

/**
 * A figure with as many decimals as it takes to tell on which side of its bounds it lies: 98.96 % is never shown as
 * the 99 % that it fails to reach.
 */
export function valueText(value: number, { figure, atLeast, atMost }: MeasureExpectation): string {
  const { unit } = FIGURE_WORDS[figure];
  const { factor } = scaleOf(value, unit);
  const isClear = (decimals: number, bound: number | undefined): boolean =>
    bound === undefined ||
    Math.sign(Number((value * factor).toFixed(decimals)) - bound * factor) === Math.sign(value - bound);
  let decimals = unit === 'share' ? 1 : 2;
  while (decimals < LAST_DECIMAL && !(isClear(decimals, atLeast) && isClear(decimals, atMost))) decimals++;
  return quantityText(value, unit, decimals);
}

/** Decimals beyond this are the noise of a division. */
const LAST_DECIMAL = 9;

function quantityText(value: number, unit: FigureUnit, decimals: number): string {
  const { factor, word } = scaleOf(value, unit);
  return `${Number((value * factor).toFixed(decimals))}${word}`;
}

function scaleOf(value: number, unit: FigureUnit): { readonly factor: number; readonly word: string } {
  if (unit === 'ms' && value >= 1000) return { factor: 1 / 1000, word: ' s' };
  return UNITS[unit];
}

const UNITS = {
  'per-second': { factor: 1, word: ' a second' },
  share: { factor: 100, word: ' %' },
  ms: { factor: 1, word: ' ms' },
  count: { factor: 1, word: '' },
  times: { factor: 1, word: ' ×' },
} as const;
