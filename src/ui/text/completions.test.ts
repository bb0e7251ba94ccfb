import { CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { completions } from './completions';

/** What is offered where the mark stands in a file with these parts; asked for, or by itself while somebody types. */
function offered(marked: string, isAsked = true): readonly string[] {
  const pos = marked.indexOf('¦');
  const doc = marked.replace('¦', '');
  const state = EditorState.create({ doc, extensions: [json()] });
  const result = completions(new CompletionContext(state, pos, isAsked));
  return result?.options.map(({ displayLabel, label }) => displayLabel ?? label) ?? [];
}

const EDGES = `"edges": [
  { "id": "shop-db", "from": "shop", "to": "db", "stack": [{ "id": "guard", "kind": "circuit-breaker", "settings": { "openForMs": 5 } }] },
  { "id": "web-shop", "from": "web", "to": "shop" }
]`;

describe('what is offered in the text of a scenario', () => {
  it('are the keys that are not there yet', () => {
    const keys = offered('{ "id": "x", "nodes": [], "¦" }');
    expect(keys).toEqual(expect.arrayContaining(['edges', 'faults', 'groups']));
    expect(keys).not.toContain('nodes');
    expect(offered('{ ¦ }')).toContain('nodes');
    expect(offered('{ ¦ }', false)).toEqual([]);
  });

  it('are the keys of a part of that kind', () => {
    expect(offered('{ "nodes": [{ "kind": "client", "¦" }] }')).toContain('ratePerSecond');
    const ofService = offered('{ "nodes": [{ "kind": "service", "¦" }] }');
    expect(ofService).toContain('concurrency');
    expect(ofService).not.toContain('ratePerSecond');
    expect(offered('{ "nodes": [{ "kind": "service", "latency": { "kind": "uniform", "¦" } }] }')).toEqual(
      expect.arrayContaining(['fromMs', 'toMs']),
    );
    expect(offered('{ "faults": [{ "kind": "degraded", "¦" }] }')).toContain('errorRate');
    expect(offered('{ "expect": [{ "kind": "all", "of": [{ "kind": "measure", "¦" }] }] }')).toContain(
      'figure',
    );
  });

  it('are the settings of a layer of that kind', () => {
    const layers = '"stack": [{ "kind": "timeout", "settings": { "¦" } }]';
    expect(offered(`{ "edges": [{ ${layers} }] }`)).toEqual(['afterMs', 'withinDeadline']);
  });

  it('are the words of a choice, and of a switch', () => {
    expect(offered('{ "nodes": [{ "kind": "¦" }] }')).toEqual(['client', 'service', 'gateway', 'database']);
    expect(offered('{ "edges": [{ "stack": [{ "kind": "¦" }] }] }')).toContain('bulkhead');
    expect(offered('{ "faults": [{ "enabled": ¦ }] }')).toEqual(['true', 'false']);
    expect(
      offered('{ "edges": [{ "stack": [{ "kind": "retry", "settings": { "retryOn": ["¦"] } }] }] }'),
    ).toContain('timeout');
  });

  it('are what the file calls so', () => {
    const nodes = '"nodes": [{ "id": "web" }, { "id": "shop", "tags": ["core"], "zones": ["east"] }]';
    expect(offered(`{ ${nodes}, "edges": [{ "from": "¦" }] }`)).toEqual(['web', 'shop']);
    expect(offered(`{ ${nodes}, "faults": [{ "target": { "tags": ["¦"] } }] }`)).toEqual(['core']);
    expect(offered(`{ ${nodes}, "faults": [{ "target": { "between": ["¦"] } }] }`)).toEqual(['east']);
    expect(
      offered(
        '{ "requestTypes": [{ "id": "read" }], "nodes": [{ "kind": "client", "mix": [{ "requestType": "¦" }] }] }',
      ),
    ).toEqual(['read']);
    expect(
      offered(`{ ${EDGES}, "expect": [{ "kind": "state", "of": { "edge": "shop-db", "layer": "¦" } }] }`),
    ).toEqual(['guard']);
  });

  it('are only the calls that the node itself makes, also in a step of several', () => {
    const plan = (step: string) =>
      `{ ${EDGES}, "nodes": [{ "kind": "service", "id": "shop", "plan": [${step}] }] }`;
    expect(offered(plan('"¦"'))).toEqual(['shop-db']);
    expect(offered(plan('"¦" "shop-db"'))).toEqual(['shop-db']);
    expect(offered(plan('["shop-db", "¦"]'))).toEqual(['shop-db']);
    expect(offered(plan('{ "edge": "¦" }'))).toEqual(['shop-db']);
    expect(offered(`{ ${EDGES}, "sagas": [{ "node": "web", "steps": [{ "edge": "¦" }] }] }`)).toEqual([
      'web-shop',
    ]);
  });

  it('is nothing where anything may stand, or nothing is known', () => {
    expect(offered('{ "notes": "¦" }')).toEqual([]);
    expect(offered('{ "unknown": { "¦" } }')).toEqual([]);
    expect(offered('¦')).toEqual([]);
  });
});
