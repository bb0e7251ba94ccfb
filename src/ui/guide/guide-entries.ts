import type { GuideTopic } from '../../state/guide-topic';
import { cache, fallback, hedge, singleFlight } from './entries/answer-otherwise';
import { instances, loadBalancer, outlierEjection } from './entries/choose';
import { aggregate, databasePerService, eventStore, idempotencyKey, readModel, saga } from './entries/data';
import { bulkhead, rateLimiter } from './entries/limit';
import { circuitBreaker, deadline, retry, timeout } from './entries/stop-and-wait';
import { gateway, health, tracing } from './entries/system';
import type { GuideEntry } from './guide-entry';

export const GUIDE: Readonly<Record<GuideTopic, GuideEntry>> = {
  'circuit-breaker': circuitBreaker,
  retry,
  timeout,
  deadline,
  bulkhead,
  'rate-limiter': rateLimiter,
  cache,
  'single-flight': singleFlight,
  fallback,
  hedge,
  'load-balancer': loadBalancer,
  'outlier-ejection': outlierEjection,
  instances,
  saga,
  'idempotency-key': idempotencyKey,
  aggregate,
  'event-store': eventStore,
  'read-model': readModel,
  'database-per-service': databasePerService,
  gateway,
  health,
  tracing,
};
