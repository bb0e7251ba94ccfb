import type { PlainState, Shape } from '../base/shape';
import type { Time } from '../base/time';
import type { Guard } from './guard';

/** What every engine of `patterns/` has, whatever else it can do. */
interface Engine<Config, State extends PlainState> {
  init(config: Config, now: Time): State;
  shape(config: Config): Shape;
  nextDeadline(config: Config, state: State): Time;
  advance(config: Config, state: State, now: Time): void;
  adapt(config: Config, state: State, now: Time): void;
}

/** The guard of an engine that takes its settings over by itself. */
export abstract class EngineGuard<Config, State extends PlainState> implements Guard {
  readonly state: State;

  constructor(
    private readonly engine: Engine<Config, State>,
    public config: Config,
    now: Time,
  ) {
    this.state = engine.init(config, now);
  }

  /** New settings while running. */
  configure(config: Config, now: Time): void {
    this.config = config;
    this.engine.adapt(config, this.state, now);
  }

  shape(): Shape {
    return this.engine.shape(this.config);
  }

  nextDeadline(): Time {
    return this.engine.nextDeadline(this.config, this.state);
  }

  advance(now: Time): void {
    this.engine.advance(this.config, this.state, now);
  }
}
