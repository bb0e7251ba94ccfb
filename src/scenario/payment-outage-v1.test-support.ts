/** A file of version 1, as that version wrote it: what people who saved one have. */
export const PAYMENT_OUTAGE_V1 = `{
  "format": "breakwater-scenario",
  "version": 1,
  "engine": 2,
  "id": "payment-outage",
  "name": "Payment outage",
  "question": "Payments fails for 25 seconds. Does the shop stay on its feet, and how does it come back?",
  "watch": [
    "At 20 s payments begins to fail and to answer slowly. Orders tries each call again, up to three times.",
    "Within a second the breaker of orders → payments opens: orders are refused at once instead of waiting.",
    "Every 5 s three trials are let through. They fail, and the breaker opens again.",
    "At 45 s payments recovers; the next trials succeed, the breaker closes, and orders go through."
  ],
  "tags": ["circuit breaker", "retry", "timeout", "bulkhead"],
  "notes": "",
  "seed": 27,
  "durationMs": 90000,
  "measure": { "fromMs": 2000, "toMs": 90000 },
  "requestTypes": [
    {
      "id": "place-order",
      "name": "Place an order",
      "method": "POST",
      "path": "/orders",
      "deadlineMs": 1500,
      "keys": 0,
      "priority": 0,
      "users": 0
    }
  ],
  "nodes": [
    {
      "kind": "client",
      "id": "web",
      "name": "web",
      "position": { "x": 0, "y": 160 },
      "ratePerSecond": 80,
      "mix": [{ "requestType": "place-order", "edge": "web-gateway", "weight": 1 }]
    },
    {
      "kind": "gateway",
      "id": "gateway",
      "name": "API gateway",
      "position": { "x": 220, "y": 160 },
      "instances": 1,
      "concurrency": 256,
      "queueRoom": 256,
      "latency": { "kind": "lognormal", "medianMs": 2, "p95Ms": 5 },
      "errorRate": 0,
      "holdsWorker": true,
      "plan": ["gateway-orders"]
    },
    {
      "kind": "service",
      "id": "orders",
      "name": "orders",
      "position": { "x": 440, "y": 160 },
      "instances": 2,
      "concurrency": 64,
      "queueRoom": 64,
      "latency": { "kind": "lognormal", "medianMs": 8, "p95Ms": 20 },
      "errorRate": 0,
      "holdsWorker": true,
      "plan": [["orders-inventory", "orders-payments"], "orders-db"]
    },
    {
      "kind": "service",
      "id": "payments",
      "name": "payments",
      "position": { "x": 680, "y": 40 },
      "instances": 2,
      "concurrency": 16,
      "queueRoom": 32,
      "latency": { "kind": "lognormal", "medianMs": 60, "p95Ms": 120 },
      "errorRate": 0,
      "holdsWorker": true,
      "plan": ["payments-db"]
    },
    {
      "kind": "service",
      "id": "inventory",
      "name": "inventory",
      "position": { "x": 680, "y": 280 },
      "instances": 2,
      "concurrency": 16,
      "queueRoom": 64,
      "latency": { "kind": "lognormal", "medianMs": 12, "p95Ms": 30 },
      "errorRate": 0,
      "holdsWorker": true,
      "plan": ["inventory-db"]
    },
    {
      "kind": "database",
      "id": "orders-db",
      "name": "orders db",
      "position": { "x": 460, "y": 320 },
      "instances": 1,
      "concurrency": 32,
      "queueRoom": 256,
      "latency": { "kind": "lognormal", "medianMs": 5, "p95Ms": 12.5 },
      "errorRate": 0,
      "holdsWorker": true,
      "plan": []
    },
    {
      "kind": "database",
      "id": "payments-db",
      "name": "payments db",
      "position": { "x": 900, "y": 40 },
      "instances": 1,
      "concurrency": 32,
      "queueRoom": 256,
      "latency": { "kind": "lognormal", "medianMs": 6, "p95Ms": 15 },
      "errorRate": 0,
      "holdsWorker": true,
      "plan": []
    },
    {
      "kind": "database",
      "id": "inventory-db",
      "name": "inventory db",
      "position": { "x": 900, "y": 280 },
      "instances": 1,
      "concurrency": 32,
      "queueRoom": 256,
      "latency": { "kind": "lognormal", "medianMs": 3, "p95Ms": 7.5 },
      "errorRate": 0,
      "holdsWorker": true,
      "plan": []
    }
  ],
  "edges": [
    {
      "id": "web-gateway",
      "from": "web",
      "to": "gateway",
      "latency": { "kind": "lognormal", "medianMs": 10, "p95Ms": 25 },
      "giveUp": "abandon",
      "stack": []
    },
    {
      "id": "gateway-orders",
      "from": "gateway",
      "to": "orders",
      "latency": { "kind": "constant", "ms": 0.5 },
      "giveUp": "abandon",
      "stack": [{ "id": "timeout", "kind": "timeout", "settings": { "afterMs": 1400 } }]
    },
    {
      "id": "orders-payments",
      "from": "orders",
      "to": "payments",
      "latency": { "kind": "constant", "ms": 0.5 },
      "giveUp": "abandon",
      "stack": [
        {
          "id": "retry",
          "kind": "retry",
          "settings": {
            "backoff": "exponential",
            "factor": 2,
            "initialDelayMs": 80,
            "jitter": "full",
            "jitterRatio": 0.2,
            "maxAttempts": 3,
            "maxDelayMs": 10000,
            "retryOn": ["error", "timeout", "bulkhead-full", "bulkhead-wait", "shed", "refused"]
          }
        },
        {
          "id": "breaker",
          "kind": "circuit-breaker",
          "settings": {
            "comparison": "at-least",
            "failureRate": 0.5,
            "failureThreshold": 5,
            "minimumCalls": 10,
            "openForMs": 5000,
            "trialsMaxDurationMs": 10000,
            "trialsPermitted": 3,
            "trialsRequired": 3,
            "tripOn": "failure-rate-calls",
            "windowBuckets": 10,
            "windowCalls": 20,
            "windowMs": 10000
          }
        },
        { "id": "timeout", "kind": "timeout", "settings": { "afterMs": 250 } },
        {
          "id": "bulkhead",
          "kind": "bulkhead",
          "settings": { "maxConcurrent": 24, "queueLimit": 0, "queueTimeoutMs": 0 }
        }
      ]
    },
    {
      "id": "orders-inventory",
      "from": "orders",
      "to": "inventory",
      "latency": { "kind": "constant", "ms": 0.5 },
      "giveUp": "abandon",
      "stack": [
        {
          "id": "retry",
          "kind": "retry",
          "settings": {
            "backoff": "exponential",
            "factor": 2,
            "initialDelayMs": 80,
            "jitter": "full",
            "jitterRatio": 0.2,
            "maxAttempts": 3,
            "maxDelayMs": 10000,
            "retryOn": ["error", "timeout", "bulkhead-full", "bulkhead-wait", "shed", "refused"]
          }
        },
        {
          "id": "breaker",
          "kind": "circuit-breaker",
          "settings": {
            "comparison": "at-least",
            "failureRate": 0.5,
            "failureThreshold": 5,
            "minimumCalls": 10,
            "openForMs": 5000,
            "trialsMaxDurationMs": 10000,
            "trialsPermitted": 3,
            "trialsRequired": 3,
            "tripOn": "failure-rate-calls",
            "windowBuckets": 10,
            "windowCalls": 20,
            "windowMs": 10000
          }
        },
        { "id": "timeout", "kind": "timeout", "settings": { "afterMs": 250 } },
        {
          "id": "bulkhead",
          "kind": "bulkhead",
          "settings": { "maxConcurrent": 24, "queueLimit": 0, "queueTimeoutMs": 0 }
        }
      ]
    },
    {
      "id": "orders-db",
      "from": "orders",
      "to": "orders-db",
      "latency": { "kind": "constant", "ms": 0.5 },
      "giveUp": "abandon",
      "stack": []
    },
    {
      "id": "payments-db",
      "from": "payments",
      "to": "payments-db",
      "latency": { "kind": "constant", "ms": 0.5 },
      "giveUp": "abandon",
      "stack": []
    },
    {
      "id": "inventory-db",
      "from": "inventory",
      "to": "inventory-db",
      "latency": { "kind": "constant", "ms": 0.5 },
      "giveUp": "abandon",
      "stack": []
    }
  ],
  "faults": [
    {
      "id": "outage",
      "name": "Payment outage",
      "node": "payments",
      "fromMs": 20000,
      "toMs": 45000,
      "errorRate": 0.9,
      "latencyFactor": 5
    }
  ],
  "expect": [
    { "id": "good-before", "kind": "goodput", "atLeast": 0.99, "fromMs": 2000, "toMs": 20000 },
    {
      "id": "fast-before",
      "kind": "latency",
      "atMostMs": 250,
      "fromMs": 2000,
      "percentile": 95,
      "toMs": 20000
    },
    {
      "id": "opens",
      "kind": "breaker-state",
      "edge": "orders-payments",
      "layer": "breaker",
      "state": "open",
      "after": { "fault": "outage", "at": "start" },
      "withinMs": 5000
    },
    {
      "id": "closes",
      "kind": "breaker-state",
      "edge": "orders-payments",
      "layer": "breaker",
      "state": "closed",
      "after": { "fault": "outage", "at": "end" },
      "withinMs": 15000
    },
    {
      "id": "fast-throughout",
      "kind": "latency",
      "atMostMs": 220,
      "fromMs": 20000,
      "percentile": 95,
      "toMs": 60000
    },
    { "id": "good-after", "kind": "goodput", "atLeast": 0.99, "fromMs": 60000, "toMs": 90000 },
    { "id": "fast-after", "kind": "latency", "atMostMs": 250, "fromMs": 60000, "percentile": 95, "toMs": 90000 }
  ]
}
`;
