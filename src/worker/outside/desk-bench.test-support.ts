import { ensure } from '../../base/assert';
import type { JsonValue } from '../../base/json';
import type { Scenario } from '../../scenario/format';
import { setPath } from '../../scenario/edit';
import { editor } from '../editor';
import { HEAD, MODE } from '../frame';
import type { HttpAnswer, HttpAsk } from '../http';
import type { Resume } from '../lines';
import { Bench, SCENARIO } from '../session-bench.test-support';
import { Desk } from './desk';
import type { MockServices, ShopBook } from './mock-services';

/** A book that only knows how many things were written into it. */
class CountingBook implements ShopBook {
  entries: JsonValue[] = [];

  append(events: readonly JsonValue[]): void {
    this.entries.push(...events);
  }
}

const OWNERS = ['orders', 'payments', 'inventory'];

/** Services that write down every request that is no GET, and answer how many they know. */
const MOCKS: MockServices = {
  openBook: () => new CountingBook(),
  serviceOf: ({ id }) => (OWNERS.includes(id) ? id : null),
  ownerOf: (path) => OWNERS.find((owner) => path.startsWith(`/${owner}`)) ?? null,
  routesOf: () => [],
  usualRequest: (service) => ({ method: 'POST', path: `/${service}`, headers: [], body: '' }),
  answer: async ({ method, path }, { book, service }) => {
    const known = book instanceof CountingBook ? book.entries.length : -1;
    if (path.endsWith('/missing')) return { status: 404, headers: [], body: 'missing', events: [] };
    const events = method === 'GET' ? [] : [`${method} ${path}`];
    return Promise.resolve({ status: 200, headers: [], body: `${service} knows ${known}`, events });
  },
};

/** The answers of a server, by the requests that reach it. */
export type FakeServer = (request: Request) => Promise<Response>;

/** A session that meets the world outside, with everything there in the hands of the test. */
export class DeskBench extends Bench {
  readonly answers = new Map<number, HttpAnswer>();
  readonly desk: Desk;
  private nextAsk = 1;
  private isWoken = false;

  constructor(
    scenario: Scenario = SCENARIO,
    resume: Resume | null = null,
    server: FakeServer = async () => new Response('{}'),
  ) {
    super(resume, scenario);
    this.desk = this.session.meet(
      (run) =>
        new Desk(run, MOCKS, {
          pageOrigin: 'https://page.test',
          secure: false,
          fetch: server,
          wall: () => this.wallMs,
          answer: (askId, answer) => this.answers.set(askId, answer),
          wake: () => {
            this.isWoken = true;
          },
        }),
    );
    this.turns(1);
  }

  ask(method: string, node: string, path: string, more: Partial<HttpAsk> = {}): number {
    const askId = this.nextAsk++;
    this.session.ask(editor, this.desk, askId, { node, method, path, headers: [], body: '', ...more });
    this.turns(1);
    return askId;
  }

  /** Lets what was promised outside happen, and the run go on, until nothing is left to do without the clock. */
  async settle(): Promise<void> {
    for (let round = 0; round < 200; round++) {
      this.rest();
      this.isWoken = false;
      for (let tick = 0; tick < 20; tick++) await Promise.resolve();
      if (!this.isWoken && !this.session.hurries) return;
      this.turns(1);
    }
  }

  async answerOf(
    method: string,
    node: string,
    path: string,
    more: Partial<HttpAsk> = {},
  ): Promise<HttpAnswer> {
    const askId = this.ask(method, node, path, more);
    await this.settle();
    return ensure(this.answers.get(askId), `an answer to ${method} ${path}`);
  }

  /** The clock of the wall goes on, in frames. */
  async live(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 16) {
      this.turns(1, 16);
      await this.settle();
    }
  }

  get isPlaying(): boolean {
    return this.frame.head(HEAD.mode) === MODE.playing;
  }

  get inputs(): number {
    return this.said.flatMap((one) => (one.kind === 'inputs' ? one.inputs : [])).length;
  }
}

export function outageWith(...assignments: readonly string[]): Scenario {
  const set = setPath(SCENARIO, ...assignments);
  if (!set.ok) throw new Error(JSON.stringify(set.error));
  return set.value;
}
