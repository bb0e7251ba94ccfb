import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BREAKER_FIELD, HEAD } from '../../worker/frame';
import { AppProvider } from '../app/app-context';
import { standingActors, type Stage } from '../inspector/actors.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import { Timeline } from './timeline';

const scenario = shopScenario();

function markup(stage: Partial<Stage> = {}): string {
  return renderToStaticMarkup(
    <AppProvider actors={standingActors({ scenario, ...stage })}>
      <Timeline />
    </AppProvider>,
  );
}

describe('the timeline', () => {
  it('has a named lane for each fault target and each breaker, and one for edits', () => {
    const html = markup();
    for (const name of ['payments', 'orders → payments', 'Edits and verdicts']) {
      expect(html).toContain(
        `<span class="${/class="([^"]*)" title="payments"/.exec(html)?.[1]}" title="${name}">`,
      );
    }
    expect(html).toContain('role="listbox"');
    expect(html).toContain('aria-label="Moment on the time axis"');
  });

  it('says what comes next', () => {
    const frame = {
      head: { [HEAD.time]: 32.4e9 },
      layers: { 'orders-payments/breaker': { [BREAKER_FIELD.mode]: 1, [BREAKER_FIELD.openUntil]: 35.774e9 } },
    };
    expect(markup({ frame })).toContain('Next change expected: half-open at 35.77 s');
  });

  it('tells the same in a table, for whoever does not see the lanes', () => {
    const html = markup();
    expect(html).toContain('<th scope="row">payments fault</th>');
    expect(html).toContain('errors 90 %, latency × 5 from 20.00 s until 45 s');
    expect(html).toContain('closed since the beginning');
  });

  it('marks the lane of the selected part', () => {
    const html = markup({ selection: { kind: 'edge', id: 'orders-payments' } });
    expect(html.match(/aria-selected="true"/g)).toHaveLength(1);
  });
});
