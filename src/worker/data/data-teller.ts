import { err, ok } from '../../base/result';
import { DataWorld } from '../../sim/data/data-world';
import type { World } from '../../sim/world';
import type { EditedRun } from '../edited-run';
import { NO_EVENTS } from '../events';
import type { FromWorker } from '../protocol';
import { NO_READ_MODELS } from '../read-models';
import { NO_SAGAS } from '../sagas';
import type { DataMessage } from '../session-messages';
import { commandForm } from './command-form';
import { dataSeries } from './data-series';
import { EventRows } from './event-rows';
import { eventDetail, streamDetail } from './event-teller';
import { ReadModelRows } from './read-model-rows';
import { readModelDetail } from './read-model-teller';
import { readQuery } from './read-query';
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
      case 'commands':
        return {
          kind: message.kind,
          runId,
          askId,
          result: ok(commandForm(data, events, this.run.scenario, message.stream)),
        };
      case 'read-models': {
        const page = new ReadModelRows(world, data, this.run.scenario).page();
        return { kind: message.kind, runId, askId, page };
      }
      case 'read-model': {
        const rows = new ReadModelRows(world, data, this.run.scenario);
        const result = readModelDetail(world, data, rows, events, message.view);
        return { kind: message.kind, runId, askId, result };
      }
      case 'data-series': {
        const { from } = message;
        return { kind: 'series', runId, askId, from, ...dataSeries(world, data, from) };
      }
      case 'read-query': {
        const rows = new ReadModelRows(world, data, this.run.scenario);
        const result = readQuery(data, rows, events, message.view, message.query);
        return { kind: message.kind, runId, askId, result };
      }
    }
  }
}

const NO_DATA = err('Nothing keeps data at this moment.');

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
    case 'read-models':
      return { kind: message.kind, runId, askId, page: NO_READ_MODELS };
    case 'data-series':
      return { kind: 'series', runId, askId, from: 0, width: 1, data: new Float64Array(0) };
    case 'event':
    case 'stream':
    case 'commands':
    case 'read-model':
    case 'read-query':
      return { kind: message.kind, runId, askId, result: NO_DATA };
  }
}

export type MakeDataTeller = (run: EditedRun) => DataTeller;

export const makeDataTeller: MakeDataTeller = (run) => new DataTeller(run);
