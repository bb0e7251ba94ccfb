import { NS_PER_SECOND } from '../../../base/time';
import type { RateProfile } from '../../../sim/rate-profile';

/**
 * How many are present on average at a moment in M(t)/M/infinity, which is empty at the beginning: the number grows by
 * the rate and falls by 1 / service for each of them, and that has a solution for every straight piece of the rate.
 */
export function presentAt(profile: RateProfile, serviceSeconds: number, moment: number): number {
  let present = 0;
  profile.forEach(({ from, rate, rateAtEnd }, index) => {
    const begin = from / NS_PER_SECOND;
    if (begin >= moment) return;
    const end = index + 1 < profile.length ? profile[index + 1].from / NS_PER_SECOND : Infinity;
    const slope = Number.isFinite(end) ? (rateAtEnd - rate) / (end - begin) : 0;
    const length = Math.min(end, moment) - begin;
    const lag = slope * serviceSeconds * serviceSeconds;
    const limit = (at: number): number => (rate + slope * at) * serviceSeconds - lag;
    present = limit(length) + (present - limit(0)) * Math.exp(-length / serviceSeconds);
  });
  return present;
}

/** The mean over a span of the same, by the balance of who came and who is still there. */
export function meanPresent(profile: RateProfile, serviceSeconds: number, from: number, to: number): number {
  const came = arrivalsUntil(profile, to) - arrivalsUntil(profile, from);
  const more = presentAt(profile, serviceSeconds, to) - presentAt(profile, serviceSeconds, from);
  return (serviceSeconds * (came - more)) / (to - from);
}

/** The area under the rate. */
export function arrivalsUntil(profile: RateProfile, moment: number): number {
  return profile.reduce((sum, { from, rate, rateAtEnd }, index) => {
    const begin = from / NS_PER_SECOND;
    if (begin >= moment) return sum;
    if (index + 1 === profile.length) return sum + rate * (moment - begin);
    const end = profile[index + 1].from / NS_PER_SECOND;
    const until = Math.min(end, moment);
    const rateThen = rate + ((rateAtEnd - rate) * (until - begin)) / (end - begin);
    return sum + ((rate + rateThen) / 2) * (until - begin);
  }, 0);
}
