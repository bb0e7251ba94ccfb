import { ok } from '../base/result';
import type { Scenario } from '../scenario/format';
import type { Line, LineCommand, LineListener, WorkerClient } from '../worker/client';
import { EditedRun } from '../worker/edited-run';
import { editor } from '../worker/editor';
import type { Judging } from '../worker/judging';
import type { FromWorker } from '../worker/protocol';
import { Session } from '../worker/session';

/** A worker in this very thread, under a clock that goes by only when told. It can be killed like a real one. */
export class NearWorker implements WorkerClient {
  opened = 0;
  /** Hears nothing any more, as one that is about to die. */
  deaf = false;
  private session: Session | undefined;
  private listener: LineListener | undefined;
  private wallMs = 0;

  /** `builtIn` and what judges the run: a real worker fetches them; this one has them already, or never gets them. */
  constructor(
    private readonly builtIn: Scenario,
    private readonly judging: Judging | null = null,
  ) {}

  openLine(listener: LineListener): Line {
    this.opened++;
    this.session = undefined;
    this.listener = listener;
    return {
      send: (command) => this.receive(command, listener),
      close: () => {
        if (this.listener === listener) this.session = undefined;
      },
    };
  }

  async run(): Promise<never> {
    throw new Error('not used here');
  }
  dispose(): void {}

  /** Lets the wall clock go by in steps of a screen's frame. */
  pass(ms: number): void {
    for (let step = 0; step < ms; step += 16) {
      this.wallMs += 16;
      this.session?.turn();
    }
  }

  async settle(): Promise<void> {
    this.pass(64);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    this.pass(64);
  }

  kill(): void {
    this.session = undefined;
    this.deaf = false;
    this.listener?.lost('The worker stopped: a test killed it.');
  }

  private receive(command: LineCommand, listener: LineListener): void {
    const hear = (message: FromWorker): void => {
      if (message.kind !== 'pong' && this.listener === listener) listener.hear(message);
    };
    if (this.deaf) return;
    if (command.kind !== 'open') {
      const { kind } = command;
      if (kind === 'edit' || kind === 'verb' || kind === 'undo' || kind === 'redo')
        this.session?.alter(editor, { ...command, runId: 's' });
      else this.session?.receive({ ...command, runId: 's' });
      return;
    }
    const { scenario: source, seed, resume } = command;
    const parsed = source.kind === 'text' ? editor.scenarioOfText(source.text) : ok(this.builtIn);
    if (!parsed.ok) {
      hear({ kind: 'failed', runId: 's', message: parsed.error });
      return;
    }
    const start = parsed.value;
    const run =
      resume === undefined
        ? new EditedRun(start, seed ?? start.seed)
        : EditedRun.again(editor, start, seed ?? start.seed, resume);
    this.session = new Session('s', run, resume?.at ?? null, { say: hear, wall: () => this.wallMs });
    if (this.judging !== null) this.session.letJudge(this.judging);
  }
}
