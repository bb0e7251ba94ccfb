import type { FaultKind } from '../../scenario/fault-settings';

/** In a box of 12 by 12, as lines. */
const PATHS: Readonly<Record<FaultKind, string>> = {
  // A bolt, as on the card of a node that a fault acts on.
  degraded: 'M7 1L2.5 7H6L5 11L9.5 5H6Z',
  // A power switch.
  crash: 'M6 1V5.5M3.3 3.2A4.2 4.2 0 1 0 8.7 3.2',
  // An hourglass.
  hang: 'M2.5 1H9.5M2.5 11H9.5M3.5 1C3.5 4.5 8.5 7.5 8.5 11M8.5 1C8.5 4.5 3.5 7.5 3.5 11',
  // Bars that become shorter.
  capacity: 'M2 10.5V1.5M6 10.5V5M10 10.5V8.5',
  // A list whose first line is crossed.
  'fail-first': 'M1 1.5L4 4.5M4 1.5L1 4.5M6.5 3H11M1 7H11M1 10.5H11',
  // A power switch at the end of a line.
  'crash-at-work': 'M0.5 6H3.5M8 1.5V6M6 3.8A3.6 3.6 0 1 0 10 3.8',
  // A signal with a disturbance.
  network: 'M0.5 6H3L4.5 2L7 10L8.5 6H11.5',
  // A line that is cut.
  partition: 'M0.5 6H4M8 6H11.5M4.8 9.5L7.2 2.5',
};

/** What kind of fault it is. Words beside it say the same. */
export function FaultGlyph({
  kind,
  className,
}: {
  readonly kind: FaultKind;
  readonly className?: string | undefined;
}) {
  return (
    <svg
      className={className}
      width="0.75rem"
      height="0.75rem"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentcolor"
      strokeWidth="1.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[kind]} />
    </svg>
  );
}
