import { err, ok, type Result } from '../base/result';
import type { FromWorker, RunFinished, ToWorker } from './protocol';

/** The part of a Worker that the client uses; a test passes a fake. */
export interface WorkerPort extends EventTarget {
  postMessage(message: ToWorker): void;
  terminate(): void;
}

/** Timers, so that a test need not wait. */
export interface ClientClock {
  every(ms: number, call: () => void): () => void;
}

export interface WorkerClient {
  /** Runs a scenario for its whole length. The error is a sentence for the reader. */
  run(scenarioId: string, seed: number): Promise<Result<RunFinished, string>>;
  /** Opens a line to a session; `listener` hears its messages until it is closed or lost. */
  openLine(listener: LineListener): Line;
  dispose(): void;
}

export type RunMessage = Exclude<FromWorker, { readonly kind: 'pong' }>;
type SessionCommand = Exclude<ToWorker, { readonly kind: 'ping' | 'run' }>;
/** A message without the id of its run: the line adds it. */
export type LineCommand = SessionCommand extends infer Message
  ? Message extends { readonly runId: string }
    ? Omit<Message, 'runId'>
    : never
  : never;

export interface LineListener {
  hear(message: RunMessage): void;
  /** The worker died or hangs, and this line is dead: open another to go on. */
  lost(reason: string): void;
}

export interface Line {
  send(command: LineCommand): void;
  close(): void;
}

type Settle = (result: Result<RunFinished, string>) => void;

/** A worker that answers nothing for this long hangs. Its longest turn takes some tens of milliseconds. */
const PING_EVERY_MS = 1000;
const SILENT_PINGS = 5;
/** Before its first word its script may still be on the way, over a slow line. */
const SILENT_PINGS_AT_FIRST = 40;

/**
 * Owns the worker: starts it with the first run, and after a crash anew with the next. A crash fails every run that
 * was waiting, so nobody waits for ever; sessions are told, and can be opened again where they stood. A worker that
 * hangs is found by its silence and ended.
 */
export function createWorkerClient(makeWorker: () => WorkerPort, clock: ClientClock): WorkerClient {
  return new Client(makeWorker, clock);
}

class Client implements WorkerClient {
  private readonly waiting = new Map<string, Settle>();
  private readonly lines = new Map<string, LineListener>();
  private worker: WorkerPort | undefined;
  private nextRun = 1;
  /** Whether the present worker has said anything: before that its script may still be loading. */
  private hasSpoken = false;
  private silentPings = 0;
  private stopPinging: (() => void) | undefined;

  constructor(
    private readonly makeWorker: () => WorkerPort,
    private readonly clock: ClientClock,
  ) {}

  async run(scenarioId: string, seed: number): Promise<Result<RunFinished, string>> {
    return new Promise((resolve) => {
      const runId = `run-${this.nextRun++}`;
      this.waiting.set(runId, resolve);
      this.post({ kind: 'run', runId, scenarioId, seed });
    });
  }

  openLine(listener: LineListener): Line {
    const runId = `session-${this.nextRun++}`;
    this.lines.set(runId, listener);
    return {
      send: (command) => {
        if (this.lines.has(runId)) this.post({ ...command, runId });
      },
      close: () => {
        if (this.lines.delete(runId)) this.worker?.postMessage({ kind: 'close', runId });
        this.pingWhileNeeded();
      },
    };
  }

  dispose(): void {
    this.drop('The page closed the worker.');
  }

  private post(message: ToWorker): void {
    try {
      this.worker ??= this.start();
      this.worker.postMessage(message);
      this.pingWhileNeeded();
    } catch (error) {
      this.drop(
        `The worker could not be started: ${error instanceof Error ? error.message : String(error)}.`,
      );
    }
  }

  private start(): WorkerPort {
    const started = this.makeWorker();
    // A worker that was dropped may still have an event under way: only the present one is heard.
    const hear = (kind: string, react: (event: Event) => void): void =>
      started.addEventListener(kind, (event) => {
        if (started === this.worker) react(event);
      });
    hear('message', (event) => {
      if (event instanceof MessageEvent) this.receive(event.data);
    });
    hear('error', (event) => this.drop(`The worker stopped: ${reasonOf(event)}.`));
    hear('messageerror', () => this.drop('A message of the worker could not be read.'));
    return started;
  }

  private receive(message: FromWorker): void {
    this.silentPings = 0;
    this.hasSpoken = true;
    if (message.kind === 'pong') return;
    const { runId } = message;
    if (message.kind === 'finished') this.settle(runId, ok(message));
    else if (message.kind === 'failed' && this.waiting.has(runId)) this.settle(runId, err(message.message));
    else this.lines.get(runId)?.hear(message);
    this.pingWhileNeeded();
  }

  private settle(runId: string, result: Result<RunFinished, string>): void {
    this.waiting.get(runId)?.(result);
    this.waiting.delete(runId);
  }

  private drop(message: string): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.hasSpoken = false;
    this.silentPings = 0;
    const told = `${message} The next run starts it again.`;
    for (const runId of this.waiting.keys()) this.settle(runId, err(told));
    const lost = [...this.lines.values()];
    this.lines.clear();
    this.pingWhileNeeded();
    // Last, because whoever is told may open a new line at once.
    for (const listener of lost) listener.lost(message);
  }

  /** Only a worker that owes something is asked whether it lives. */
  private pingWhileNeeded(): void {
    const needed = this.worker !== undefined && (this.waiting.size > 0 || this.lines.size > 0);
    if (!needed) {
      this.stopPinging?.();
      this.stopPinging = undefined;
      return;
    }
    this.stopPinging ??= this.clock.every(PING_EVERY_MS, () => this.ping());
  }

  private ping(): void {
    const patience = this.hasSpoken ? SILENT_PINGS : SILENT_PINGS_AT_FIRST;
    if (this.silentPings >= patience) {
      this.drop(`The worker has not answered for ${patience} s and was ended.`);
      return;
    }
    this.silentPings++;
    this.worker?.postMessage({ kind: 'ping' });
  }
}

/** An ErrorEvent carries a message; a script that could not be loaded gives a plain Event. */
function reasonOf(event: Event): string {
  const message = 'message' in event && typeof event.message === 'string' ? event.message : '';
  return message === '' ? 'its script could not be loaded or run' : message.replace(/[.\s]+$/, '');
}
