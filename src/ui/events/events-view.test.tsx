import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { EventRow as EventRowOf } from '../../worker/events';
import { AppProvider } from '../app/app-context';
import { standingActors } from '../inspector/actors.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import { EventFilters } from './event-filters';
import { EventFinder } from './event-finder';
import { EventOverview } from './event-overview';
import { ALL_EVENTS, filterOf, type EventQuery } from './event-query';
import { EventRow } from './event-row';
import { EventShown } from './event-shown';
import { EventSource } from './event-source';
import { CHAIN, eventDetail, eventRow, eventWorker, streamDetail } from './events.test-support';
import { StreamShown } from './stream-shown';

const nothing = (): void => undefined;
const actors = standingActors({ scenario: shopScenario() });

function rendered(content: ReactNode): string {
  // React marks where one text ends and the next one begins.
  return renderToStaticMarkup(<AppProvider actors={actors}>{content}</AppProvider>).replace(
    /<!--.*?-->/g,
    '',
  );
}

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

async function sourceOf(query: EventQuery, rows: readonly EventRowOf[]): Promise<EventSource> {
  const source = new EventSource(eventWorker(rows).events, filterOf(query));
  source.begin();
  await vi.waitFor(() => expect(source.known).toBe(true));
  return source;
}

/** Where no row passes there is no list, and nothing of it is asked. */
async function emptyFinder(query: EventQuery, rows: readonly EventRowOf[]): Promise<string> {
  const list = { active: null, isHeld: false, leave: () => false, scroller: { current: null } };
  const hands = { activate: nothing, open: nothing, openByKey: nothing, hold: nothing, release: nothing };
  const source = await sourceOf(query, rows);
  return rendered(<EventFinder {...list} {...hands} source={source} query={query} setQuery={nothing} />);
}

describe('the log of events', () => {
  it('offers the services and types that there are, each with how many events it has', async () => {
    const query = { ...ALL_EVENTS, services: ['payments'] };
    const source = await sourceOf(query, CHAIN);
    const html = rendered(<EventFilters query={query} onChange={nothing} source={source} />);
    expect(words(html)).toContain('All 3 orders 2 payments 1');
    expect(html).toMatch(/aria-pressed="true"[^>]*>payments/);
    expect(words(html)).toContain('payment.declined (1)');
    expect(words(html)).not.toContain('order.created (1)');
  });

  it('has a row for each: what happened and when, to which thing, for which order', () => {
    const place = { id: 'a', top: 0, position: 0, total: 1, active: false, chosen: true, onChoose: nothing };
    const row = eventRow({
      position: 1204,
      service: 'payments',
      stream: 'payments/payment-0001',
      type: 'payment.charged',
      time: 1.2e9,
    });
    const html = rendered(<EventRow {...place} row={row} />);
    expect(html).toContain('aria-selected="true"');
    expect(words(html)).toContain(
      'payment.charged 1.200 s payments payment-0001 2,450 cents of web.17 event 1 204',
    );
  });

  it('teaches where there is nothing to show', async () => {
    expect(words(await emptyFinder(ALL_EVENTS, []))).toContain(
      'stands here in the order in which it happened. There is none up to this moment.',
    );
    const html = await emptyFinder({ ...ALL_EVENTS, text: 'parcel' }, CHAIN);
    expect(words(html)).toContain('0 of 3 events');
    expect(words(html)).toContain('No event up to this moment matches.');
    expect(html).toContain('Clear the filters');
  });

  it('says what there is to choose before anything is chosen', async () => {
    const source = await sourceOf(ALL_EVENTS, CHAIN);
    const text = words(rendered(<EventOverview source={source} look={nothing} send={nothing} />));
    expect(text).toContain('orders order.created 1 order.cancelled 1 payments payment.declined 1');
  });
});

describe('one event', () => {
  const shown = (detail = eventDetail()): string =>
    rendered(<EventShown detail={detail} back={nothing} hasRoom open={nothing} openStream={nothing} />);

  it('says what it says, and where it leads', () => {
    const text = words(shown());
    expect(text).toContain('Event 3, orders/web.17, version 2, at 0.300 s');
    expect(text).toContain('&quot;reason&quot;: &quot;payment declined&quot;');
    for (const way of ['Go to 0.300 s', 'What became of it', 'Saga 17', 'Trace']) expect(text).toContain(way);
  });

  it('shows the chain from its first event, and marks itself', () => {
    const html = shown();
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(words(html)).toMatch(/order\.created .*payment\.declined .*order\.cancelled \(this event\)/);
  });

  it('leads to no saga and no trace where there is none', () => {
    const row = eventRow({ saga: null, type: 'product.created' });
    const text = words(shown(eventDetail({ row, chain: [row], request: null })));
    expect(text).not.toContain('Trace');
    expect(text).not.toContain('Saga 17');
    expect(text).toContain('No saga caused it');
  });
});

describe('what became of one thing', () => {
  const shown = (detail = streamDetail(), wanted: number | null = null): string =>
    rendered(
      <StreamShown
        detail={detail}
        wanted={wanted}
        choose={nothing}
        back={nothing}
        backLabel="Back"
        open={nothing}
        sendTo={nothing}
      />,
    );
  const marked = (html: string, mark: string): readonly string[] =>
    [...html.matchAll(new RegExp(`<div[^>]*data-mark="${mark}">.*?</div>`, 'g'))].map(([line]) =>
      words(line).trim(),
    );

  it('marks what an event changed, in words, too', () => {
    const html = shown();
    expect(marked(html, 'changed')).toEqual([
      '~ changed: &quot;status&quot;: &quot;cancelled&quot;, was &quot;pending&quot;',
      '~ changed: &quot;cancelReason&quot;: &quot;payment declined&quot; was null',
    ]);
    expect(words(html)).toContain('The row at version 2 2 lines changed');
    expect(words(html)).toContain('The event that made it so order.cancelled at 0.300 s');
  });

  it('has a slider over its versions that says which one it is at', () => {
    expect(shown(streamDetail(), 1)).toMatch(
      /<input type="range"[^>]*aria-valuetext="Version 1 of 2: order.created at 0.100 s"[^>]*min="0" max="2"/,
    );
    expect(shown()).toContain('aria-valuetext="Version 2 of 2: order.cancelled at 0.300 s"');
  });

  it('is all new with its first event, and nothing before it', () => {
    const { before: pending } = streamDetail();
    const first = shown(streamDetail({ version: 1, before: null, state: pending }), 1);
    expect(marked(first, 'added')).toHaveLength(5);
    const none = words(shown(streamDetail({ version: 0, before: null, state: null, payload: null }), 0));
    expect(none).toContain('There was no such row yet');
    expect(none).not.toContain('The event that made it so');
  });

  it('lists the newest of very many, and can still be slid to all', () => {
    const html = shown(streamDetail({ versions: 900, version: 900, events: [CHAIN[2]] }));
    expect(html).not.toContain('Before its first event');
    expect(html).toMatch(/type="range"[^>]*max="900"/);
    expect(words(html)).toContain('Only its newest event is listed');
  });
});
