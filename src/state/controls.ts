import type { LineCommand } from '../worker/client';
import type { StepUnit } from '../worker/lines';
import type { RunState } from './run';
import { Seeks, onTheWay } from './seeks';

/** What controls need of the run that they belong to. */
export interface ControlledRun {
  readonly getState: () => RunState;
  readonly setState: (state: Partial<RunState>) => void;
  readonly send: (command: LineCommand) => void;
}

/** What moves a run through its time and its lines. */
export class Controls {
  /** Sent to the session: a frame that knows fewer of them tells of the time before. */
  private sent = 0;
  private readonly seeks = new Seeks((target) =>
    this.send({ kind: 'seek', target }, onTheWay(this.run.getState().mode)),
  );

  constructor(private readonly run: ControlledRun) {}

  readonly step = (unit: StepUnit): void => {
    if (this.isReady) this.send({ kind: 'step', unit }, 'paused');
  };
  readonly seek = (time: number): void => {
    if (this.isReady) this.seeks.ask({ to: 'time', time });
  };
  readonly stepBack = (unit: StepUnit): void => {
    if (this.isReady) this.seeks.ask({ to: 'before', unit });
  };
  readonly chooseLine = (line: number): void => {
    if (this.isReady) this.send({ kind: 'choose-line', line });
  };
  readonly nameLine = (line: number, name: string): void => this.run.send({ kind: 'name-line', line, name });
  readonly deleteLine = (line: number): void => this.run.send({ kind: 'delete-line', line });

  /** What it does shows at once; frames tell when it turned out otherwise. Only a seek leaves the end of a run. */
  send(command: LineCommand, mode = this.run.getState().mode): void {
    this.sent++;
    this.run.send(command);
    const now = this.run.getState().mode;
    if (command.kind === 'seek' || (now !== 'ended' && now !== 'full')) this.run.setState({ mode });
  }

  /** Whether who has heard of so many controls has heard of all. */
  isNewest(heard: number): boolean {
    return heard === this.sent;
  }

  arrived(): void {
    this.seeks.arrived();
  }

  /** Another session begins. */
  forget(): void {
    this.sent = 0;
    this.seeks.forget();
  }

  private get isReady(): boolean {
    return this.run.getState().phase === 'ready';
  }
}
