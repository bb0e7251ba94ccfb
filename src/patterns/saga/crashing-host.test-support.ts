import { OK, type Outcome } from '../../base/outcome';
import { NEVER, NS_PER_MS, type Duration, type Time } from '../../base/time';
import { ACTION, NO_PAYLOAD, SAVE, SEND, STUCK, TAKEN, isFinal } from './catalogue';
import type { SagaDefinition } from './definition';
import * as engine from './engine';
import { attemptAt, codeAt, createOutbox, directionAt, emptyOutbox, stepAt } from './outbox';
import { SILENCE, type Participants } from './participants.test-support';

class Crash extends Error {}

interface Message {
  readonly kind: 'request' | 'reply';
  readonly at: Time;
  readonly step: number;
  readonly direction: number;
  readonly attempt: number;
  readonly outcome: Outcome;
}

export interface HostOptions {
  /** Places in the work of the host, counted from 1, at which it dies. */
  readonly crashes?: readonly number[];
  /** Whether replies wait until the host has dealt with them, or are lost when it dies or is down. */
  readonly keepsReplies?: boolean;
  readonly downMs?: number;
  /** How long messages take, one after the other and then from the beginning. */
  readonly delaysMs?: readonly number[];
  /** How often each reply comes. */
  readonly copies?: number;
}

const ID = 5;
const LUCK = 99;
/** Nothing that is tested takes so long. */
const MOST_TURNS = 3000;

/**
 * A host that does what a real one has to: it saves and sends in the order of the outbox, records what it has sent, and
 * can die between any two of these. What is in memory is lost then; what was saved, and messages on their way, are not.
 */
export class CrashingHost {
  readonly config: engine.SagaConfig;
  state: engine.SagaState;
  now: Time = 0;
  /** How many places there were to die at. */
  places = 0;
  /** Sent so far: step, direction and attempt of each. */
  readonly sends: (readonly [step: number, direction: number, attempt: number])[] = [];
  /** The steps of actions whose answers were taken as done, in that order. */
  readonly done: number[] = [];
  private saved: engine.SagaState | undefined;
  private readonly out = createOutbox();
  private messages: Message[] = [];
  private messagesMade = 0;

  constructor(
    definition: SagaDefinition,
    readonly participants: Participants,
    private readonly options: HostOptions = {},
  ) {
    this.config = engine.configure(definition);
    this.state = engine.init(this.config, 0);
  }

  private get keepsReplies(): boolean {
    return this.options.keepsReplies ?? true;
  }

  private get isAtRest(): boolean {
    const { status } = this.state;
    const deadline = engine.nextDeadline(this.config, this.state);
    return isFinal(status) || (status === STUCK && deadline === NEVER && this.messages.length === 0);
  }

  /** To the end of the saga, or until only an operator can do anything, and until no message is on its way. */
  run(): this {
    this.turn(() => this.start());
    for (let turns = 0; !this.isAtRest || this.messages.length > 0; turns += 1) {
      if (turns > MOST_TURNS) throw new Error('the saga does not come to an end');
      this.next();
    }
    return this;
  }

  /** False if the host died of it, and is up again. */
  private turn(act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      this.restart();
      return false;
    }
  }

  private does(act: () => void): void {
    this.mayDie();
    act();
    this.mayDie();
    this.work();
  }

  private start(): void {
    this.does(() => engine.begin(this.config, this.state, this.now, this.out, ID, NO_PAYLOAD, LUCK));
  }

  private next(): void {
    const deadline = engine.nextDeadline(this.config, this.state);
    const message = this.messages.reduce<Message | undefined>(
      (first, other) => (first === undefined || other.at < first.at ? other : first),
      undefined,
    );
    if (message === undefined || deadline < message.at) {
      if (deadline === NEVER) throw new Error('nothing is left that could happen');
      this.now = deadline;
      this.turn(() => this.does(() => engine.advance(this.config, this.state, this.now, this.out)));
      return;
    }
    this.messages = this.messages.filter((other) => other !== message);
    this.now = Math.max(this.now, message.at);
    if (message.kind === 'request') this.deliver(message);
    else if (!this.turn(() => this.take(message)) && this.keepsReplies)
      this.post({ ...message, at: this.now });
  }

  private take({ step, direction, attempt, outcome }: Message): void {
    this.does(() => {
      const { config, state, now, out } = this;
      const verdict = engine.replied(config, state, now, out, step, direction, attempt, outcome, NO_PAYLOAD);
      if (verdict === TAKEN && direction === ACTION && outcome === OK) this.done.push(step);
    });
  }

  /** What the outbox asks for: in it the save comes before what is to be sent. */
  private work(): void {
    const { out } = this;
    const sends: (readonly [step: number, direction: number, attempt: number])[] = [];
    let saves = false;
    for (let entry = 0; entry < out.length; entry += 1) {
      const code = codeAt(out, entry);
      if (code === SAVE) saves = true;
      if (code === SEND) sends.push([stepAt(out, entry), directionAt(out, entry), attemptAt(out, entry)]);
    }
    emptyOutbox(out);
    if (sends.length > 0 && isFinal(this.state.status)) throw new Error('something is sent after the end');
    if (saves) this.save();
    for (const [step, direction, attempt] of sends) {
      this.mayDie();
      this.sends.push([step, direction, attempt]);
      this.post({ kind: 'request', at: this.now + this.delay(), step, direction, attempt, outcome: 0 });
      this.does(() => engine.sent(this.config, this.state, this.now, out, step, direction, attempt));
    }
  }

  private save(): void {
    this.mayDie();
    this.saved ??= engine.init(this.config, 0);
    engine.copySaga(this.state, this.saved);
    this.mayDie();
  }

  private mayDie(): void {
    this.places += 1;
    if (this.options.crashes?.includes(this.places) === true) throw new Crash();
  }

  private restart(): void {
    emptyOutbox(this.out);
    const up = this.now + (this.options.downMs ?? 7) * NS_PER_MS;
    this.deliverUntil(up);
    this.now = up;
    this.state = engine.init(this.config, 0);
    if (this.saved === undefined) {
      this.turn(() => this.start());
      return;
    }
    engine.copySaga(this.saved, this.state);
    this.turn(() => this.does(() => engine.resumed(this.config, this.state, this.now, this.out)));
  }

  /** Participants do not care that the host is down; replies find nobody, or wait for it. */
  private deliverUntil(up: Time): void {
    for (;;) {
      const request = this.messages.find(({ kind, at }) => kind === 'request' && at <= up);
      if (request === undefined) break;
      this.messages = this.messages.filter((other) => other !== request);
      this.deliver(request);
    }
    this.messages = this.messages.flatMap((message) => {
      if (message.kind === 'request' || message.at > up) return [message];
      return this.keepsReplies ? [{ ...message, at: up }] : [];
    });
  }

  private deliver(request: Message): void {
    const outcome = this.participants.ask(ID, request.step, request.direction);
    if (outcome === SILENCE) return;
    for (let copy = 0; copy < (this.options.copies ?? 1); copy += 1) {
      this.post({ ...request, kind: 'reply', at: request.at + this.delay(), outcome });
    }
  }

  private post(message: Message): void {
    this.messages.push(message);
  }

  private delay(): Duration {
    const delays = this.options.delaysMs ?? [3];
    this.messagesMade += 1;
    return delays[this.messagesMade % delays.length] * NS_PER_MS;
  }
}
