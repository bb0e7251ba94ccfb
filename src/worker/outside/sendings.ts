import { isServed } from '../../base/outcome';
import type { Time } from '../../base/time';
import type { Scenario, WorkNode } from '../../scenario/format';
import { isWorkNode } from '../../scenario/node-parts';
import { openExchanges, type Exchange } from '../../sim/outside/exchanges';
import type { EditedRun } from '../edited-run';
import type { ReplyInput } from '../lines';
import { fillPlaceholders } from '../wire/placeholders';
import type { AskUnderWay, Asks, Heard } from './asks';
import { hasServer } from './entry';
import type { MockRequest, MockServices } from './mock-services';
import { JSON_BODY, Senders, drawsFor, plainBody, type Sent, type WireHost } from './senders';
import { ShopBooks } from './shop-books';

/** A real request that is under way. */
export interface Sending {
  readonly line: number;
  /** 0 when it is none of the run: whoever was asked answers for it. */
  readonly exchange: number;
  readonly node: string;
  readonly request: MockRequest;
  readonly sentAt: Time;
  readonly abort: AbortController;
  /** Mock services take no time: that of the run stands still meanwhile. */
  readonly holdsTime: boolean;
}

/**
 * Real requests that nodes of the run make. Their replies are taken in at the newest moment of their line only, as
 * logged inputs; at a past moment all of it is known.
 */
export class Sendings {
  private readonly senders: Senders;
  private readonly books = new ShopBooks();
  private readonly all: Sending[] = [];
  /** Replies that came and have not been taken in, by line. */
  private readonly arrived: {
    readonly line: number;
    readonly reply: ReplyInput;
    readonly holdsTime: boolean;
  }[] = [];
  /** Mock services answer one request after the other: each may change what the next is told. */
  private turns: Promise<void> = Promise.resolve();

  constructor(
    private readonly run: EditedRun,
    private readonly asks: Asks,
    private readonly mocks: MockServices,
    wire: WireHost,
    private readonly wake: () => void,
  ) {
    this.senders = new Senders(() => this.world, wire);
  }

  private get world() {
    return this.run.timeline.world;
  }

  on(line: number): readonly Sending[] {
    return this.all.filter((one) => one.line === line);
  }

  /** Until what mock services brought is taken in as well: the run asked for it at the moment where it stands. */
  get holdsTime(): boolean {
    const { line, timeline } = this.run;
    if (this.on(line).some((one) => one.holdsTime)) return true;
    return !timeline.leavesNext && this.arrived.some((one) => one.line === line && one.holdsTime);
  }

  takeReplies(): void {
    const { line } = this.run;
    for (let at = 0; at < this.arrived.length;) {
      if (this.arrived[at].line !== line) at++;
      else this.run.hear(this.arrived.splice(at, 1)[0].reply);
    }
  }

  /** Sends what is open and was not sent, and stops what nobody waits for. `mayCall`: servers, too. */
  sendOpen(mayCall: boolean): void {
    if (this.world.outside.waiting === 0 && this.all.length === 0) return;
    const { line } = this.run;
    const open = openExchanges(this.world);
    const wanted = new Set(open.map(({ number }) => number));
    for (const one of this.on(line)) if (one.exchange > 0 && !wanted.has(one.exchange)) one.abort.abort();
    const sent = new Set(this.on(line).map(({ exchange }) => exchange));
    for (const exchange of open) if (!sent.has(exchange.number)) this.send(line, exchange, mayCall);
  }

  /** The service of this node answers a request that the run did not bring to any. */
  async answerFor(one: AskUnderWay, node: WorkNode): Promise<Sent> {
    const sending = this.begin(one.line, 0, node, one.ask, true);
    const sent = await this.toMock(node, one.ask, 0, true);
    this.arrive(sending, sent);
    return sent;
  }

  /** Whether it is answered in this way already. */
  answers(one: AskUnderWay): boolean {
    return this.all.some(({ exchange, request }) => exchange === 0 && request === one.ask);
  }

  close(): void {
    for (const { abort } of this.all.splice(0)) abort.abort();
  }

