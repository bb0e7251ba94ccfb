import type { JsonValue } from '../../base/json';
import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import type { ServiceName } from '../../domain/shop';
import type { Edit } from '../edit';
import type { StoreKind } from '../store-settings';

/** A node or a call of a scenario, by its id. */
export interface PartId {
  readonly kind: 'node' | 'edge';
  readonly id: string;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What somebody does to the drawing of a scenario. What that means for the file is worked out here, and nowhere else. */
export type Act =
  | SettledAct
  | MoveAct
  | AlignAct
  | AddAct
  | ConnectAct
  | ReconnectAct
  | RemoveAct
  | RenameAct
  | SetAllAct
  | PasteAct
  | DuplicateAct
  | PlanAct
  | RequestTypeAct
  | GroupAct
  | BecomeAct;

/** An act upon a drawing whose cards stand elsewhere than the file says: the file says so from then on. */
export interface SettledAct {
  readonly kind: 'settled';
  /** By the id of the node. */
  readonly places: Readonly<Record<string, Place>>;
  readonly act: Act;
}

/** Nodes stand elsewhere. */
export interface MoveAct {
  readonly kind: 'move';
  /** By the id of the node. */
  readonly places: Readonly<Record<string, Place>>;
  /** Somebody had them laid out, and did not move them one by one. */
  readonly isLayout?: boolean;
}

/** Nodes are lined up along one of their sides or middles, or spread so that the gaps between them are alike. */
export interface AlignAct {
  readonly kind: 'align';
  readonly along: Alignment;
  /** Where the nodes are drawn now, by their id: a node that was never moved has no place in the file. */
  readonly boxes: Readonly<Record<string, Box>>;
}

export type Alignment =
  'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom' | 'spread-across' | 'spread-down';

export interface Box extends Place {
  readonly width: number;
  readonly height: number;
}

/** A new node of a kind, which may be called at once. */
export interface AddAct {
  readonly kind: 'add';
  readonly node: NewNode;
  readonly at: Place;
  /** Left out, it is called by what it is. */
  readonly name?: string;
  /** The node from which it was drawn: that one calls it from now on. */
  readonly from?: string;
}

export type NewNode =
  | { readonly kind: 'client'; readonly load: 'open' | 'closed' }
  | { readonly kind: 'gateway' }
  | { readonly kind: 'service'; readonly owns?: ServiceName }
  | { readonly kind: 'database'; readonly store: StoreKind };

/** One node calls another from now on. */
export interface ConnectAct {
  readonly kind: 'connect';
  readonly from: string;
  readonly to: string;
}

/** One end of a call goes to another node. */
export interface ReconnectAct {
  readonly kind: 'reconnect';
  readonly edge: string;
  readonly end: 'from' | 'to';
  readonly node: string;
}

/** Parts go, and with them whatever means nothing without them. */
export interface RemoveAct {
  readonly kind: 'remove';
  readonly parts: readonly PartId[];
}

export interface RenameAct {
  readonly kind: 'rename';
  readonly node: string;
  readonly name: string;
}

/** One setting of several parts at once; parts that have no such setting stay as they are. */
export interface SetAllAct {
  readonly kind: 'set-all';
  readonly parts: readonly PartId[];
  /** The key of a node or an edge, like "concurrency" or "latency". */
  readonly key: string;
  readonly value: JsonValue;
  /** What the setting is called, in the log. */
  readonly label: string;
}

/** What was copied comes in, as often as somebody likes. */
export interface PasteAct {
  readonly kind: 'paste';
  /** As clipOf has written it; whatever else somebody has in the clipboard is refused. */
  readonly text: string;
  /** Where the upper left corner of it goes; left out, beside where it was copied from. */
  readonly at?: Place;
}

/** A copy of parts within their scenario: it calls whom they call. */
export interface DuplicateAct {
  readonly kind: 'duplicate';
  readonly parts: readonly PartId[];
  /** How far from what it copies it stands. */
  readonly by: Place;
  /** Where the nodes are drawn now, by their id: a node that was never moved has no place in the file. */
  readonly from?: Readonly<Record<string, Place>>;
}

/** What a node calls for each request, one step after the other. */
export interface PlanAct {
  readonly kind: 'plan';
  readonly node: string;
  readonly change: PlanChange;
}

/** Steps are counted from 0, and so are the calls in one. */
export type PlanChange =
  /** At the end, or beside the calls of a step. */
  | { readonly kind: 'add'; readonly edge: string; readonly beside?: number }
  | ({ readonly kind: 'remove' } & CallPlace)
  /** A whole step comes before the one that stands at `to` once it is taken out. */
  | { readonly kind: 'move'; readonly step: number; readonly to: number }
  /** One call of a step becomes a step of its own, after it. */
  | ({ readonly kind: 'apart' } & CallPlace)
  /** The calls of a step are made together with those of the step before. */
  | { readonly kind: 'together'; readonly step: number }
  | ({ readonly kind: 'call' } & CallPlace & CallWords);

export interface CallPlace {
  readonly step: number;
  readonly call: number;
}

/** What is special about a call; what is left out stays. */
export interface CallWords {
  readonly optional?: boolean;
  readonly awaited?: boolean;
  /** An empty list: for all of them. */
  readonly requestTypes?: readonly string[];
}

export interface RequestTypeAct {
  readonly kind: 'request-type';
  readonly change:
    | { readonly kind: 'add'; readonly name: string; readonly method?: string; readonly path?: string }
    | { readonly kind: 'rename'; readonly id: string; readonly name: string }
    | { readonly kind: 'remove'; readonly id: string };
}

export interface GroupAct {
  readonly kind: 'group';
  readonly change:
    | {
        readonly kind: 'make';
        readonly as: 'context' | 'zone';
        readonly name?: string;
        readonly nodes: readonly string[];
      }
    /** Nodes come into a group; out of another one, if they were in it. */
    | { readonly kind: 'put'; readonly group: string; readonly nodes: readonly string[] }
    | { readonly kind: 'take-out'; readonly group: string; readonly nodes: readonly string[] }
    | { readonly kind: 'rename'; readonly group: string; readonly name: string }
    | { readonly kind: 'fold'; readonly group: string; readonly folded: boolean }
    /** The group goes, and its nodes stay. */
    | { readonly kind: 'dissolve'; readonly group: string };
}

/** The scenario becomes what a text says, by as few changes as that takes. */
export interface BecomeAct {
  readonly kind: 'become';
  readonly text: string;
  /** The text of the scenario that it was made of: where that is another by now, nothing is done. */
  readonly upon?: string;
}

/** What an act comes to. */
export interface Acted {
  readonly edit: Edit;
  /** What the log and undo say about it. */
  readonly label: string;
  /** Parts that are there because of it: whoever acted wants them selected. */
  readonly made: readonly PartId[];
}

export type ActResult = Result<Acted, Problem[]>;
