import type { Outcome } from '../../base/outcome';
import type { Time } from '../../base/time';
import { ASK_ENDED } from '../../sim/change-log';
import type { World } from '../../sim/world';
import type { HttpAnswer, HttpAsk } from '../http';
import { endedAnswer, refusedAnswer, type Content, type EndedAsk } from './ended-answer';

/** A request of the console that waits for its end in the run. */
export interface AskUnderWay {
  readonly askId: number;
  readonly ask: HttpAsk;
  readonly line: number;
  readonly number: number;
  /** The call that it went along, and the node whose data answer it. */
  readonly edge: string;
  readonly answeredBy: string;
  readonly askedAt: Time;
  /** Rows of the log before it. */
  readonly rows: number;
  /** Whoever asked may have gone; the request itself goes on. */
  isAwaited: boolean;
  /** Whether the node whose data answer was asked. */
  isReached: boolean;
  /** What was answered to it outside, in order. */
  readonly heard: Heard[];
}

/** What a service or a server said to a request of the console. */
export interface Heard {
  /** Null when there was no answer. */
  readonly content: Content | null;
  readonly outcome: Outcome;
  /** Said by the node whose data answer, and not by one that it called. */
  readonly isOwn: boolean;
  /** What the content does not say. */
  readonly words: string;
}

export type AnswerAsk = (askId: number, answer: HttpAnswer) => void;

/** The requests of the console that are under way, each until it is answered. */
export class Asks {
  private readonly all: AskUnderWay[] = [];

  constructor(private readonly answer: AnswerAsk) {}

  add(one: Omit<AskUnderWay, 'isAwaited' | 'isReached' | 'heard'>): void {
    this.all.push({ ...one, isAwaited: true, isReached: false, heard: [] });
  }

  on(line: number): readonly AskUnderWay[] {
    return this.all.filter((one) => one.line === line);
  }

  /** Whether somebody waits for one of a line. */
  isAwaited(line: number): boolean {
    return this.all.some((one) => one.line === line && one.isAwaited);
  }

  find(line: number, number: number): AskUnderWay | undefined {
    return this.all.find((one) => one.line === line && one.number === number);
  }

  /** Whoever asked has gone. */
  drop(askId: number): void {
    const asked = this.all.find((one) => one.askId === askId);
    if (asked !== undefined) asked.isAwaited = false;
  }

  /** Nobody will answer what was asked on other lines than this one; or what was asked at all. */
  giveUp(detail: string, now: Time, stays = NO_LINE): void {
    for (const one of this.all.filter(({ line }) => line !== stays)) {
      this.settle(one, refusedAnswer({ status: 409, title: 'Not answered', detail }, now));
    }
  }

  /** Those of a line that the log says have ended. */
  ended(line: number, { log }: World): { readonly one: AskUnderWay; readonly ended: EndedAsk }[] {
    return this.on(line).flatMap((one) => {
      for (let at = one.rows; at < log.cursor; at++) {
        const { code, subject: number, a: outcome, time: endedAt } = log.at(at);
        if (code === ASK_ENDED && number === one.number)
          return [{ one, ended: { number, askedAt: one.askedAt, endedAt, outcome } }];
      }
      return [];
    });
  }

  end(one: AskUnderWay, ended: EndedAsk, content: Content | null, note: string): void {
    this.settle(one, endedAnswer(ended, content, note));
  }

  private settle(one: AskUnderWay, answer: HttpAnswer): void {
    const at = this.all.indexOf(one);
    if (at < 0) return;
    this.all.splice(at, 1);
    if (one.isAwaited) this.answer(one.askId, answer);
  }
}

const NO_LINE = -1;
