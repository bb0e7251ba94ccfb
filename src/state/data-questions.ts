import type { Result } from '../base/result';
import type { LineCommand } from '../worker/client';
import type { CommandAnswer, CommandForm } from '../worker/commands';
import {
  NO_EVENTS,
  type EventAnswer,
  type EventDetail,
  type EventFilter,
  type EventPage,
  type StreamDetail,
} from '../worker/events';
import {
  NO_READ_MODELS,
  type ReadModelAnswer,
  type ReadModelDetail,
  type ReadModelPage,
  type ReadQuery,
  type ReadResult,
} from '../worker/read-models';
import { NO_SAGAS, type SagaAnswer, type SagaDetail, type SagaFilter, type SagaPage } from '../worker/sagas';
import { Pending } from './pending';

export type DataAnswer = SagaAnswer | EventAnswer | CommandAnswer | ReadModelAnswer;

/** What can be asked about the data of a run. */
export interface DataQuestions {
  /** Sagas of the run, newest first. */
  sagas(filter: SagaFilter, offset: number, limit: number): Promise<SagaPage>;
  saga(number: number): Promise<Result<SagaDetail, string>>;
  /** Events of the data, newest first. */
  events(filter: EventFilter, offset: number, limit: number): Promise<EventPage>;
  event(position: number): Promise<Result<EventDetail, string>>;
  /** What became of one thing, up to one of its versions; without one, up to its newest. */
  stream(stream: string, version?: number): Promise<Result<StreamDetail, string>>;
  /** What can be sent by hand now, to one thing or to any. */
  commands(stream?: string): Promise<Result<CommandForm, string>>;
  readModels(): Promise<ReadModelPage>;
  readModel(view: string): Promise<Result<ReadModelDetail, string>>;
  /** What a read model holds that fits, at the present moment, beside what the write side says. */
  readQuery(view: string, query: ReadQuery): Promise<Result<ReadResult, string>>;
}

/** What the page has asked of its session about data, and waits for. `nextId` numbers all questions of a run. */
export class AskedData implements DataQuestions {
  private readonly sagaPages = new Pending<SagaPage>();
  private readonly sagaDetails = new Pending<Result<SagaDetail, string>>();
  private readonly eventPages = new Pending<EventPage>();
  private readonly eventDetails = new Pending<Result<EventDetail, string>>();
  private readonly streams = new Pending<Result<StreamDetail, string>>();
  private readonly commandForms = new Pending<Result<CommandForm, string>>();
  private readonly readModelPages = new Pending<ReadModelPage>();
  private readonly readModelDetails = new Pending<Result<ReadModelDetail, string>>();
  private readonly readResults = new Pending<Result<ReadResult, string>>();

  constructor(
    private readonly send: (command: LineCommand) => void,
    private readonly nextId: () => number,
  ) {}

  async sagas(filter: SagaFilter, offset: number, limit: number): Promise<SagaPage> {
    return this.ask(this.sagaPages, (askId) => this.send({ kind: 'sagas', askId, filter, offset, limit }));
  }

  async saga(number: number): Promise<Result<SagaDetail, string>> {
    return this.ask(this.sagaDetails, (askId) => this.send({ kind: 'saga', askId, number }));
  }

  async events(filter: EventFilter, offset: number, limit: number): Promise<EventPage> {
    return this.ask(this.eventPages, (askId) => this.send({ kind: 'events', askId, filter, offset, limit }));
  }

  async event(position: number): Promise<Result<EventDetail, string>> {
    return this.ask(this.eventDetails, (askId) => this.send({ kind: 'event', askId, position }));
  }

  async stream(stream: string, version?: number): Promise<Result<StreamDetail, string>> {
    return this.ask(this.streams, (askId) =>
      this.send({ kind: 'stream', askId, stream, ...(version !== undefined && { version }) }),
    );
  }

  async commands(stream?: string): Promise<Result<CommandForm, string>> {
    return this.ask(this.commandForms, (askId) =>
      this.send({ kind: 'commands', askId, ...(stream !== undefined && { stream }) }),
    );
  }

  async readModels(): Promise<ReadModelPage> {
    return this.ask(this.readModelPages, (askId) => this.send({ kind: 'read-models', askId }));
  }

  async readModel(view: string): Promise<Result<ReadModelDetail, string>> {
    return this.ask(this.readModelDetails, (askId) => this.send({ kind: 'read-model', askId, view }));
  }

  async readQuery(view: string, query: ReadQuery): Promise<Result<ReadResult, string>> {
    return this.ask(this.readResults, (askId) => this.send({ kind: 'read-query', askId, view, query }));
  }

  answer(message: DataAnswer): void {
    switch (message.kind) {
      case 'sagas':
        this.sagaPages.answer(message.askId, message.page);
        return;
      case 'saga':
        this.sagaDetails.answer(message.askId, message.result);
        return;
      case 'events':
        this.eventPages.answer(message.askId, message.page);
        return;
      case 'event':
        this.eventDetails.answer(message.askId, message.result);
        return;
      case 'stream':
        this.streams.answer(message.askId, message.result);
        return;
      case 'commands':
        this.commandForms.answer(message.askId, message.result);
        return;
      case 'read-models':
        this.readModelPages.answer(message.askId, message.page);
        return;
      case 'read-model':
        this.readModelDetails.answer(message.askId, message.result);
        return;
      case 'read-query':
        this.readResults.answer(message.askId, message.result);
    }
  }

  answerAll(lost: Result<never, string>): void {
    this.sagaPages.answerAll(() => NO_SAGAS);
    this.sagaDetails.answerAll(() => lost);
    this.eventPages.answerAll(() => NO_EVENTS);
    this.eventDetails.answerAll(() => lost);
    this.streams.answerAll(() => lost);
    this.commandForms.answerAll(() => lost);
    this.readModelPages.answerAll(() => NO_READ_MODELS);
    this.readModelDetails.answerAll(() => lost);
    this.readResults.answerAll(() => lost);
  }

  private async ask<Given>(pending: Pending<Given>, send: (id: number) => void): Promise<Given> {
    const id = this.nextId();
    return pending.ask(id, () => send(id));
  }
}
