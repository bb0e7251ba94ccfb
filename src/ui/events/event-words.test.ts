import { describe, expect, it } from 'vitest';
import { chainWords, idOf, rowTitle, subjectOf, versionOf, versionWords } from './event-words';
import { eventRow } from './events.test-support';

describe('words about events', () => {
  const row = eventRow({ position: 12_345, version: 2, time: 1.2e9 });

  it('say which thing it is about, without its service', () => {
    expect(idOf({ service: 'orders', stream: 'orders/web.17' })).toBe('web.17');
    expect(idOf({ service: 'orders', stream: 'other/web.17' })).toBe('other/web.17');
  });

  it('name the order of the saga unless the stream does', () => {
    expect(subjectOf(eventRow({ stream: 'orders/web.17', subject: 'web.17' }))).toBe('');
    expect(subjectOf(eventRow({ service: 'payments', stream: 'payments/p-1', subject: 'web.17' }))).toBe(
      'web.17',
    );
    expect(subjectOf(eventRow({ saga: null, subject: '', byHand: true }))).toBe('by hand');
  });

  it('tell its place among all, and what it made of its thing', () => {
    expect(rowTitle(row)).toBe(
      'Event 12\u2009345, order.created, made version 2 of orders/web.17 at 1.200 s',
    );
    expect(versionOf(row)).toBe('orders/web.17, version 2');
  });

  it('tell which version is shown', () => {
    expect(versionWords(0, 3, undefined)).toBe('Version 0 of 3: before its first event');
    expect(versionWords(2, 3, row)).toBe('Version 2 of 3: order.created at 1.200 s');
    expect(versionWords(2, 900, undefined)).toBe('Version 2 of 900');
  });

  it('tell what led to it', () => {
    expect(chainWords(eventRow({ saga: null, time: 0 }), [])).toContain('The run began with it');
    expect(chainWords(eventRow({ saga: null }), [])).toContain('No saga caused it');
    expect(chainWords(eventRow({ saga: null, byHand: true }), [])).toContain('sent a command by hand');
    expect(chainWords(row, [row])).toContain('nothing else');
    expect(chainWords(row, [row, eventRow({ position: 2 })])).toContain('led to the next one');
  });
});
