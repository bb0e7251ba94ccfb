/**
 * The one entry point: guards for functions, a client for services that may fail, and what keeps data right when they do:
 * sagas, buses, an event store. README.md shows how to use it.
 */
export { guard } from './guard';
export type { Guarded, InstanceChange } from './guarded';
export type { GuardOptions } from './guard-options';
export type { OtherWork } from './host-options';
export { checkStack, type LayerSpec } from './check-stack';
export type { CallOptions, Work } from './call';
export type { CallContext } from './call-context';
export type { End, EndKind, Judge } from './callee-ends';
export type { Answered, Failed, FailureKind, Origin, Settled } from './results';
export { CancelledError, RejectedError, RetriesUsedUpError, StackError, TimeoutError } from './errors';
export type { GuardEvent, GuardListener } from './events';
export type { GuardExplanation, LayerExplanation } from './explain-guard';
export type { GuardStats, LayerStats } from './stats';
export type { GuardSnapshot } from './snapshot';
export { systemClock, type Clock, type Timer } from './clock';

export { httpClient, type HttpClient, type HttpClientOptions, type ServiceOptions } from './http-client';
export { httpPresets, stackPreset, type HttpPresetName, type StackPresetName } from './http-presets';
export type { ServiceClient } from './http-service';
export type { HttpMethod, QueryValue, RequestOptions } from './http-request';
export type { HttpAnswer } from './http-answer';
export { BodyError, HttpError, type BodyFault, type HttpProblem } from './http-errors';
export { readRetryAfter } from './retry-after';

export { saga, type OperatorSays, type Saga, type SagaCallOptions, type SagaInfo } from './saga';
export type { SagaOptions, SagaStepOptions, SagaStepSettings, SagaWork } from './saga-options';
export type { SagaContext } from './saga-context';
export type { SagaAct, SagaDirection, SagaEnd, SagaFailure } from './saga-end';
export type { SagaEvent, SagaListener } from './saga-events';
export type { SavedSaga, SagaStore } from './saga-saving';
export { Refusal, SagaDefinitionError, SagaError, SagaInterruptedError } from './saga-errors';

export {
  BusError,
  commandBus,
  queryBus,
  type Contracts,
  type Middleware,
  type RequestBus,
  type Unsubscribe,
} from './request-bus';
export { eventBus, type EventBus, type EventBusOptions, type Published } from './event-bus';
export type { BusOptions, Message, MessageOptions } from './message';

export {
  eventStore,
  type Appended,
  type AppendOptions,
  type EventPage,
  type EventStore,
  type EventStoreOptions,
  type ReadOptions,
} from './event-store';
export type { EventSubscription, SubscribeOptions } from './event-subscription';
export {
  ConflictError,
  EventStoreError,
  type ExpectedVersion,
  type NewEvent,
  type StoredEvent,
} from './stored-event';
export {
  repository,
  type AggregateRules,
  type DomainEvent,
  type HandledCommand,
  type HandleOptions,
  type Repository,
  type RepositoryOptions,
} from './repository';
