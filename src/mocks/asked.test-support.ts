import type { ShopEvent } from '../domain/shop';
import { mockServices, type WorkerAnswer } from './answer-in-worker';
import type { MockHealth } from './health';
import type { ShopBook } from './shop-book';

export interface Asked {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly events: readonly ShopEvent[];
  /** The body as JSON; null when there is none. */
  readonly json: unknown;
}

interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A shop that takes in what its answers change, as a run does. */
export class AskedShop {
  readonly book: ShopBook = mockServices.openBook();
  health: MockHealth = { up: 2, instances: 2 };
  /** Below it nothing is declined. */
  luck = 0.9;
  now = 1000;

  constructor(private readonly service: string | null = null) {}

  async ask(line: string, { body, headers = {} }: Sent = {}): Promise<Asked> {
    const [method, path] = line.split(' ');
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
    const list = Object.entries({ 'content-type': 'application/json', ...headers });
    const answer = await this.answer(method, path, list, text);
    this.book.append(answer.events);
    return {
      status: answer.status,
      headers: new Map(answer.headers),
      text: answer.body,
      events: answer.events,
      json: answer.body === '' ? null : JSON.parse(answer.body),
    };
  }

  answer(method: string, path: string, headers: [string, string][], body: string): Promise<WorkerAnswer> {
    const { book, now, service } = this;
    const context = { book, now, service, draw: () => this.luck, health: () => this.health };
    return mockServices.answer({ method, path, headers, body }, context);
  }
}

/** `order.created`, `payment.declined`... */
export function typesOf(events: readonly ShopEvent[]): readonly string[] {
  return events.map(({ event }) => event.type);
}
