/**
 * What the page reads out of a scenario just as the simulation does: which calls a step makes, and how a rate changes.
 * Small functions without an engine or a parser behind them.
 */
export { callsOfStep, edgeOfCall } from '../scenario/node-parts';
export { ratePieces } from '../scenario/rate-pieces';
