import { ENGINE_VERSION } from '../sim/engine-version';

/**
 * A file of version 2 with data and a saga, as it was written then. It stays as it is, whatever becomes of the built-in
 * scenario that it was: files that people have kept say what this one says. Its engine is that of today.
 */
export const ORDER_SAGA_V2 = `{
  "format": "breakwater-scenario",
  "version": 2,
  "engine": ${ENGINE_VERSION},
  "id": "order-saga",
  "name": "Order saga",
  "question": "No transaction spans four services, and three payments in ten are declined. What becomes of the rest?",
  "watch": ["Each order is a saga: create it, reserve the goods, take the payment, prepare the parcel, confirm it.","When the payment is declined the saga turns back: the goods are released, and then the order is cancelled.","What never happened is not undone: shipping hears nothing of an order whose payment was declined.","At any moment some orders are half done. Each of them ends all done or all undone, within a few seconds.","The money that was taken is that of the confirmed orders, to the cent."],
  "tags": ["saga","compensation","database per service"],
  "notes": "The saga is the preset “Order”, with a confirmation at the end: what may have happened is undone, in the reverse order; each step has three attempts and a timeout; an idempotency key makes an attempt that is made again the same request. Take the compensation of a step away and see which of the rules it breaks.",
  "seed": 27,
  "durationMs": 40000,
  "measure": {"fromMs":0,"toMs":40000},
  "requestTypes": [
    {"id":"place-order","name":"Place an order","method":"POST","path":"/orders","deadlineMs":0,"keySkew":0,"keys":20,"priority":0,"users":100}
  ],
  "nodes": [
    {"kind":"client","id":"web","name":"web","position":{"x":0,"y":180},"load":"open","ratePerSecond":10,"users":10,"shape":{"kind":"steady"},"mix":[{"requestType":"place-order","edge":"web-checkout","weight":1}],"spacing":"poisson","think":{"kind":"exponential","meanMs":1000}},
    {"kind":"service","id":"checkout","name":"checkout","position":{"x":260,"y":180},"instances":1,"concurrency":64,"queueRoom":256,"latency":{"kind":"lognormal","medianMs":8,"p95Ms":16},"address":"","coldFactor":3,"crowding":0,"drainMs":10000,"dropsLate":false,"errorClass":"error","errorRate":0,"firstWriteWins":false,"holdsWorker":false,"keepsKeys":true,"neededMs":0,"noticedAfterMs":1000,"owns":"none","plan":[],"queueOrder":"fifo","retryAfterMs":0,"startupMs":1000,"tags":[],"transport":"simulated","warmUpMs":0,"weights":[],"zones":[]},
    {"kind":"database","id":"orders","name":"orders db","position":{"x":540,"y":0},"instances":1,"concurrency":64,"queueRoom":256,"latency":{"kind":"lognormal","medianMs":30,"p95Ms":60},"address":"","coldFactor":3,"crowding":0,"drainMs":10000,"dropsLate":false,"errorClass":"error","errorRate":0,"firstWriteWins":false,"holdsWorker":true,"keepsKeys":true,"neededMs":0,"noticedAfterMs":1000,"owns":"orders","plan":[],"queueOrder":"fifo","retryAfterMs":0,"startupMs":1000,"store":"relational","tags":[],"transport":"simulated","warmUpMs":0,"weights":[],"zones":[]},
    {"kind":"service","id":"inventory","name":"inventory","position":{"x":540,"y":120},"instances":1,"concurrency":64,"queueRoom":256,"latency":{"kind":"lognormal","medianMs":120,"p95Ms":240},"address":"","coldFactor":3,"crowding":0,"drainMs":10000,"dropsLate":false,"errorClass":"error","errorRate":0,"firstWriteWins":false,"holdsWorker":true,"keepsKeys":true,"neededMs":0,"noticedAfterMs":1000,"owns":"inventory","plan":[],"queueOrder":"fifo","retryAfterMs":0,"startupMs":1000,"tags":[],"transport":"simulated","warmUpMs":0,"weights":[],"zones":[]},
    {"kind":"service","id":"payments","name":"payments","position":{"x":540,"y":240},"instances":1,"concurrency":64,"queueRoom":256,"latency":{"kind":"lognormal","medianMs":350,"p95Ms":700},"address":"","coldFactor":3,"crowding":0,"drainMs":10000,"dropsLate":false,"errorClass":"error","errorRate":0,"firstWriteWins":false,"holdsWorker":true,"keepsKeys":true,"neededMs":0,"noticedAfterMs":1000,"owns":"payments","plan":[],"queueOrder":"fifo","retryAfterMs":0,"startupMs":1000,"tags":[],"transport":"simulated","warmUpMs":0,"weights":[],"zones":[]},
    {"kind":"service","id":"shipping","name":"shipping","position":{"x":540,"y":360},"instances":1,"concurrency":64,"queueRoom":256,"latency":{"kind":"lognormal","medianMs":250,"p95Ms":500},"address":"","coldFactor":3,"crowding":0,"drainMs":10000,"dropsLate":false,"errorClass":"error","errorRate":0,"firstWriteWins":false,"holdsWorker":true,"keepsKeys":true,"neededMs":0,"noticedAfterMs":1000,"owns":"shipping","plan":[],"queueOrder":"fifo","retryAfterMs":0,"startupMs":1000,"tags":[],"transport":"simulated","warmUpMs":0,"weights":[],"zones":[]}
  ],
  "edges": [
    {"id":"web-checkout","from":"web","to":"checkout","latency":{"kind":"constant","ms":0.5},"giveUp":"abandon","duplicateRate":0,"jitterMs":0,"lossRate":0,"lostAfterMs":60000,"stack":[]},
    {"id":"checkout-orders","from":"checkout","to":"orders","latency":{"kind":"constant","ms":0.5},"giveUp":"abandon","duplicateRate":0,"jitterMs":0,"lossRate":0,"lostAfterMs":60000,"stack":[]},
    {"id":"checkout-inventory","from":"checkout","to":"inventory","latency":{"kind":"constant","ms":0.5},"giveUp":"abandon","duplicateRate":0,"jitterMs":0,"lossRate":0,"lostAfterMs":60000,"stack":[]},
    {"id":"checkout-payments","from":"checkout","to":"payments","latency":{"kind":"constant","ms":0.5},"giveUp":"abandon","duplicateRate":0,"jitterMs":0,"lossRate":0,"lostAfterMs":60000,"stack":[]},
    {"id":"checkout-shipping","from":"checkout","to":"shipping","latency":{"kind":"constant","ms":0.5},"giveUp":"abandon","duplicateRate":0,"jitterMs":0,"lossRate":0,"lostAfterMs":60000,"stack":[]}
  ],
  "network": {"betweenZonesMs":1},
  "data": {"customers":100,"declineShare":0.3,"lifecycle":"payment","products":20,"stockEach":1000},
  "sagas": [
    {"id":"order","name":"Place an order","node":"checkout","requestTypes":["place-order"],"answers":"at-end","steps":[{"id":"create","name":"Create order","edge":"checkout-orders","does":"create-order","attempts":3,"compensation":"undo","factor":2,"firstWaitMs":500,"jitter":"full","longestWaitMs":10000,"pivot":false,"starts":"after","timeoutMs":5000,"undoAttempts":5,"undoTimeoutMs":5000},{"id":"reserve","name":"Reserve goods","edge":"checkout-inventory","does":"reserve-stock","attempts":3,"compensation":"undo","factor":2,"firstWaitMs":500,"jitter":"full","longestWaitMs":10000,"pivot":false,"starts":"after","timeoutMs":5000,"undoAttempts":5,"undoTimeoutMs":5000},{"id":"charge","name":"Take payment","edge":"checkout-payments","does":"charge","attempts":3,"compensation":"undo","factor":2,"firstWaitMs":500,"jitter":"full","longestWaitMs":10000,"pivot":false,"starts":"after","timeoutMs":5000,"undoAttempts":5,"undoTimeoutMs":5000},{"id":"ship","name":"Prepare parcel","edge":"checkout-shipping","does":"prepare-shipment","attempts":3,"compensation":"undo","factor":2,"firstWaitMs":500,"jitter":"full","longestWaitMs":10000,"pivot":false,"starts":"after","timeoutMs":5000,"undoAttempts":5,"undoTimeoutMs":5000},{"id":"confirm","name":"Confirm order","edge":"checkout-orders","does":"confirm-order","attempts":3,"compensation":"nothing","factor":2,"firstWaitMs":500,"jitter":"full","longestWaitMs":10000,"pivot":false,"starts":"after","timeoutMs":5000,"undoAttempts":5,"undoTimeoutMs":5000}],"asksBy":"calls","compensates":"executed","deadEnd":"operator","deadlineMs":0,"deliveries":10,"fallbackMeans":"unknown","notDoneOn":["error","short-circuited","bulkhead-full","bulkhead-wait","rate-limited","shed","conflict","expired"],"redeliverMs":500,"refusedOn":["invalid"],"saves":"transitions"}
  ],
  "writers": [],
  "views": [],
  "faults": [],
  "expect": [
    {"id":"money-matches","kind":"invariant","rule":"money-matches","over":{"fromMs":0,"toMs":40000}},
    {"id":"stock-matches","kind":"invariant","rule":"stock-matches","over":{"fromMs":0,"toMs":40000}},
    {"id":"order-final","kind":"invariant","rule":"order-final","over":{"fromMs":0,"toMs":40000}},
    {"id":"no-doubles","kind":"invariant","rule":"no-doubles","over":{"fromMs":0,"toMs":40000}},
    {"id":"soon-over","kind":"invariant","rule":"sagas-end","withinMs":5000,"over":{"fromMs":0,"toMs":35000}},
    {"id":"most-complete","kind":"sagas","state":"completed","over":{"fromMs":0,"toMs":35000},"atLeast":190},
    {"id":"declined-are-undone","kind":"sagas","state":"compensated","over":{"fromMs":0,"toMs":35000},"atLeast":65,"atMost":145},
    {"id":"none-is-left","kind":"sagas","state":"unfinished","over":{"fromMs":0,"toMs":35000},"atMost":0},
    {"id":"told-the-truth","kind":"measure","figure":"goodput","over":{"fromMs":0,"toMs":40000},"hold":"overall","atLeast":0.6,"atMost":0.8},
    {"id":"no-parcel-for-declined","kind":"measure","figure":"rate","of":{"edge":"checkout-shipping"},"over":{"fromMs":0,"toMs":35000},"hold":"overall","atMost":8.6}
  ]
}
`;
