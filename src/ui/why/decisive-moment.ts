import type { Why } from '../../worker/traces';

/**
 * The place of the moment that decided. It is the last one of what happened to a request. Of a change it is the one that
 * was asked about, whose settings are told with it: what is told after that came of it.
 */
export function decisiveMoment({ subject, moments }: Pick<Why, 'subject' | 'moments'>): number {
  const asked =
    subject.kind === 'change'
      ? moments.findLastIndex(({ window, settings }) => window !== null || settings.length > 0)
      : -1;
  return asked < 0 ? moments.length - 1 : asked;
}
