import { NS_PER_SECOND, type Time } from '../../base/time';

interface Sample {
  readonly time: Time;
  readonly total: number;
}

/** What a total grew by over the last simulated second, per second, from the totals that frames carry. */
export class RateMeter {
  private samples: Sample[] = [];

  read(time: Time, total: number): number {
    const last = this.samples.at(-1);
    // Another run began, or this one was taken back.
    if (last !== undefined && (time < last.time || total < last.total)) this.samples = [];
    if (last === undefined || time > last.time || this.samples.length === 0)
      this.samples.push({ time, total });
    // One sample that is a second old or older stays, to measure from.
    while (this.samples.length > 2 && this.samples[1].time <= time - NS_PER_SECOND) this.samples.shift();
    const [first] = this.samples;
    const passed = time - first.time;
    return passed > 0 ? ((total - first.total) * NS_PER_SECOND) / passed : 0;
  }
}
