import type { FrameFeed } from '../../state/feed';
import { HEAD, type Field } from '../../worker/frame';
import { useFrame } from '../app/use-frame';
import { factor, milliseconds, moment, rate, share } from '../figures';

/** The charts that come with the first look at a run. */
export type ChartName = 'outcomes' | 'latency' | 'goodput';

/** Seldom enough that nobody is interrupted while reading. */
export const REFRESH_MS = 5000;

/** What a chart shows at present, in a sentence for those who do not see it. */
export function ChartSummary({ about }: { readonly about: ChartName }) {
  const sentence = useFrame((feed) => summaryOf(about, feed), REFRESH_MS);
  return <p className="visually-hidden">{sentence}</p>;
}

export function summaryOf(about: ChartName, { frame, points }: Pick<FrameFeed, 'frame' | 'points'>): string {
  if (frame === null || points === 0) return 'No second of this run is over yet.';
  const head = (field: Field<typeof HEAD>): number => frame.head(field);
  const when = `In the second before ${moment(head(HEAD.time))}`;
  switch (about) {
    case 'outcomes':
      return `${when}: ${rate(head(HEAD.servedRate))} served, ${fallbackWords(head(HEAD.fallbackRate))}${rate(head(HEAD.lateRate))} late, ${rate(head(HEAD.rejectedRate))} rejected, ${rate(head(HEAD.failedRate))} failed.`;
    case 'latency':
      return `${when}: p50 ${milliseconds(head(HEAD.p50))}, p95 ${milliseconds(head(HEAD.p95))}, p99 ${milliseconds(head(HEAD.p99))}.`;
    case 'goodput':
      return `${when}: goodput ${share(head(HEAD.goodput))}, ${factor(head(HEAD.amplification))} tries for each call.`;
  }
}

/** What did not happen is not said: most scenarios have no fallback. */
export function fallbackWords(perSecond: number): string {
  return perSecond > 0 ? `${rate(perSecond)} by a fallback, ` : '';
}
