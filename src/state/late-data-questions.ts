import { err } from '../base/result';
import { NO_EVENTS } from '../worker/events';
import { NO_READ_MODELS } from '../worker/read-models';
import { NO_SAGAS } from '../worker/sagas';
import type { DataQuestions } from './data-questions';

const NO_RUN = err('No run is open.');

/** Before a scenario is opened nothing can be told; then whoever is asked tells. */
export function lateDataQuestions(known: () => DataQuestions | null): DataQuestions {
  return {
    sagas: async (...asked) => known()?.sagas(...asked) ?? NO_SAGAS,
    saga: async (...asked) => known()?.saga(...asked) ?? NO_RUN,
    events: async (...asked) => known()?.events(...asked) ?? NO_EVENTS,
    event: async (...asked) => known()?.event(...asked) ?? NO_RUN,
    stream: async (...asked) => known()?.stream(...asked) ?? NO_RUN,
    commands: async (...asked) => known()?.commands(...asked) ?? NO_RUN,
    readModels: async () => known()?.readModels() ?? NO_READ_MODELS,
    readModel: async (...asked) => known()?.readModel(...asked) ?? NO_RUN,
    readQuery: async (...asked) => known()?.readQuery(...asked) ?? NO_RUN,
  };
}
