import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { fields as breaker } from '../../patterns/circuit-breaker/settings';
import { fields as retry } from '../../patterns/retry/settings';
import { AppProvider } from '../app/app-context';
import { standingActors } from '../inspector/actors.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import { LatencyForm } from './latency-form';
import { SettingsForm, type SettingsFormProps } from './settings-form';

const actors = standingActors({ scenario: shopScenario() });

function form(props: Pick<SettingsFormProps, 'fields' | 'values' | 'main'>): string {
  return renderToStaticMarkup(
    <AppProvider actors={actors}>
      <SettingsForm {...props} pathOf={(key) => `edges.a.stack.b.${key}`} context="a → b, circuit breaker" />
    </AppProvider>,
  );
}

const settingsIn = (html: string): string[] =>
  [...html.matchAll(/data-setting="(\w+)"/g)].map((found) => found[1]);

describe('a form made from a declaration', () => {
  it('has a row for each field that matters, with value and unit', () => {
    const html = form({ fields: breaker, values: { tripOn: 'failure-rate-calls', openForMs: 8000 } });
    expect(html).toContain('aria-label="Settings of a → b, circuit breaker"');
    expect(settingsIn(html)).not.toContain('failureThreshold');
    expect(settingsIn(html)).not.toContain('windowMs');
    expect(html).toMatch(/value="8"[^>]*>/);
    expect(html).toMatch(/<label[^>]*>Failure rate<\/label>/);
  });

  it('folds what stands at its default, but not what everybody looks for', () => {
    const html = form({ fields: breaker, values: { openForMs: 8000 }, main: ['tripOn'] });
    expect(settingsIn(html)).toEqual(['tripOn', 'openForMs']);
    expect(html).toContain('>4 more settings at default</button>');
    expect(html).toContain('aria-expanded="false"');
  });

  it('has a checkbox for each option of a list', () => {
    const html = form({ fields: { retryOn: retry.retryOn }, values: { retryOn: ['error'] } });
    expect(html).toContain('<legend>Retries on</legend>');
    expect(html.match(/type="checkbox"/g)).toHaveLength(retry.retryOn.options.length);
    expect(html.match(/checked=""/g)).toHaveLength(1);
  });
});

describe('the form of a latency', () => {
  it('has its shape and the numbers of that shape', () => {
    const html = renderToStaticMarkup(
      <AppProvider actors={actors}>
        <LatencyForm
          latency={{ kind: 'lognormal', medianMs: 60, p95Ms: 120 }}
          path="nodes.payments.latency"
          context="payments"
          title="Takes"
          help="How long."
        />
      </AppProvider>,
    );
    expect(settingsIn(html)).toEqual(['shape', 'medianMs', 'p95Ms']);
    expect(html).toContain('aria-label="Latency of payments"');
  });
});
