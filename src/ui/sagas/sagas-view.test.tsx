import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { AppProvider } from '../app/app-context';
import { standingActors } from '../inspector/actors.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import { ActTable } from './act-table';
import { drawnSaga } from './act-lines';
import type { SagaRow as SagaRowOf } from '../../worker/sagas';
import { SagaFilters } from './saga-filters';
import { SagaFinder } from './saga-finder';
import { SagaRow } from './saga-row';
import { SagaMatrix } from './saga-matrix';
import { SagaShown } from './saga-pane';
import { ALL_SAGAS, filterOf, type SagaQuery } from './saga-query';
import { SagaSource } from './saga-source';
import { attempt, sagaAct, sagaRow, sagaWorker, turnedBack } from './sagas.test-support';

const nothing = (): void => undefined;
const NOW = 3e9;
const actors = standingActors({ scenario: shopScenario() });

function rendered(content: ReactNode): string {
  // React marks where one text ends and the next one begins.
  return renderToStaticMarkup(<AppProvider actors={actors}>{content}</AppProvider>).replace(
    /<!--.*?-->/g,
    '',
  );
}

async function sourceOf(query: SagaQuery, rows: readonly SagaRowOf[]): Promise<SagaSource> {
  const source = new SagaSource(sagaWorker(rows).sagas, filterOf(query));
  source.begin();
  await vi.waitFor(() => expect(source.known).toBe(true));
  return source;
}

/** Where no row passes there is no list, and nothing of it is asked. */
async function emptyFinder(query: SagaQuery, rows: readonly SagaRowOf[]): Promise<string> {
  const list = { active: null, isHeld: false, leave: () => false, scroller: { current: null } };
  const hands = { activate: nothing, open: nothing, openByKey: nothing, askWhy: nothing, hold: nothing };
  const source = await sourceOf(query, rows);
  return rendered(
    <SagaFinder {...list} {...hands} source={source} query={query} setQuery={nothing} release={nothing} />,
  );
}

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the list of sagas', () => {
  it('offers the states that there are, each with how many are in it', async () => {
    const source = await sourceOf(ALL_SAGAS, [sagaRow(), sagaRow({ number: 2, state: 'stuck' })]);
    const html = rendered(<SagaFilters query={ALL_SAGAS} onChange={nothing} source={source} />);
    expect(words(html)).toMatch(/All 2 Stuck 1 Running 1 $/);
    expect(html.match(/aria-pressed="true"/g)).toHaveLength(1);
  });

  it('has a row for each with its steps in words, its cause and its age', () => {
    const row = sagaRow({ beganAt: 1e9, state: 'compensating', why: 'Payment declined' });
    const place = { id: 'a', top: 0, position: 0, total: 1, active: false, chosen: true, onChoose: nothing };
    const html = rendered(<SagaRow {...place} row={row} now={NOW} />);
    expect(html).toContain('aria-selected="true"');
    expect(words(html)).toContain('ord-0001 Steps: done, under way, still to come.');
    expect(words(html)).toContain('Compensating , Payment declined 2.00 s');
  });

  it('teaches where there is nothing to show', async () => {
    expect(words(await emptyFinder(ALL_SAGAS, []))).toContain(
      'back again when one of them fails. There is none up to this moment.',
    );
    const html = await emptyFinder({ ...ALL_SAGAS, states: ['failed'] }, [sagaRow()]);
    expect(words(html)).toContain('No saga up to this moment matches.');
    expect(html).toContain('Clear the filters');
    expect(html).toMatch(/aria-pressed="true"[^>]*>.*Failed/);
  });
});

describe('one saga', () => {
  const shown = (detail = turnedBack()): string =>
    rendered(<SagaShown known={{ detail, now: NOW }} back={nothing} hasRoom />);

  it('says what it is about, how it stands and why', () => {
    const text = words(shown());
    expect(text).toContain('ord-0097');
    expect(text).toContain('Stuck');
    expect(text).toContain('nobody knows whether it gave it back');
    expect(text).toContain('Turned back at 1.20 s');
    expect(text).toContain('&quot;orderId&quot;: &quot;ord-0097&quot;');
  });

  it('offers a person what can be said of the act that is stuck, and of no other', () => {
    const html = shown();
    expect(html.match(/>Try again</g)).toHaveLength(1);
    expect(html).toContain('aria-label="As operator: Give the money back"');
    expect(words(html)).toContain('You have undone it by hand');
    expect(html).not.toContain('Cancel this saga');
  });

  it('can be cancelled while it goes forward', () => {
    const detail = { ...turnedBack(), row: sagaRow(), acts: [sagaAct()] };
    expect(shown(detail)).toContain('Cancel this saga');
    expect(shown(detail)).not.toContain('Try again');
  });

  it('has each thing that happened as a way to its moment', () => {
    expect(shown()).toMatch(/<button[^>]*title="Go to 1.200 s"/);
  });

  it('says in a table what the drawing shows', () => {
    const text = words(rendered(<ActTable drawn={drawnSaga({ detail: turnedBack(), now: NOW })} isShown />));
    expect(text).toContain('Undo 2. Payment Needs a person 2 of 2 500 ms nobody knows: timed out');
    expect(text).toContain('4. Confirm Still to come – – not reached');
  });

  it('tells of a try that is still out', () => {
    const act = sagaAct({ mark: 'under-way', attempts: [attempt(1, 2000, null, 'under-way')] });
    const detail = { ...turnedBack(), row: sagaRow({ beganAt: 2e9 }), acts: [act] };
    expect(words(rendered(<ActTable drawn={drawnSaga({ detail, now: NOW })} isShown />))).toContain(
      '1 of 3 since 2.00 s under way',
    );
  });
});

describe('the matrix of unfinished sagas', () => {
  it('has a number to press wherever some stand, which says what it shows', () => {
    const steps = [
      { id: 'pay', name: 'Payment', forward: 3, back: 0, stuck: 0 },
      { id: 'ship', name: 'Shipping', forward: 0, back: 1, stuck: 40 },
    ];
    const html = rendered(<SagaMatrix rows={[{ saga: 'order', name: 'Order', steps }]} show={nothing} />);
    const labels = [...html.matchAll(/<button[^>]*aria-label="([^"]+)"/g)].map(([, label]) => label);
    expect(labels).toEqual([
      'Forward at Payment: 3. Show them',
      'Back at Shipping: 1. Show them',
      'Stuck at Shipping: 40. Show them',
    ]);
    expect(words(html)).toContain('44 unfinished');
  });
});
