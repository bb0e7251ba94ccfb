import type { LineInfo } from '../worker/lines';

const START = { time: 0, dispatched: 0 };

/** The only line of a run that has not begun and in which nothing was made. */
export const FIRST_LINE: LineInfo = {
  id: 1,
  name: 'Line 1',
  parent: null,
  from: START,
  reach: START,
  log: [],
  inherited: 0,
  made: [],
};
