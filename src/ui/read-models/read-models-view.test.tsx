import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AppProvider } from '../app/app-context';
import { standingActors } from '../inspector/actors.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import { DocumentPane } from './document-pane';
import { DocumentTable } from './document-table';
import { ModelHeader } from './model-header';
import { ModelList, moveByKey, NoModels } from './model-list';
import { ModelStands } from './model-stands';
import { QueryResult } from './query-console';
import { QueryForm } from './query-form';
import { NO_DRAFT } from './query-draft';
import {
  orderEvent,
  readDocument,
  readModelDetail,
  readModelRow,
  readResult,
  slowRow,
} from './read-models.test-support';
import { neighbourOf } from './read-models-view';

const nothing = (): void => undefined;
const NOW = 20e9;
const actors = standingActors({ scenario: shopScenario() });

function rendered(content: ReactNode): string {
  // React marks where one text ends and the next one begins.
  return renderToStaticMarkup(<AppProvider actors={actors}>{content}</AppProvider>).replace(
    /<!--.*?-->/g,
    '',
  );
}

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the list of read models', () => {
  const rows = [slowRow(), readModelRow({ id: 'users', name: 'Users', shows: 'users' })];
  const list = (chosen: string | null): string =>
    rendered(
      <ModelList
        rows={rows}
        now={NOW}
        chosen={chosen}
        active={chosen}
        activate={nothing}
        open={nothing}
        openByKey={nothing}
        box={{ current: null }}
      />,
    );

  it('says of each how it stands, how far it is behind and what was saved', () => {
    const text = words(list(null));
    expect(text).toContain('2 read models');
    expect(text).toContain(
      'Orders , at orders-read , Behind , its node is slow , behind by 812 events , 7.70 s saved 1 180 , 3 stale reads',
    );
    expect(text).toContain('Users , at orders-read , Live , behind by 0 events , –');
  });

  it('marks the one that is shown, and teaches as long as none is', () => {
    const html = list('users');
    expect(html.match(/aria-selected="true"/g)).toHaveLength(1);
    expect(html).toMatch(/aria-activedescendant="[^"]*-1"/);
    expect(html).not.toContain('Choose one');
    expect(list(null)).toContain('Choose one');
    expect(words(rendered(<NoModels />))).toContain(
      'made of the events of services. There is none up to this moment.',
    );
  });

  it('is gone through by keys', () => {
    const ids = ['a', 'b', 'c'];
    expect(moveByKey('ArrowDown', ids, null)).toEqual({ to: 'a' });
    expect(moveByKey('ArrowDown', ids, 'a')).toEqual({ to: 'b' });
    expect(moveByKey('ArrowUp', ids, 'a')).toEqual({ to: 'a' });
    expect(moveByKey('End', ids, 'a')).toEqual({ to: 'c' });
    expect(moveByKey('Home', ids, 'c')).toEqual({ to: 'a' });
    expect(moveByKey('Enter', ids, 'b')).toEqual({ open: 'b' });
    expect(moveByKey('Enter', ids, null)).toEqual({ nothing: true });
    expect(moveByKey('Enter', ids, 'gone')).toEqual({ nothing: true });
    expect(moveByKey('Escape', ids, 'b')).toEqual({ leave: true });
    expect(moveByKey('Escape', ids, null)).toEqual({ nothing: true });
    expect(moveByKey('x', ids, 'b')).toEqual({ nothing: true });
    expect(moveByKey('End', [], null)).toEqual({ nothing: true });
  });

  it('is gone through from within one of them, too', () => {
    expect(neighbourOf(['a', 'b'], 'a', 'j')).toBe('b');
    expect(neighbourOf(['a', 'b'], 'b', 'J')).toBeUndefined();
    expect(neighbourOf(['a', 'b'], 'b', 'k')).toBe('a');
    expect(neighbourOf(['a', 'b'], 'a', 'k')).toBeUndefined();
    expect(neighbourOf(['a', 'b'], 'gone', 'j')).toBeUndefined();
    expect(neighbourOf(['a', 'b'], 'a', 'x')).toBeUndefined();
  });
});

