import { describe, expect, it } from 'vitest';
import { facetValues, findScenarios, NO_FILTERS, toggled } from './find-scenarios';
import { titleWith } from './titles.test-support';

const ONE = titleWith({ id: 'one', question: 'What is saved?', tags: ['circuit breaker', 'timeout'] });
const TWO = titleWith({
  id: 'two',
  title: 'Retry storm',
  group: 'Retries',
  question: 'Why does it last?',
  tags: ['retry', 'timeout'],
  watch: ['The queue is full of work for nobody.'],
  level: 2,
});
const ALL = [ONE, TWO];

const ids = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);
const found = (text: string, filters = NO_FILTERS): string[] => ids(findScenarios(ALL, text, filters));

describe('the search', () => {
  it('shows all while nothing is sought', () => {
    expect(found('')).toEqual(['one', 'two']);
    expect(found('   ')).toEqual(['one', 'two']);
  });

  it('looks into title, question, tags, group and what to watch, in any case and order', () => {
    expect(found('STORM')).toEqual(['two']);
    expect(found('saved')).toEqual(['one']);
    expect(found('outage circuit')).toEqual(['one']);
    expect(found('outage storm')).toEqual([]);
    expect(found('guards')).toEqual(['one']);
    expect(found('nobody queue')).toEqual(['two']);
  });

  it('puts what says so in its title first, and forgives a slip', () => {
    const named = titleWith({ id: 'named', title: 'Timeout', tags: [] });
    expect(ids(findScenarios([...ALL, named], 'timeout', NO_FILTERS))).toEqual(['named', 'one', 'two']);
    expect(found('braker')).toEqual(['one']);
  });

  it('takes a scenario as it is of which only the title has come', () => {
    const { id, group, title, seconds, seed } = ONE;
    const bare = [{ id, group, title, seconds, seed }];
    expect(ids(findScenarios(bare, 'payment', NO_FILTERS))).toEqual(['one']);
    expect(findScenarios(bare, '', { ...NO_FILTERS, levels: ['Deep'] })).toEqual([]);
  });
});

describe('filters', () => {
  it('let through what has one of the chosen values of each kind', () => {
    expect(found('', { ...NO_FILTERS, tags: ['retry'] })).toEqual(['two']);
    expect(found('', { ...NO_FILTERS, tags: ['retry', 'timeout'] })).toEqual(['one', 'two']);
    expect(found('', { groups: ['Retries'], levels: ['First steps'], tags: [] })).toEqual([]);
    expect(found('', { ...NO_FILTERS, levels: ['Deep'] })).toEqual(['two']);
  });

  it('count what each value would leave beside the other filters and the search', () => {
    expect(facetValues(ALL, 'tags', '', NO_FILTERS)).toEqual([
      { value: 'timeout', count: 2 },
      { value: 'circuit breaker', count: 1 },
      { value: 'retry', count: 1 },
    ]);
    expect(facetValues(ALL, 'tags', '', { ...NO_FILTERS, levels: ['Deep'], tags: ['retry'] })).toEqual([
      { value: 'timeout', count: 1 },
      { value: 'circuit breaker', count: 0 },
      { value: 'retry', count: 1 },
    ]);
    expect(facetValues(ALL, 'groups', 'storm', NO_FILTERS)).toEqual([
      { value: 'Guards', count: 0 },
      { value: 'Retries', count: 1 },
    ]);
  });

  it('name all levels, from little to much', () => {
    expect(facetValues([ONE], 'levels', '', NO_FILTERS).map(({ value }) => value)).toEqual([
      'First steps',
      'Some practice',
      'Deep',
    ]);
  });

  it('are chosen and taken back one by one', () => {
    const one = toggled(NO_FILTERS, 'tags', 'retry');
    expect(one).toEqual({ groups: [], levels: [], tags: ['retry'] });
    expect(toggled(one, 'tags', 'retry')).toEqual(NO_FILTERS);
  });
});
