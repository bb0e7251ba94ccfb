import type { DataQuestions } from './data-questions';

const never = async (): Promise<never> => new Promise(() => undefined);

/** Nobody answers; of some questions others may. */
export function unansweredData(answered: Partial<DataQuestions> = {}): DataQuestions {
  return {
    sagas: never,
    saga: never,
    events: never,
    event: never,
    stream: never,
    commands: never,
    readModels: never,
    readModel: never,
    readQuery: never,
    ...answered,
  };
}
