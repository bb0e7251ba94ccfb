import type { Duration, Time } from '../../base/time';
import type { DecidedEffect } from '../../domain/effects/decided-effects';
import type { EffectId, StartSettings } from '../../domain/effects/effect-settings';
import type { ServiceName } from '../../domain/shop';
import type { ShopSettings } from '../../domain/shop-settings';
import type { LookedUp, ViewKind } from '../../domain/views/view-settings';
import type { AggregateSettings } from '../../patterns/aggregate/settings';
import type { ProjectionSettings } from '../../patterns/projection/settings';
import type { SagaDefinition } from '../../patterns/saga/definition';

/** What a run has to do with data, in the kernel's words; null in a model of which no part keeps any. */
export interface DataModel {
  readonly shop: ShopSettings & StartSettings;
  readonly owners: readonly OwnerModel[];
  readonly sagas: readonly SagaModel[];
  readonly writers: readonly WriterModel[];
  readonly views: readonly ViewModel[];
}

/** A node that keeps the data of a service: what a call is about takes effect when its work there is done. */
export interface OwnerModel {
  readonly node: string;
  readonly service: ServiceName;
  /** Whether it remembers the idempotency keys of what it has done, and does the same only once. */
  readonly keepsKeys: boolean;
}

/** A saga that a node carries out for requests, once its own work and its plan are done. */
export interface SagaModel {
  readonly id: string;
  /** The orchestrator. */
  readonly node: string;
  /** Null is all. */
  readonly requestTypes: readonly string[] | null;
  /** Whether the request is answered when the saga is over, or as soon as it has begun. */
  readonly answers: 'at-end' | 'at-once';
  /** Its acts are commands on a bus; null where they are calls. */
  readonly bus: BusModel | null;
  /** Steps are named by their ids here: no name is a part of the run. */
  readonly definition: SagaDefinition;
  /** What each step of the definition does, and along which edge it is asked for. */
  readonly acts: readonly SagaActModel[];
}

/** A command that was not dealt with is delivered again after this time, so often in all. */
export interface BusModel {
  readonly redeliverNs: Duration;
  readonly deliveries: number;
}

export interface SagaActModel {
  readonly edge: string;
  readonly does: EffectId;
}

/** A node that decides about data which another one keeps, for requests, once its own work and its plan are done. */
export interface WriterModel {
  readonly id: string;
  readonly node: string;
  /** Null is all. */
  readonly requestTypes: readonly string[] | null;
  /** Along which it loads and appends. */
  readonly edge: string;
  readonly does: DecidedEffect;
  /** Whether what was decided is only stored upon the version that was loaded. */
  readonly checks: 'version' | 'nothing';
  readonly settings: AggregateSettings;
}

/** A read model that a node makes of the events of a service, and of which it answers requests. */
export interface ViewModel {
  readonly id: string;
  readonly node: string;
  readonly shows: ViewKind;
  /** Along which it reads the events, and looks rows up where it can; null where it does not. */
  readonly source: string;
  readonly lookups: Readonly<Record<LookedUp, string | null>>;
  /** Of which type its own requests are. */
  readonly asksAs: string;
  /** Requests that are answered of it; null is all. */
  readonly requestTypes: readonly string[] | null;
  readonly handleNs: Duration;
  /** When it is made anew by itself; null for never. */
  readonly remakeAt: Time | null;
  /** Whether readers wait until their own write shows, and what becomes of those that have waited too long. */
  readonly reads: 'at-once' | 'wait';
  readonly tooLong: 'answer' | 'refuse';
  readonly settings: ProjectionSettings;
}
