import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PartRef } from '../worker/protocol';
import type { RequestRef, WhySubject } from '../worker/traces';
import type { Refusal } from './files/read-file';
import type { GuideTopic } from './guide-topic';
import type { WrittenRun } from './written-run';

/** What the person looks at: which part is selected, and what is shown of it. */
export interface View {
  readonly page: Page;
  /** The file or link whose run is open: Continue, Back and Forward lead to it. */
  readonly file: FilePage | LinkPage | null;
  /** The id of the draft in which the run is kept; null as long as there is nothing of the person's own in it. */
  readonly draft: string | null;
  /** The id of the built-in scenario from which that draft was made. */
  readonly madeOf: string | null;
  /** What the person calls that draft, where that is not the name of its scenario. */
  readonly called: string | null;
  /** Something is in the way of the draft that the address asks for: that is shown in its place. */
  readonly gate: boolean;
  /** The part that is looked at. */
  readonly selection: PartRef | null;
  /** Parts that are selected beside it: what is done to one of them is done to all. */
  readonly also: readonly PartRef[];
  /** Where the nodes of a built-in run stood when it was opened; null until a canvas has shown it. */
  readonly firstPlaces: string | null;
  /** What is sought among the settings of the selected part; null while nobody seeks. */
  readonly settingFinder: SettingFinder | null;
  /** A setting that somebody was led to: its field takes the focus as soon as it is there. */
  readonly wantsSetting: SettingPlace | null;
  /** The layer of the selected edge whose row is open. */
  readonly layer: string | null;
  /** The fault whose form is shown, by its id. */
  readonly fault: string | null;
  /** Somebody asked for that form by a key: it takes the focus as soon as it is there. */
  readonly wantsFaultForm: boolean;
  /** Somebody is about to add an expectation. */
  readonly addsExpectation: boolean;
  /** The request whose trace is shown, and the one it is compared with. */
  readonly trace: RequestRef | null;
  readonly compareWith: RequestRef | null;
  /** The saga that is shown, by its number. */
  readonly saga: number | null;
  /** The event of the data that is shown, by its position. */
  readonly event: number | null;
  /** What became of one thing is shown, in place of the event. */
  readonly stream: StreamRef | null;
  /** The read model that is shown, by its id. */
  readonly readModel: string | null;
  /** What is asked why: the answer has the place of the inspector. */
  readonly why: WhySubject | null;
  /** The list of lines is folded. */
  readonly linesFolded: boolean;
  /** The line whose seconds are laid over those of the one that runs. */
  readonly comparedLine: number | null;
  /** The clock is a field, and somebody types a moment into it. */
  readonly typesTime: boolean;
  readonly dockTab: DockTab;
  /** Somebody asked for the console: its path takes the focus as soon as it is there. */
  readonly wantsPath: boolean;
  /** The dock has the room of the canvas as well. */
  readonly dockMaximised: boolean;
  readonly chartsAsTable: boolean;
  /** A table has the place of the canvas. */
  readonly topologyAsTable: boolean;
  /** The chart that has the whole pane, as the list of charts writes it down. */
  readonly enlargedChart: string | null;
  /** The list of all charts that there can be is open. */
  readonly choosesCharts: boolean;
  /** Which part of the playground a narrow screen shows. */
  readonly phoneTab: PhoneTab;
  /** What is open over the page. */
  readonly overlay:
    | 'palette'
    | 'shortcuts'
    | 'guide'
    | 'fault'
    | 'share'
    | 'refused'
    | 'picture'
    | 'figures'
    | 'drafts'
    | null;
  /** The page of the guide that is shown, or was last; null for its list alone. */
  readonly guide: GuideTopic | null;
  /** What a picture is made of: a chart, as the list of charts writes it down, or the topology. */
  readonly pictured: string | null;
  /** The step of the tour that is shown; null while nobody takes it. */
  readonly tour: number | null;
  /** What could not be opened, and why. */
  readonly refused: Refusal | null;
  /** Nothing was selected in this run yet: the first breaker that opens may be shown unasked. */
  readonly untouched: boolean;
  /** What the page itself has to say, apart from the run. */
  readonly message: string | null;
  /** It says what somebody did, which can be taken back. */
  readonly undoable: boolean;
  /** What was done that nothing else on the page shows. */
  readonly done: string | null;
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
  | FilePage
  | LinkPage
  /** What the person has made: it is kept in this browser. */
  | { readonly kind: 'draft'; readonly id: string };

/** A scenario from a file of the person's own. The address cannot hold it. */
export interface FilePage {
  readonly kind: 'file';
  readonly name: string;
  readonly text: string;
  /** It was made here, and there is nothing in it yet. */
  readonly isNew?: true;
  /** The file holds a run, of which the text is the beginning. */
  readonly written?: WrittenRun;
}

/** A run that somebody sent: the address holds all of it. */
export interface LinkPage {
  readonly kind: 'link';
  readonly payload: string;
  /** Once it has been read and checked. */
  readonly written?: WrittenRun;
}

export interface SettingFinder {
  readonly text: string;
  /** Only what is not at its default. */
  readonly changed: boolean;
}

/** A setting by its path in the scenario, with the title of the section that it stands in. */
export interface SettingPlace {
  readonly path: string;
  readonly section: string;
}

export type DockTab =
  'charts' | 'breakers' | 'traces' | 'sagas' | 'events' | 'read-models' | 'log' | 'console' | 'text';

/** A stream of events, as "orders/web.17", and the version of it that is looked at; without one, its newest. */
export interface StreamRef {
  readonly stream: string;
  readonly version: number | null;
}

export type PhoneTab = 'run' | 'charts' | 'log' | 'settings';

export type ViewStore = StoreApi<View>;

export function createView(page: Page): ViewStore {
  return createStore<View>(() => ({
    ...NOTHING_SELECTED,
    page,
    file: null,
    linesFolded: false,
    dockTab: 'charts',
    chartsAsTable: false,
    topologyAsTable: false,
    phoneTab: 'run',
    message: null,
    guide: null,
    tour: null,
    done: null,
    refused: null,
    undoable: false,
  }));
}

/** Where a newly opened run begins. */
export const NOTHING_SELECTED = {
  draft: null,
  madeOf: null,
  called: null,
  gate: false,
  selection: null,
  also: [],
  firstPlaces: null,
  settingFinder: null,
  wantsSetting: null,
  layer: null,
  fault: null,
  wantsFaultForm: false,
  addsExpectation: false,
  trace: null,
  compareWith: null,
  saga: null,
  event: null,
  stream: null,
  readModel: null,
  why: null,
  comparedLine: null,
  typesTime: false,
  wantsPath: false,
  overlay: null,
  pictured: null,
  dockMaximised: false,
  enlargedChart: null,
  choosesCharts: false,
  untouched: true,
} as const;

/** Whoever chooses a part wants to see it, and not the answer to a question any more. */
export function select(view: ViewStore, selection: PartRef | null, layer: string | null = null): void {
  const fault = { fault: null, wantsFaultForm: false };
  view.setState({ selection, also: [], layer, ...fault, why: null, wantsSetting: null, untouched: false });
}

/** Several parts at once; the last one is the one that is looked at. */
export function selectAll(view: ViewStore, parts: readonly PartRef[]): void {
  select(view, parts.at(-1) ?? null);
  view.setState({ also: parts.slice(0, -1) });
}

/** What somebody did, with the offer to take it back. */
export function offerUndo(view: ViewStore, message: string): void {
  view.setState({ message, undoable: true });
}

/** All that is selected; the part that is looked at comes last. */
export function selectedParts({ selection, also }: Pick<View, 'selection' | 'also'>): readonly PartRef[] {
  return selection === null ? NO_PARTS : [...also, selection];
}

const NO_PARTS: readonly PartRef[] = [];

/** One part more in the selection, or one less. */
export function toggleSelected(view: ViewStore, part: PartRef): void {
  const parts = selectedParts(view.getState());
  const others = parts.filter(({ kind, id }) => kind !== part.kind || id !== part.id);
  selectAll(view, others.length === parts.length ? [...parts, part] : others);
}

/** Leads to a setting: its part is selected, its section unfolds, and its field takes the focus. */
export function goToSetting(
  view: ViewStore,
  part: PartRef | null,
  place: SettingPlace,
  layer: string | null = null,
): void {
  select(view, part, layer);
  view.setState({ settingFinder: null, wantsSetting: place, phoneTab: 'settings' });
}

/** The form of a fault has the place of that of a part; who asks for it by a key finds the focus there. */
export function chooseFault(view: ViewStore, fault: string, wantsFaultForm = false): void {
  select(view, null);
  view.setState({ fault, wantsFaultForm, settingFinder: null });
}

/** What is said when a part of the page that a question needs cannot be fetched. */
export function couldNotAsk(view: ViewStore): void {
  view.setState({ message: 'The page could not be fetched further. Try again.' });
}

export function askWhy(view: ViewStore, why: WhySubject): void {
  view.setState({ why, untouched: false });
}
