import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PartRef } from '../worker/protocol';

/** What the person looks at: which part is selected, and which moment the time axes mark. */
export interface View {
  readonly page: Page;
  /** The file whose run is open: Continue, Back and Forward lead to it. */
  readonly file: FilePage | null;
  readonly selection: PartRef | null;
  /** The layer of the selected edge whose row is open. */
  readonly layer: string | null;
  /** The moment that all time axes mark, in ns; null follows the run. */
  readonly cursor: number | null;
  readonly dockTab: DockTab;
  /** The dock has the room of the canvas as well. */
  readonly dockMaximised: boolean;
  readonly chartsAsTable: boolean;
  /** Which part of the playground a narrow screen shows. */
  readonly phoneTab: PhoneTab;
  /** What is open over the page. */
  readonly overlay: 'palette' | 'shortcuts' | null;
  /** Nothing was selected in this run yet: the first breaker that opens may be shown unasked. */
  readonly untouched: boolean;
  /** What the page itself has to say, apart from the run. */
  readonly message: string | null;
}

export type Page =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'run';
      readonly scenarioId: string;
      readonly seed?: number;
      /** What the address says in place of a seed. */
      readonly wrongSeed?: string;
    }
  | FilePage;

/** A scenario from a file of the person's own. The address cannot hold it. */
export interface FilePage {
  readonly kind: 'file';
  readonly name: string;
  readonly text: string;
}

export type DockTab = 'charts' | 'breakers' | 'log';
export type PhoneTab = 'run' | 'charts' | 'log' | 'settings';

export type ViewStore = StoreApi<View>;

export function createView(page: Page): ViewStore {
  return createStore<View>(() => ({
    ...NOTHING_SELECTED,
    page,
    file: null,
    dockTab: 'charts',
    chartsAsTable: false,
    phoneTab: 'run',
    message: null,
  }));
}

/** Where a newly opened run begins. */
export const NOTHING_SELECTED = {
  selection: null,
  layer: null,
  cursor: null,
  overlay: null,
  dockMaximised: false,
  untouched: true,
} as const;

export function select(view: ViewStore, selection: PartRef | null, layer: string | null = null): void {
  view.setState({ selection, layer, untouched: false });
}
