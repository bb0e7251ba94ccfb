import { hashText } from '../../base/hash-text';
import { canonicalJson } from '../../base/json';
import { mix32 } from '../../base/keyed-hash';
import { UNAVAILABLE } from '../../base/outcome';
import type { WorkNode } from '../../scenario/format';
import { UP } from '../../sim/tables';
import type { World } from '../../sim/world';
import type { HttpHeaders } from '../http';
import type { ReplyInput } from '../lines';
import { checkAddress, joinAddress } from '../wire/address';
import type { WirePage } from '../wire/contract';
import { sendRequest } from '../wire/send-request';
import { meaningOf } from '../wire/status-meaning';
import { Verdicts } from '../wire/verdicts';
import { endOf, type Content } from './ended-answer';
import type { MockAnswer, MockHealth, MockRequest, MockServices, ShopBook } from './mock-services';

export interface Sent {
  readonly reply: Omit<ReplyInput, 'kind' | 'exchange'>;
  /** Null when there was no answer. */
  readonly content: Content | null;
}

/** What real requests need of the browser that makes them. */
export interface WireHost extends WirePage {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly wall: () => number;
}

/** What a mock service knows beside the request. */
interface MockTurn {
  readonly book: ShopBook;
  readonly number: number;
  /** Somebody asked for exactly this, and is to hear when it makes no sense. */
  readonly isAsk: boolean;
}

/** Whoever has not answered by then has not answered at all. It is less than the console waits: the wire knows why. */
const WIRE_TIMEOUT_MS = 25_000;
export const JSON_BODY: HttpHeaders = [
  ['accept', 'application/json'],
  ['content-type', 'application/json'],
];

/** Makes the requests that the run wants made outside, of mock services and of real servers. */
export class Senders {
  private readonly verdicts = new Verdicts();

  constructor(
    private readonly world: () => World,
    private readonly host: WireHost,
  ) {}

  async toMock(
    mocks: MockServices,
    node: WorkNode,
    request: MockRequest,
    { book, number, isAsk }: MockTurn,
  ): Promise<Sent> {
    const world = this.world();
    const sentAt = world.now;
    const from = this.host.wall();
    const service = mocks.serviceOf(node);
    // A node that stands for no service has no data: whatever the run itself asks of it is done.
    const isNobodys = !isAsk && service === null && mocks.ownerOf(request.path) === null;
    const answer = isNobodys
      ? NOTHING_TO_SAY
      : await mocks.answer(request, {
          service,
          book,
          now: sentAt,
          draw: drawsFor(world, number),
          health: () => healthOf(world, node.id),
        });
    const { status, headers, body, events } = answer;
    const { outcome, words } = meaningOf(status);
    return {
      content: { status, headers, body },
      reply: {
        outcome,
        events,
        row: {
          node: node.id,
          method: request.method,
          url: `/mock/${node.id}${request.path}`,
          sentAt,
          tookMs: this.host.wall() - from,
          status,
          bytes: body.length,
          end: endOf(outcome),
          problem: null,
          words: words === '' ? `The mock service answered ${status}.` : words,
        },
      },
    };
  }

  /** The page that asked is another one now, and what it asked for is gone with it. */
  forNobody(node: WorkNode, request: MockRequest): Sent {
    return notSent(node, request, this.world().now, 'Whoever asked has gone, and the request with it.');
  }

  async toServer(node: WorkNode, request: MockRequest, signal: AbortSignal): Promise<Sent> {
    const sentAt = this.world().now;
    const address = checkAddress(node.address);
    if (!address.ok) {
      const { expected, received } = address.error;
      return notSent(node, request, sentAt, `The address has to be ${expected}; it is ${received}.`);
    }
    const url = joinAddress(address.value, request.path);
    const { method, headers } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : request.body;
    const answer = await sendRequest(
      { method, url, headers, body, timeoutMs: WIRE_TIMEOUT_MS },
      { ...this.host, signal, verdicts: this.verdicts },
    );
    const { status, outcome, bytes, tookMs, problem, words } = answer;
    const end = endOf(outcome);
    const row = { node: node.id, method, url, sentAt, tookMs, status, bytes, end, problem, words };
    return { content: status === 0 ? null : answer, reply: { outcome, events: [], row } };
  }
}

const NOTHING_TO_SAY: MockAnswer = { status: 200, headers: JSON_BODY, body: '{}', events: [] };

function notSent(node: WorkNode, { method, path }: MockRequest, sentAt: number, words: string): Sent {
  const outcome = UNAVAILABLE;
  const row = { node: node.id, method, url: path, sentAt, tookMs: 0, status: 0, bytes: 0 };
  return {
    content: null,
    reply: { outcome, events: [], row: { ...row, end: endOf(outcome), problem: 'unreachable', words } },
  };
}

/** Luck that belongs to one request: asked twice for one purpose it says the same, in a replay, too. */
export function drawsFor(world: World, number: number): (purpose: string) => number {
  return (purpose) => world.bank.keyedUnit(mix32(FOR_MOCKS, number), hashText(purpose, world.seed));
}

const FOR_MOCKS = 0x33d5;

function healthOf(world: World, id: string): MockHealth {
  const node = world.nodeParts.find(({ model }) => model.id === id);
  const rows = node?.instances ?? [];
  const { state, hung } = world.instances.col;
  return { up: rows.filter((row) => state[row] === UP && hung[row] === 0).length, instances: rows.length };
}

/** The body that a type of requests has when the scenario says nothing about it. */
export function plainBody(about: { readonly key: number; readonly user: number }): string {
  return canonicalJson({ ...about });
}
