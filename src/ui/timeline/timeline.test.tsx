import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BREAKER_FIELD, HEAD } from '../../worker/frame';
import { AppProvider } from '../app/app-context';
import { standingActors, type Stage } from '../inspector/actors.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import { lanesOf } from './lane-list';
import { Timeline } from './timeline';
import { TimelineSummary } from './timeline-summary';

const scenario = shopScenario();

function markup(stage: Partial<Stage> = {}): string {
  return renderToStaticMarkup(
    <AppProvider actors={standingActors({ scenario, ...stage })}>
      <Timeline />
    </AppProvider>,
  );
}

describe('the timeline', () => {
  it('has a named lane for each fault and each breaker, and one for edits', () => {
    const html = markup();
    expect(html).toContain('role="grid" tabindex="-1" aria-label="Lanes of the timeline"');
    for (const name of ['payments', 'orders → payments', 'Edits and verdicts']) {
      expect(html).toMatch(new RegExp(`<span class="[^"]*name[^"]*">${name}</span>`));
    }
    expect(html).toContain('aria-label="Payment outage. Errors and slowness: payments,');
    expect(html).toContain('aria-label="Moment on the time axis"');
  });

  it('has a switch for each fault, and one stop of the Tab key in all', () => {
    const html = markup();
    expect(html).toMatch(/aria-pressed="true" aria-label="Fault Payment outage"/);
    const grid = html.slice(html.indexOf('role="grid"'), html.indexOf('<table'));
    expect(grid.match(/<button[^>]*tabindex="0"/gi)).toHaveLength(1);
    const off = { ...scenario, faults: scenario.faults.map((fault) => ({ ...fault, enabled: false })) };
    expect(markup({ scenario: off })).toMatch(/aria-pressed="false" aria-label="Fault Payment outage"/);
  });

  it('says what comes next', () => {
    const frame = {
      head: { [HEAD.time]: 32.4e9 },
      layers: { 'orders-payments/breaker': { [BREAKER_FIELD.mode]: 1, [BREAKER_FIELD.openUntil]: 35.774e9 } },
    };
    expect(markup({ frame })).toContain('Next change expected: half-open at 35.77 s');
  });

  it('tells the same in a table, for whoever does not see the lanes', () => {
    const html = renderToStaticMarkup(
      <AppProvider actors={standingActors({ scenario })}>
        <TimelineSummary scenario={scenario} lanes={lanesOf(scenario)} />
      </AppProvider>,
    );
    expect(html).toContain('<th scope="row">payments Errors and slowness</th>');
    expect(html).toContain('payments, errors 90 %, latency × 5, from 20 s until 45 s.');
    expect(html).toContain('closed since the beginning');
  });

  it('marks the lane of the selected part', () => {
    const html = markup({ selection: { kind: 'edge', id: 'orders-payments' } });
    expect(html).toMatch(/aria-pressed="true" aria-label="orders → payments breaker"/);
    expect(html).toMatch(/aria-pressed="false" aria-label="Payment outage\./);
  });
});
