import { ERROR, OK, isServed } from '../../base/outcome';
import { isWorkNode } from '../../scenario/node-parts';
import type { EditedRun } from '../edited-run';
import type { Catalogue, ExchangePage, HttpAsk, OutsideNow } from '../http';
import { Asks, type AnswerAsk, type AskUnderWay, type Heard } from './asks';
import { refusedAnswer, type EndedAsk, type Refusal } from './ended-answer';
import { entryOf, hasServer, reads } from './entry';
import { KeptAnswers, unreachedWords } from './kept-answers';
import type { MockServices } from './mock-services';
import { originsOf, outsideNodes } from './outside-nodes';
import type { WireHost } from './senders';
import { Sendings, workNode } from './sendings';
import { exchangePage, outsideNow } from './telling';

export interface DeskHost extends WireHost {
  readonly answer: AnswerAsk;
  /** Something has come that the run can go on with. */
  wake(): void;
}

/**
 * Where a session meets the world outside: it lets requests of the console in and sends their answers out, and has
 * the work done that nodes do not do themselves.
 */
export class Desk {
  private readonly asks: Asks;
  private readonly sendings: Sendings;
  private readonly kept = new KeptAnswers();
  private readonly allowed = new Set<string>();

  constructor(
    private readonly run: EditedRun,
    private readonly mocks: MockServices,
    private readonly host: DeskHost,
  ) {
    this.asks = new Asks(host.answer);
    this.sendings = new Sendings(run, this.asks, mocks, host, () => host.wake());
  }

  private get world() {
    return this.run.timeline.world;
  }

  allow(origins: readonly string[]): void {
    for (const origin of origins) this.allowed.add(origin);
  }

  /** Origins that the scenario in force wants to call and that nobody has agreed to. */
  get asksFor(): string[] {
    return originsOf(outsideNodes(this.run.scenario)).filter((origin) => !this.allowed.has(origin));
  }

  /** Whether mock services work right now, for which no time of the run passes. */
  get holdsTime(): boolean {
    return this.sendings.holdsTime;
  }

  /** Whether somebody waits for the answer to a request on the line that runs. */
  get isAsked(): boolean {
    return this.asks.isAwaited(this.run.line);
  }

  catalogue(): Catalogue {
    const { mocks } = this;
    const nodes = this.run.scenario.nodes.filter(isWorkNode);
    return {
      routes: nodes.flatMap((node) =>
        mocks.routesOf(mocks.serviceOf(node)).map((route) => ({ node: node.id, ...route })),
      ),
    };
  }

  now(): OutsideNow | null {
    return outsideNow(this.run, this.asksFor);
  }

  exchanges(offset: number, limit: number): ExchangePage {
    return exchangePage(this.run, this.sendings.on(this.run.line), offset, limit);
  }

  /** A request of the console at the present moment; it is answered at once when it cannot enter the run. */
  ask(askId: number, ask: HttpAsk): void {
    const { run, world, mocks, asksFor } = this;
    if (asksFor.length > 0) return this.refuse(askId, notAgreed(asksFor));
    const entry = entryOf(run.scenario, ask, mocks);
    if (!entry.ok) return this.refuse(askId, entry.error);
    const rows = world.log.cursor;
    const { client } = world.outside;
    const number = 1 + (client < 0 ? 0 : world.clients.col.asked[client]);
    const heard = run.hear({ kind: 'ask', number, ...entry.value });
    if (!heard.ok) {
      const [{ expected, received }] = heard.error;
      const detail = `Expected ${expected}, received ${received}.`;
      return this.refuse(askId, { status: 409, title: 'No room for another line', detail });
    }
    const { edge, answeredBy } = entry.value;
    this.asks.add({ askId, ask, edge, answeredBy, line: run.line, number, askedAt: world.now, rows });
  }

  /** Of a run that takes nothing in now. */
  cannotBeAsked(askId: number, why: keyof typeof NOT_NOW): void {
    this.refuse(askId, { status: 409, title: 'The run cannot be asked now', detail: NOT_NOW[why] });
  }

  private refuse(askId: number, refusal: Refusal): void {
    this.host.answer(askId, refusedAnswer(refusal, this.world.now));
  }

  /** Whoever asked has gone; the request itself goes on. */
  drop(askId: number): void {
    this.asks.drop(askId);
  }

  /** The run is over. */
  endAll(): void {
    this.asks.giveUp('The run ended before the request was answered.', this.world.now);
  }

  /** Does what is to be done at the moment where the run stands. */
  tend(): void {
    const { run, world } = this;
    this.asks.giveUp('The run went on along another line before it was answered.', world.now, run.line);
    if (run.timeline.leavesNext) return;
    this.sendings.takeReplies();
    for (const { one, ended } of this.asks.ended(run.line, world)) this.end(one, ended);
    this.sendings.sendOpen(this.asksFor.length === 0);
  }

  /** The session is closed: nothing is under way any more. */
  close(): void {
    this.sendings.close();
  }

  private end(one: AskUnderWay, ended: EndedAsk): void {
    const heard = heardFor(one, ended);
    if (ended.outcome !== OK || heard !== undefined) {
      const content = heard?.content ?? null;
      if (ended.outcome === OK && content !== null) this.kept.keep(one, content, ended.endedAt);
      this.asks.end(one, ended, content, heard?.words ?? '');
      return;
    }
    const { scenario } = this.run;
    const kept = this.kept.of(one);
    const node = workNode(scenario, one.ask.node);
    const answerer = workNode(scenario, one.answeredBy);
    // Of a server nobody else knows what it would say, and what nobody was reached for changes nothing.
    const isKnown = answerer !== undefined && !hasServer(answerer) && reads(one.ask.method);
    if (kept !== undefined || node === undefined || !isKnown) {
      this.asks.end(one, ended, kept?.content ?? null, unreachedWords(scenario, one, kept));
      return;
    }
    // The run did not come by the service that the path belongs to: whoever was asked answers for it.
    if (this.sendings.answers(one)) return;
    void this.sendings.answerFor(one, node).then((sent) => this.asks.end(one, ended, sent.content, ''));
  }
}

/**
 * What came too late for its guards is nobody's, and what others than the one whose data answer said is no answer of
 * theirs. Whoever stands between passes on what was said when somebody said no.
 */
function heardFor({ heard }: AskUnderWay, { outcome }: EndedAsk): Heard | undefined {
  return heard.findLast((one) => {
    if (outcome === OK) return one.outcome === OK && one.isOwn;
    return one.outcome === outcome || (outcome === ERROR && !isServed(one.outcome));
  });
}

const NOT_NOW = {
  'comes-back': 'It is being brought back to where it stood. Try again in a moment.',
  'has-ended': 'It has ended. Go back to a moment of it, or run it again.',
} as const;

function notAgreed(origins: readonly string[]): Refusal {
  const detail = `The scenario wants to call ${origins.join(', ')}. Agree to it first, or have the work simulated.`;
  return { status: 403, title: 'Not agreed yet', detail };
}
