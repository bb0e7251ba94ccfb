import { ENGINE_VERSION } from '../../sim/engine-version';

/**
 * A run file of version 1, as it was written when there was no other. It stays as it is: what was shared then has to be
 * read for ever. The engine is that of today, since a run of another engine is another run.
 */
export const GOLDEN_RUN_V1 = `{
  "format": "breakwater-run",
  "version": 1,
  "engine": ${ENGINE_VERSION},
  "scenario": {
    "format": "breakwater-scenario",
    "version": 2,
    "engine": ${ENGINE_VERSION},
    "id": "small",
    "name": "Small",
    "seed": 5,
    "durationMs": 10000,
    "requestTypes": [{ "id": "read" }],
    "nodes": [
      { "kind": "client", "id": "web", "ratePerSecond": 50, "mix": [{ "requestType": "read", "edge": "web-shop" }] },
      { "kind": "service", "id": "shop", "latency": { "kind": "constant", "ms": 4 }, "plan": ["shop-db"] },
      { "kind": "database", "id": "db", "latency": { "kind": "constant", "ms": 2 } }
    ],
    "edges": [
      { "id": "web-shop", "from": "web", "to": "shop" },
      { "id": "shop-db", "from": "shop", "to": "db", "stack": [{ "id": "breaker", "kind": "circuit-breaker" }] }
    ],
    "faults": [
      { "id": "down", "kind": "degraded", "target": { "nodes": ["db"] }, "fromMs": 3000, "toMs": 6000, "errorRate": 1 }
    ]
  },
  "seed": 7,
  "moment": { "time": 4000000000, "dispatched": 1321 },
  "reach": { "time": 4500000000, "dispatched": 1405 },
  "log": [
    {
      "time": 1000000000,
      "after": 296,
      "label": "Workers of shop: 3",
      "edit": { "path": "nodes.shop.concurrency", "old": 16, "new": 3 }
    },
    {
      "time": 2000000000,
      "after": 658,
      "label": "A timeout before db",
      "edit": [
        {
          "path": "edges.shop-db.stack.quick",
          "old": null,
          "new": { "id": "quick", "kind": "timeout", "enabled": true, "settings": { "afterMs": 20 } },
          "at": 0
        }
      ]
    }
  ],
  "inputs": [],
  "view": { "dockTab": "log", "selection": { "kind": "edge", "id": "shop-db" }, "layer": "breaker" }
}
`;
