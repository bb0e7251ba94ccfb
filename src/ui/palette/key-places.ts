/** What one thing is done by: any of some keys. */
export interface KeyRow {
  readonly keys: readonly string[];
  readonly words: string;
}

/** Keys that belong to a place and not to an action: they count while the focus is there. */
export interface KeyPlace {
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

const row = (keys: readonly string[], words: string): KeyRow => ({ keys, words });

export const KEY_PLACES: readonly KeyPlace[] = [
  {
    title: 'Everywhere',
    rows: [
      row(['Tab'], 'On to the next control or pane'),
      row(['Enter'], 'Open or choose what has the focus'),
      row(['Space'], 'Press what was reached by Tab'),
      row(['Backspace'], 'As Del does'),
    ],
  },
  {
    title: 'Held while a pointer acts',
    rows: [
      row(['Shift drag'], 'Select several on the canvas, or move the axis of time'),
      row(['Ctrl click', 'Shift click'], 'Select one more part, or let it go'),
      row(['Alt drag'], 'Let a card or a fault stand anywhere, and a card in no group'),
    ],
  },
  {
    title: 'On the start page',
    rows: [row(['←', '→', '↑', '↓'], 'From card to card'), row(['Esc'], 'Close what to watch')],
  },
  {
    title: 'In the tour',
    rows: [row(['→'], 'Next step'), row(['←'], 'Step before')],
  },
  {
    title: 'In a list',
    rows: [
      row(['↓', 'J'], 'Next row'),
      row(['↑', 'K'], 'Row before'),
      row(['PageDown', 'PageUp'], 'On and back by what is in sight'),
      row(['Home', 'End'], 'First and last row'),
      row(['Enter'], 'Open the row'),
      row(['W'], 'Why, where there is an answer'),
      row(['Esc'], 'Leave the row'),
    ],
  },
  {
    title: 'In what a row opened',
    rows: [row(['J'], 'Next of its list'), row(['K'], 'The one before'), row(['Esc'], 'Back to the list')],
  },
  {
    title: 'In the list of traces',
    rows: [row(['C', 'Shift Enter'], 'Compare with the one that is open')],
  },
  {
    title: 'In a trace',
    rows: [
      row(['→', '←'], 'Unfold and fold the span'),
      row(['Enter', 'W'], 'Why it ended so'),
      row(['G'], 'Go to its end'),
      row(['+', '-'], 'Closer and farther'),
      row(['0'], 'The whole trace'),
    ],
  },
  {
    title: 'On a card of the canvas',
    rows: [
      row(['Enter'], 'Select it'),
      row(['→', '←', '↑', '↓'], 'Move it when it is selected, with Shift farther'),
    ],
  },
  {
    title: 'On the frame of a group',
    rows: [
      row(['F2'], 'Rename the group'),
      row(['Shift F10'], 'Fold it, or what else can be done with it'),
      row(['Enter'], 'Select its nodes; unfold it when it is folded'),
    ],
  },
  {
    title: 'On the playhead, a chart or the strip',
    rows: [
      row(
        ['→', '←', '↑', '↓'],
        'On and back by a thirtieth of what is in sight, with Shift by a tenth of that',
      ),
      row(['PageUp', 'PageDown'], 'On and back by five thirtieths'),
      row(['Home', 'End'], 'First and last moment in sight'),
    ],
  },
  {
    title: 'On the bar of a fault',
    rows: [
      row(['Enter'], 'Open its form'),
      row(['Alt →', 'Alt ←'], 'Move it by a second, with Shift by a tenth of one'),
      row(['Ctrl Alt →', 'Ctrl Alt ←'], 'Move its end alone'),
      row(['Alt ↑', 'Alt ↓'], 'Grow for longer and shorter, with Ctrl fade'),
      row(['+', '-'], 'Come once more and once less'),
      row(['D'], 'Duplicate it'),
      row(['Del', 'Backspace'], 'Delete it'),
      row(['Esc'], 'Give up a change'),
    ],
  },
  {
    title: 'On a lane of the timeline',
    rows: [row(['→', '←'], 'On and back along the lane'), row(['↓', '↑'], 'Next lane and the one before')],
  },
  {
    title: 'On the grip of a chart',
    rows: [row(['→', '←', '↑', '↓'], 'Move the chart')],
  },
  {
    title: 'On a policy of a call',
    rows: [
      row(['Alt ↑', 'Alt ↓'], 'Move it; on its grip without Alt'),
      row(['Del', 'Backspace'], 'Take it away'),
      row(['Esc'], 'Give up a drag'),
    ],
  },
  {
    title: 'On the grip of a step',
    rows: [row(['↑', '↓'], 'Move the step'), row(['Del', 'Backspace'], 'Take the step away')],
  },
  {
    title: 'In a field',
    rows: [
      row(['Enter'], 'Take what was typed'),
      row(['Ctrl Enter'], 'Take it where there are several lines, or send it'),
      row(['↑', '↓'], 'More and less, or through what is offered'),
      row(['Esc'], 'Back to what it was'),
    ],
  },
  {
    title: 'On the line between two panes',
    rows: [row(['←', '→', '↑', '↓'], 'Move it'), row(['Home', 'End'], 'Smallest and largest')],
  },
  {
    title: 'On tabs',
    rows: [row(['→', '←'], 'Next tab and the one before'), row(['Home', 'End'], 'First and last tab')],
  },
  {
    title: 'On a line of the run',
    rows: [
      row(['F2'], 'Rename it'),
      row(['Del', 'Backspace'], 'Delete it'),
      row(['Esc'], 'Keep it after all'),
    ],
  },
  {
    title: 'In the inspector',
    rows: [row(['Ctrl F'], 'Find a setting'), row(['↓'], 'From the search to what was found')],
  },
];
