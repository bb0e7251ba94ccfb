import { isServed } from '../../base/outcome';
import type { EditedRun } from '../edited-run';
import type { ExchangePage, ExchangeRow, OutsideNow } from '../http';
import type { ReplyInput } from '../lines';
import { outsideNodes } from './outside-nodes';
import type { Sending } from './sendings';

/** How it stands with work done outside at the present moment; null where there is none to speak of. */
export function outsideNow(run: EditedRun, asksFor: readonly string[]): OutsideNow | null {
  const nodes = outsideNodes(run.scenario);
  // Of what is known already nothing is asked once more.
  if (nodes.length === 0 || run.timeline.replays) return null;
  const { opened, waiting, simulated } = run.timeline.world.outside;
  const replies = repliesUpToNow(run);
  const failed = replies.filter(({ outcome }) => !isServed(outcome)).length;
  return { nodes, asksFor, sent: opened, waiting, simulated, answered: replies.length - failed, failed };
}

/** The real requests of the line up to the present moment, those that wait for their answers first. */
export function exchangePage(
  run: EditedRun,
  underWay: readonly Sending[],
  offset: number,
  limit: number,
): ExchangePage {
  const waiting = underWay.map(({ exchange, node, request, sentAt }): ExchangeRow => ({
    number: exchange,
    node,
    method: request.method,
    url: request.path,
    sentAt,
    tookMs: NaN,
    status: 0,
    bytes: 0,
    end: 'open',
    problem: null,
    words: 'It waits for its answer.',
  }));
  const done = repliesUpToNow(run).map(({ exchange, row }) => ({ number: exchange, ...row }));
  const all = [...done, ...waiting].sort((a, b) => b.number - a.number);
  return { total: all.length, rows: all.slice(offset, offset + limit) };
}

function repliesUpToNow(run: EditedRun): ReplyInput[] {
  const { inputs } = run.timeline.world.outside;
  return run.inputs.slice(0, inputs).flatMap(({ input }) => (input.kind === 'reply' ? [input] : []));
}
