/** Seconds of the wall clock that a mark takes along its edge at speed 1. */
const TRAVEL = 1.1;
const [SHORTEST, LONGEST] = [0.45, 2.2];

/** A fast run hurries its marks a little, a slow one lets them stroll: ten times the speed is not quite twice. */
export function travelSeconds(speed: number): number {
  if (!(speed > 0)) return TRAVEL;
  return Math.max(SHORTEST, Math.min(LONGEST, TRAVEL / Math.sqrt(Math.sqrt(speed))));
}
