/** What a step opens before it points at something: the part that it is about may be folded or covered. */
export type TourOpens = 'canvas' | 'breaker' | 'timeline';

export interface TourStep {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Where it points, as a selector; the first that is in sight counts. */
  readonly anchor: string;
  readonly opens?: TourOpens;
  /** Whether the person has done what the step speaks of, since it began. */
  readonly isDone: (now: TourSituation, before: TourSituation) => boolean;
  /** It is part of the short tour on a phone, perhaps in other words. */
  readonly onPhone?: { readonly text: string; readonly title?: string };
}

/** As much of the page as says what somebody has done. */
export interface TourSituation {
  readonly playing: boolean;
  readonly seconds: number;
  readonly replays: boolean;
  /** Of the selected part. */
  readonly selected: string | null;
  readonly asksWhy: boolean;
  readonly edits: number;
  readonly faults: number;
  readonly overlay: boolean;
}

/** When payments begins to fail, in seconds. */
const OUTAGE_AT = 20;
const CALL = 'orders-payments';
export const RUN_BUTTON = '[aria-keyshortcuts="Space"]';

export const TOUR_STEPS: readonly TourStep[] = [
  {
    id: 'run',
    title: 'Run it',
    text: 'Press Space or this button: the shop gets some 80 orders a second. The same press pauses it.',
    anchor: RUN_BUTTON,
    opens: 'canvas',
    isDone: ({ playing }) => playing,
    onPhone: { text: 'Press this button: the shop gets some 80 orders a second. Another press pauses it.' },
  },
  {
    id: 'picture',
    title: 'Read the picture',
    text: 'Marks are requests and their answers; blue ones came in time. At 20 s payments begins to fail. Wait for it, or press N to go on to the next change.',
    anchor: 'section[aria-label="Topology"]',
    opens: 'canvas',
    isDone: ({ seconds }) => seconds >= OUTAGE_AT,
    onPhone: {
      text: 'Marks are requests and their answers; blue ones came in time. At 20 s payments begins to fail.',
    },
  },
  {
    id: 'gate',
    title: 'The gate closes the way',
    text: 'When calls to payments fail, the breaker before it opens: its gate stands across the edge, and calls are rejected there without being sent. N takes you there. Select the call.',
    anchor: `[data-id="${CALL}"]`,
    opens: 'canvas',
    isDone: ({ selected }) => selected === CALL,
    onPhone: {
      text: 'When calls to payments fail, the breaker before it opens: its gate stands across the edge, and calls are rejected there without being sent. Touch the call.',
    },
  },
  {
    id: 'why',
    title: 'Ask why',
    text: 'Every guard says why it does what it does, with the figures it decided by. Press W for the whole story.',
    anchor: 'section[aria-label="Inspector"]',
    opens: 'breaker',
    isDone: ({ asksWhy }) => asksWhy,
  },
  {
    id: 'setting',
    title: 'Change a setting',
    text: '“Open for” is how long the breaker rejects before it tries again. Set another time: it holds from this moment on, and Ctrl Z takes it back.',
    anchor: '[data-layer="breaker"] [data-setting="openForMs"]',
    opens: 'breaker',
    isDone: ({ edits }, before) => edits > before.edits,
  },
  {
    id: 'time',
    title: 'Go back in time',
    text: 'Drag the playhead, or press [ for a second back. Each moment comes back exactly as it was, and the first edit there begins another line of the run.',
    anchor: '[data-panel="timeline"]',
    opens: 'timeline',
    isDone: ({ replays, seconds }, before) => replays || seconds < before.seconds,
  },
  {
    id: 'break',
    title: 'Break something yourself',
    text: 'Select a node and press K to kill it, S to slow it down, R to recover it. A run that has ended has to go back a little first.',
    anchor: '.react-flow__node[data-id="payments"]',
    opens: 'canvas',
    isDone: ({ faults, edits }, before) => faults > before.faults || edits > before.edits,
  },
  {
    id: 'more',
    title: 'Everything else has a name',
    text: 'Ctrl K finds commands, parts, scenarios, and what each pattern is. The key ? shows all keys, and takes you through this tour again.',
    anchor: '[aria-keyshortcuts="Control+K"], [aria-keyshortcuts="Meta+K"], button[aria-label="More"]',
    isDone: ({ overlay }) => overlay,
    onPhone: {
      title: 'Look further',
      text: 'Charts, log and settings of what you have selected are here. The library has more to run.',
    },
  },
];

/** The steps of this tour. On a phone there are fewer, and the last one points at the tabs. */
export function stepsFor(isPhone: boolean): readonly TourStep[] {
  if (!isPhone) return TOUR_STEPS;
  return TOUR_STEPS.flatMap((step) =>
    step.onPhone === undefined
      ? []
      : [
          {
            ...step,
            ...step.onPhone,
            ...(step.id === 'more' && { anchor: 'nav[aria-label="Parts of the playground"]' }),
          },
        ],
  );
}
