/** What the log says of the faults of a run: fetched with the first edit, since before it there is nothing to say. */
export { actedFaults } from './acted-faults';
export { pastOf } from './switch-stretches';
