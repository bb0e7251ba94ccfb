/**
 * What the page reads out of a scenario just as others do: which calls a step makes, to whom a database belongs, and how
 * a rate changes.
 * Small functions without an engine or a parser behind them.
 */
export { callsOfStep, edgeOfCall } from '../scenario/node-parts';
export { crossingsIn, ownersOf, type Crossing } from '../scenario/ownership';
export { ratePieces } from '../scenario/rate-pieces';