  private send(line: number, exchange: Exchange, mayCall: boolean): void {
    const node = workNode(this.run.scenario, this.world.nodeParts[exchange.node].model.id);
    if (node === undefined) return;
    const isReal = hasServer(node);
    if (isReal && !mayCall) return;
    const isAsk = this.isFromConsole(exchange);
    const asked = isAsk ? this.askOf(line, exchange) : undefined;
    const request = asked?.ask ?? this.requestOf(exchange, node);
    const isOwn = node.id === asked?.answeredBy;
    if (asked !== undefined && isOwn) asked.isReached = true;
    const sending = this.begin(line, exchange.number, node, request, !isReal);
    void this.sent(sending, node, isReal, isAsk && asked === undefined, isAsk).then((sent) => {
      asked?.heard.push(heardFrom(node, sent, isOwn, isReal));
      this.arrive(sending, sent);
    });
  }

  private async sent(
    { exchange, request, abort }: Sending,
    node: WorkNode,
    isReal: boolean,
    isNobodys: boolean,
    isAsk: boolean,
  ): Promise<Sent> {
    if (isNobodys) return this.senders.forNobody(node, request);
    if (isReal) return this.senders.toServer(node, request, abort.signal);
    return this.toMock(node, request, exchange, isAsk);
  }

  private begin(
    line: number,
    exchange: number,
    node: WorkNode,
    request: MockRequest,
    holdsTime: boolean,
  ): Sending {
    const sentAt = this.world.now;
    const abort = new AbortController();
    const sending = { line, exchange, node: node.id, request, sentAt, abort, holdsTime };
    this.all.push(sending);
    return sending;
  }

  /** One after the other: each is told of what those before it changed. */
  private async toMock(node: WorkNode, request: MockRequest, number: number, isAsk: boolean): Promise<Sent> {
    const { line, inputs } = this.run;
    const done = this.turns.then(async () => {
      const book = this.books.of(this.mocks, line, inputs);
      const sent = await this.senders.toMock(this.mocks, node, request, { book, number, isAsk });
      book.append(sent.reply.events);
      return sent;
    });
    this.turns = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  private arrive(sending: Sending, { reply }: Sent): void {
    const at = this.all.indexOf(sending);
    if (at >= 0) this.all.splice(at, 1);
    const { line, exchange, holdsTime } = sending;
    this.arrived.push({ line, reply: { kind: 'reply', exchange, ...reply }, holdsTime });
    this.wake();
  }

  private isFromConsole({ request }: Exchange): boolean {
    return this.world.requests.col.client[request] === this.world.outside.client;
  }

  private askOf(line: number, { request }: Exchange): AskUnderWay | undefined {
    return this.asks.find(line, this.world.requests.col.number[request]);
  }

  /** What a simulated request of its type asks of the node. */
  private requestOf({ request, number }: Exchange, node: WorkNode): MockRequest {
    const { key, user, type } = this.world.requests.col;
    const { id } = this.world.configuration.requestTypes[type[request]].model;
    const profile = this.run.scenario.requestTypes.find((one) => one.id === id);
    const about = { key: key[request], user: user[request], number };
    const method = profile?.method ?? 'GET';
    const path = fillPlaceholders(profile?.path ?? '/', about, 'path');
    const service = node.transport === 'http' ? null : this.mocks.serviceOf(node);
    if (service === null) return { method, path, headers: JSON_BODY, body: plainBody(about) };
    const draw = drawsFor(this.world, number);
    return this.mocks.usualRequest(service, { method, path, ...about, draw });
  }
}

/** A mock service says in its answer what is wrong. */
function heardFrom({ name }: WorkNode, { content, reply }: Sent, isOwn: boolean, isReal: boolean): Heard {
  const { outcome, row } = reply;
  const words = isOwn ? row.words : `${name}: ${row.words}`;
  const isSaid = isServed(outcome) || (content !== null && !isReal);
  return { content, outcome, isOwn, words: isSaid ? '' : words };
}

export function workNode(scenario: Scenario, id: string): WorkNode | undefined {
  return scenario.nodes.filter(isWorkNode).find((one) => one.id === id);
}
