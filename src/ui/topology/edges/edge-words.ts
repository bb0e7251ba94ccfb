import { EDGE_FIELD, type FrameView } from '../../../worker/frame';
import { count, rate } from '../../figures';
import { spoken } from '../nodes/node-words';

/** What an edge says to somebody who does not see it. What did not happen is not said. */
export function edgeWords(call: string, frame: FrameView, row: number, crossing = ''): string {
  const says = (field: (typeof EDGE_FIELD)[keyof typeof EDGE_FIELD], what: string): string[] => {
    const perSecond = frame.edge(row, field);
    return perSecond > 0 ? [`${spoken(rate(perSecond))} ${what}`] : [];
  };
  const parts = [
    ...says(EDGE_FIELD.callRate, 'asked'),
    ...says(EDGE_FIELD.sentRate, 'sent'),
    ...says(EDGE_FIELD.failedRate, 'failed'),
    ...says(EDGE_FIELD.rejectedRate, 'rejected at the gate'),
    ...says(EDGE_FIELD.fallbackRate, 'answered by a fallback'),
    ...says(EDGE_FIELD.retryRate, 'tried again'),
    ...lostWords(frame.edge(row, EDGE_FIELD.lost)),
  ];
  if (frame.edge(row, EDGE_FIELD.faulted) === 1) parts.push('a fault of the network acts on it');
  if (crossing !== '') parts.push(crossing);
  return `Call ${call}: ${parts.length === 0 ? 'no calls' : parts.join(', ')}`;
}

/** In all, since losses are rare and come in fits. */
function lostWords(messages: number): string[] {
  return messages > 0 ? [`${count(messages)} ${messages === 1 ? 'message' : 'messages'} lost so far`] : [];
}
