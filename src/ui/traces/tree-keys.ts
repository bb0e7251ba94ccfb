import type { KeyboardEvent } from 'react';
import { rowByKey } from '../row-window/list-keys';
import type { DrawnTrace } from './drawn-trace';
import { treeMove, type SpanRow } from './span-tree';
import { windowByKey, type ZoomWindow } from './zoom-window';

export interface TreeHands {
  readonly window: ZoomWindow;
  readonly setWindow: (window: ZoomWindow) => void;
  readonly fold: (place: number, isOpen: boolean) => void;
  /** To a row, by its place in the list. */
  readonly go: (index: number) => void;
  /** To a span, by its place in the trace: asks why, or goes to its end. */
  readonly choose: (place: number) => void;
  readonly goTo: (place: number) => void;
}

/** What of a press they go by. */
export type TreeKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'preventDefault'>;

/** The keys of a tree of spans, whose row `at` is active and of which about `page` rows fit. */
export function treeKeys(
  { forest }: DrawnTrace,
  list: readonly SpanRow[],
  at: number,
  page: number,
  hands: TreeHands,
): (event: TreeKey) => void {
  const moved = (key: string): boolean => {
    const step = treeMove(key, list, forest, at);
    if (step === null) return false;
    if ('to' in step) hands.go(step.to);
    else hands.fold(step.fold, step.isOpen);
    return true;
  };
  return (event) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || list.length === 0) return;
    const letter = key.toLowerCase();
    const index = letter === 'j' || letter === 'k' ? undefined : rowByKey(key, at, list.length, page);
    const zoomed = key.startsWith('Arrow') ? undefined : windowByKey(key, hands.window);
    if (index !== undefined) hands.go(index);
    else if (key === 'Enter' || letter === 'w') hands.choose(list[at].place);
    else if (letter === 'g') hands.goTo(list[at].place);
    else if (zoomed !== undefined) hands.setWindow(zoomed);
    else if (!moved(key)) return;
    event.preventDefault();
  };
}
