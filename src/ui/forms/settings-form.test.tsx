import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { fields as breaker } from '../../patterns/circuit-breaker/settings';
import { fields as fallback } from '../../patterns/fallback/settings';
import { fields as retry } from '../../patterns/retry/settings';
import type { Latency } from '../../scenario/latency';
import type { LoadShape } from '../../scenario/load-shape';
import { AppProvider } from '../app/app-context';
import { standingActors } from '../inspector/actors.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import { IdList } from './id-list';
import { LatencyForm } from './latency-form';
import { LoadShapeForm } from './load-shape-form';
import { OptionalLatency } from './optional-latency';
import { SettingsForm, type SettingsFormProps } from './settings-form';
import { visibleKeys } from './visible-fields';

const scenario = shopScenario();
const actors = standingActors({ scenario });

function rendered(content: ReactNode): string {
  // React marks where one text ends and the next one begins.
  return renderToStaticMarkup(<AppProvider actors={actors}>{content}</AppProvider>).replace(
    /<!--.*?-->/g,
    '',
  );
}

function form(props: Pick<SettingsFormProps, 'fields' | 'values' | 'main'>): string {
  return rendered(
    <SettingsForm {...props} pathOf={(key) => `edges.a.stack.b.${key}`} context="a → b, circuit breaker" />,
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
    const others = visibleKeys(breaker, { openForMs: 8000 }).length - 2;
    expect(others).toBeGreaterThan(3);
    expect(html).toContain(`>${others} more settings at default</button>`);
    expect(html).toContain('aria-expanded="false"');
  });

  it('offers the other edges of the caller where a setting names one, and none', () => {
    const html = rendered(
      <SettingsForm
        fields={fallback}
        values={{ kind: 'other-service', edge: 'orders-cache' }}
        pathOf={(key) => key}
        context="orders → payments, fallback"
        edges={[
          { value: 'orders-cache', label: 'cache' },
          { value: 'orders-spare', label: 'spare' },
        ]}
      />,
    );
    const options = [...html.matchAll(/<option[^>]*value="([\w-]*)"[^>]*>([^<]*)</g)];
    const ofEdges = options.slice(-3).map(([, value, label]) => [value, label]);
    expect(ofEdges).toEqual([
      ['', 'none'],
      ['orders-cache', 'cache'],
      ['orders-spare', 'spare'],
    ]);
    expect(html).toContain('title="cache"');
  });

  it('has a checkbox for each option of a list', () => {
    const html = form({ fields: { retryOn: retry.retryOn }, values: { retryOn: ['error'] } });
    expect(html).toContain('<legend>Retries on</legend>');
    expect(html.match(/type="checkbox"/g)).toHaveLength(retry.retryOn.options.length);
    expect(html.match(/checked=""/g)).toHaveLength(1);
  });
});

describe('the form of a latency', () => {
  const formOf = (latency: Latency): string =>
    rendered(
      <LatencyForm
        latency={latency}
        path="nodes.payments.latency"
        context="payments"
        title="Takes"
        help="How long."
      />,
    );

  it('has its shape and the numbers of that shape, and a drawing', () => {
    const html = formOf({ kind: 'lognormal', medianMs: 60, p95Ms: 120 });
    expect(settingsIn(html)).toEqual(['shape', 'medianMs', 'p95Ms']);
    expect(html).toContain('aria-label="Latency of payments"');
    expect(html).toContain('<span>p50 60 ms</span><span>p95 120 ms</span>');
    expect(formOf({ kind: 'constant', ms: 5 })).not.toContain('<figure');
  });

  it('has both parts of a mixture, which cannot be mixtures themselves', () => {
    const html = formOf({
      kind: 'mixture',
      usual: { kind: 'constant', ms: 5 },
      rare: { kind: 'erlang', meanMs: 80, shape: 2 },
      rareShare: 0.01,
    });
    expect(settingsIn(html)).toEqual(['shape', 'rareShare', 'shape', 'ms', 'shape', 'meanMs', 'shape']);
    expect(html.match(/>mixture of two</g)).toHaveLength(1);
  });

  it('may be switched off', () => {
    const optional = (latency: Latency | undefined): string =>
      rendered(
        <OptionalLatency
          latency={latency}
          field={{ kind: 'flag', label: 'Loses patience', help: 'H.', default: false }}
          usual={{ kind: 'constant', ms: 2000 }}
          path="nodes.web.patience"
          context="web"
          what="patience"
          title="Waits for"
          help="How long."
        />,
      );
    expect(settingsIn(optional(undefined))).toEqual(['on']);
    expect(settingsIn(optional({ kind: 'constant', ms: 3000 }))).toEqual(['on', 'shape', 'ms']);
    expect(optional({ kind: 'constant', ms: 3000 })).toContain('aria-label="Patience of web"');
  });
});

describe('a list of words', () => {
  it('has a chip for each, which can be taken away, and a field for one more', () => {
    const html = rendered(
      <IdList label="Zones" help="H." noun="zone" ids={['east']} path="nodes.a.zones" context="a" />,
    );
    expect(html).toContain('aria-label="Remove zone east"');
    expect(html).toContain('placeholder="Add a zone"');
  });
});

describe('the form of a rate that changes', () => {
  const client = scenario.nodes.find((node) => node.kind === 'client');
  const formOf = (shape: LoadShape): string =>
    client === undefined ? '' : rendered(<LoadShapeForm client={{ ...client, shape }} durationMs={60_000} />);

  it('has the numbers of its kind, and a drawing of what comes', () => {
    expect(settingsIn(formOf({ kind: 'steady' }))).toEqual(['kind']);
    const html = formOf({ kind: 'spike', fromMs: 30_000, toMs: 45_000, ratePerSecond: 50 });
    expect(settingsIn(html)).toEqual(['kind', 'fromMs', 'toMs', 'ratePerSecond']);
    expect(html).toContain('10/s to 50/s');
  });

  it('has only the first points of a long list, and the way to the others', () => {
    const points = Array.from({ length: 1000 }, (_, index) => ({ atMs: index * 50, ratePerSecond: index }));
    const html = formOf({ kind: 'list', between: 'steps', points });
    expect(html.match(/<input/g)?.length).toBeLessThan(50);
    expect(html).toContain('Points 1 to 20 of 1\u2009000');
    expect(html).toContain('aria-label="Points after"');
    expect(formOf({ kind: 'list', between: 'steps', points: points.slice(0, 20) })).not.toContain(
      'Points after',
    );
  });

  it('has a row for each point of a list, the last of which stays', () => {
    const points = [10_000, 20_000].map((atMs) => ({ atMs, ratePerSecond: 4 }));
    const two = formOf({ kind: 'list', between: 'lines', points });
    expect(two).toContain('aria-label="Point 2: moment"');
    expect(two).not.toContain('aria-disabled');
    expect(formOf({ kind: 'list', between: 'lines', points: points.slice(1) })).toContain('aria-disabled');
  });
});