describe('one read model', () => {
  const head = (detail = readModelDetail()): string =>
    rendered(<ModelHeader detail={detail} back={nothing} side="stands" setSide={nothing} />);
  const stands = (detail = readModelDetail()): string => rendered(<ModelStands detail={detail} now={NOW} />);

  it('offers what can be said of it now, and nothing else', () => {
    const text = words(head(readModelDetail({ can: ['skip', 'resume'] })));
    expect(text).toContain('Orders Behind');
    expect(text).toContain('Orders, one by one. At orders-read, made of the events of orders-db.');
    expect(text).toMatch(/Go on Skip the event/);
    expect(text).not.toContain('Make anew');
    expect(words(head(readModelDetail({ can: [] })))).not.toContain('Stop');
    const holds = <ModelHeader detail={readModelDetail()} back={nothing} side="holds" setSide={nothing} />;
    expect(words(rendered(holds))).not.toContain('Make anew');
    const row = slowRow({ rebuild: { shownTo: 1, of: 2 } });
    expect(words(head(readModelDetail({ row })))).toContain('Begin anew once more');
  });

  it('has the write side, the read side, and how far they are apart', () => {
    const html = stands();
    expect(html).toMatch(/aria-label="Write side".*812 events.*7.70 s behind.*aria-label="Read side"/);
    const text = words(html);
    expect(text).toContain('Newest event 1 204 Events 904 Rows 380');
    expect(text).toContain('order.created , event 1 204 , orders/web.1204');
    expect(text).toContain('Shows up to 392 Checkpoint 1 180 Documents 377');
    expect(words(stands(readModelDetail({ row: readModelRow() })))).toContain('level');
    expect(html).not.toContain('role="progressbar"');
  });

  it('tells how far a new version has come', () => {
    const rebuild = { shownTo: 1204, of: 4830 };
    const html = stands(readModelDetail({ row: slowRow({ status: 'rebuilding', rebuild }) }));
    expect(html).toMatch(/role="progressbar"[^>]*aria-valuemax="4830" aria-valuenow="1204"/);
    expect(words(html)).toContain('new version: 1 204 of 4 830 events');
  });

  it('says the lag over the run in words, too', () => {
    expect(words(stands())).toContain('Up to 812 events behind; now 812.');
  });

  it('has what it is at, what is parked, what was stale and what changed, each as a way there', () => {
    const row = slowRow({ status: 'stopped', parked: 9, stale: 3 });
    const text = words(
      stands(
        readModelDetail({
          row,
          handling: orderEvent(393),
          parked: [orderEvent(44)],
          staleReads: [{ time: 12e9, request: { client: 'web', number: 17 }, wanted: 1204, shown: 392 }],
        }),
      ),
    );
    expect(text).toContain('It stopped at 3.930 s order.created , event 393');
    expect(text).toContain('Parked events 1 of 9 0.440 s order.created , event 44');
    expect(text).toContain('1 of 3 12.000 s web 17 wanted event 1 204, saw up to 392');
    expect(text).toContain('What happened 10.000 s Fell behind');
    expect(stands()).toMatch(/<button[^>]*title="Go to 10.000 s"/);
  });

  it('says what it waits for where it handles nothing', () => {
    expect(words(stands())).toContain('it waits for the next event');
    const row = slowRow({ status: 'stopped' });
    expect(words(stands(readModelDetail({ row })))).toContain('somebody stopped it');
  });
});

describe('the query console', () => {
  const form = (shows: Parameters<typeof QueryForm>[0]['shows'], statuses: readonly string[] = []): string =>
    rendered(
      <QueryForm shows={shows} statuses={statuses} draft={NO_DRAFT} setDraft={nothing} ask={nothing} />,
    );

  it('has the fields that the read model heeds', () => {
    expect(words(form('orders'))).toContain('Words or id of an order');
    expect(form('orders')).not.toContain('<select');
    expect(words(form('customer-orders', ['paid']))).toContain(
      'Id of a customer Words or id of an order Any status paid',
    );
    expect(words(form('users'))).toContain('Words of a name or address');
    expect(words(form('items'))).toContain('Words or id of an item');
  });

  it('has a row for each document, which says what the write side knows beyond it', () => {
    const documents = [readDocument(), readDocument({ id: 'web.18', isBehind: false, position: 1204 })];
    const html = rendered(
      <DocumentTable shows="orders" documents={documents} chosen="web.18" choose={nothing} />,
    );
    const text = words(html);
    expect(text).toContain(
      'web.17 the write side is at 1 204 pending Ada Lovelace 2 × Tea kettle 8 400 1 180',
    );
    expect(text).toContain('web.18 nothing newer');
    expect(html.match(/aria-expanded="true"/g)).toHaveLength(1);
    const held = { kind: 'parked', events: [335, 336] } as const;
    const missing = [readDocument({ document: null, position: 0, isBehind: false, held })];
    const aside = words(
      rendered(<DocumentTable shows="orders" documents={missing} chosen={null} choose={nothing} />),
    );
    expect(aside).toContain('web.17 parked (events 335, 336)');
    expect(aside).not.toContain('nothing newer');
  });

  it('shows document and row, and where one says something else than the other', () => {
    const pane = (found = readDocument()): string =>
      rendered(<DocumentPane shows="orders" found={found} isBeside close={nothing} />);
    const text = words(pane());
    expect(text).toContain('shows event 1 180, the write side is at 1 204');
    expect(text).toContain('From the document to the row 1 line changed');
    expect(text).toContain('&quot;status&quot;: &quot;confirmed&quot;, was &quot;pending&quot;');
    const { document } = readDocument();
    const same = words(pane(readDocument({ written: document })));
    expect(same).toContain('they say the same');
    expect(words(pane(readDocument({ written: null })))).toContain('The write side has no such row.');
    const missing = words(pane(readDocument({ document: null, position: 0 })));
    expect(missing).toContain('The read model has not heard of it yet.');
    expect(missing).not.toContain('From the document to the row');
  });

  const result = (error: string | null, documents = [readDocument()]): string =>
    rendered(
      <QueryResult
        row={readModelRow()}
        answer={{
          value: { query: { text: 'tea', page: 1 }, result: readResult({ documents }) },
          error,
          retry: nothing,
        }}
        clear={nothing}
      />,
    );

  it('says in a sentence why there is no answer, and shows no other in its place', () => {
    const html = result('The node of the read model is down.');
    expect(words(html)).toContain('The node of the read model is down. Try again');
    expect(html).not.toContain('web.17');
    expect(result(null)).toContain('web.17');
  });

  it('offers to ask for all where nothing fits', () => {
    const text = words(result(null, []));
    expect(text).toContain('No orders that fit “tea” show here.');
    expect(text).toContain('Ask for all');
  });
});
