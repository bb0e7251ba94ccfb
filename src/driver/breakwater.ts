/** The one entry point: guards for functions, and a client for services that may fail. README.md shows how to use it. */
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
