import type { EffectId, StartSettings } from '../../domain/effects/effect-settings';
import type { ServiceName } from '../../domain/shop';
import type { ShopSettings } from '../../domain/shop-settings';
import type { SagaDefinition } from '../../patterns/saga/definition';

/** What a run has to do with data, in the kernel's words; null in a model of which no part keeps any. */
export interface DataModel {
  readonly shop: ShopSettings & StartSettings;
  readonly owners: readonly OwnerModel[];
  readonly sagas: readonly SagaModel[];
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
  /** Steps are named by their ids here: no name is a part of the run. */
  readonly definition: SagaDefinition;
  /** What each step of the definition does, and along which edge it is asked for. */
  readonly acts: readonly SagaActModel[];
}

export interface SagaActModel {
  readonly edge: string;
  readonly does: EffectId;
}
