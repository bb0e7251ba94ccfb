import { err } from '../../base/result';
import { DataWorld } from '../../sim/data/data-world';
import type { World } from '../../sim/world';
import type { EditedRun } from '../edited-run';
import { NO_EVENTS } from '../events';
import type { FromWorker } from '../protocol';
import { NO_SAGAS } from '../sagas';
import type { DataMessage } from '../session-messages';
import { EventRows } from './event-rows';
import { eventDetail, streamDetail } from './event-teller';
import { sagaDetail } from './saga-detail';
import { SagaRows } from './saga-list';
import { StreamStates } from './stream-states';

/** Tells of the data of a run and of its sagas, at the present moment. It comes with the code of data. */
export class DataTeller {
  constructor(private readonly run: EditedRun) {}

  answer(message: DataMessage): FromWorker {
    const { world } = this.run.timeline;
    return world.data instanceof DataWorld ? this.tell(message, world, world.data) : withoutData(message);
  }

  private tell(message: DataMessage, world: World, data: DataWorld): FromWorker {
    const { runId, askId } = message;
    const events = new EventRows(world, data);
    const sagas = new SagaRows(world, data, this.run.scenario);
    switch (message.kind) {
      case 'sagas': {
        const { kind, filter, offset, limit } = message;
        return { kind, runId, askId, page: sagas.page(filter, offset, limit) };
      }
      case 'saga': {
        const { kind, number } = message;
        if (number < 1 || number > data.book.begun.length) return withoutData(message);
        return { kind, runId, askId, result: sagaDetail(world, data, sagas, number) };
      }
      case 'events': {
        const { kind, filter, offset, limit } = message;
        return { kind, runId, askId, page: events.page(filter, offset, limit) };
      }
      case 'event': {
        const { kind, position } = message;
        return { kind, runId, askId, result: eventDetail(world, data, events, position) };
      }
      case 'stream': {
        const { kind, stream, version } = message;
        const states = new StreamStates(events);
        return { kind, runId, askId, result: streamDetail(events, states, stream, version) };
      }
    }
  }
}

/** Of a run without data, or of what has not been yet. */
function withoutData(message: DataMessage): FromWorker {
  const { runId, askId } = message;
  switch (message.kind) {
    case 'sagas':
      return { kind: message.kind, runId, askId, page: NO_SAGAS };
    case 'events':
      return { kind: message.kind, runId, askId, page: NO_EVENTS };
    case 'saga': {
      const result = err(`There is no saga ${message.number} at this moment.`);
      return { kind: message.kind, runId, askId, result };
    }
    case 'event':
      return { kind: message.kind, runId, askId, result: err('Nothing keeps data at this moment.') };
    case 'stream':
      return { kind: message.kind, runId, askId, result: err('Nothing keeps data at this moment.') };
  }
}

export type MakeDataTeller = (run: EditedRun) => DataTeller;

export const makeDataTeller: MakeDataTeller = (run) => new DataTeller(run);
