import type { ReactNode } from 'react';
import { HealthMark, Mark } from '../marks/mark';
import type { Health, TrafficMark } from '../marks/mark-paths';
import { GateFigure } from './gate-figure';
import classes from './how-to-read.module.css';

const TRAFFIC: readonly (readonly [TrafficMark, string, string])[] = [
  ['ask', 'Asking', 'A request goes out, on the left of its edge.'],
  ['served', 'Served', 'An answer in time comes back, on the right.'],
  ['fallback', 'Fallback', 'The call failed, and a fallback answered in its place.'],
  ['late', 'Late', 'An answer after its deadline.'],
  ['failed', 'Failed', 'The callee gave an error, or the call timed out.'],
  [
    'rejected',
    'Rejected',
    'A guard turned the call away before it was sent; or the callee did, and it comes back all the way.',
  ],
  ['lost', 'Lost', 'The network lost the message.'],
  ['retry', 'Waiting to retry', 'The pie fills up to the next try.'],
];

const HEALTH: readonly (readonly [Health, string, string])[] = [
  ['well', 'Well', 'It answers as it should.'],
  ['degraded', 'Degraded', 'Some of its answers fail, are late or are turned away.'],
  ['failing', 'Failing', 'At least half of what it answers is wrong by its own fault.'],
  ['idle', 'Idle', 'Nothing was asked of it lately.'],
];

const GATES = [
  ['closed', 'Closed', 'The bar lies along the edge: calls pass.'],
  ['open', 'Open', 'The bar lies across: calls are rejected. The arc outside runs down to the next trial.'],
  ['half-open', 'Half-open', 'The bar stands half-way: a few trials pass, and their outcome decides.'],
] as const;

/** What the marks mean, and why the same seed shows the same picture. */
export function HowToRead() {
  return (
    <div className={classes.page}>
      <Part title="Marks on the edges">
        {TRAFFIC.map(([kind, name, words]) => (
          <Row key={kind} sign={<Mark kind={kind} size={12} share={0.6} />} name={name} words={words} />
        ))}
      </Part>
      <Part title="Health of a node">
        {HEALTH.map(([health, name, words]) => (
          <Row
            key={health}
            sign={<HealthMark health={health} size={12} labelled={false} />}
            name={name}
            words={words}
          />
        ))}
        <p className={classes.note}>
          Each instance has a cell, filled by its work: a dashed one starts, a diamond has crashed, an
          exclamation mark hangs, and callers keep away from a hatched one. A folded group shows how the worst
          of its nodes is.
        </p>
      </Part>
      <Part title="The gate of a breaker">
        {GATES.map(([state, name, words]) => (
          <Row key={state} sign={<GateFigure state={state} />} name={name} words={words} />
        ))}
        <p className={classes.note}>
          The ring shows its latest calls, the oldest at the top and on clockwise. Failures are drawn thicker.
        </p>
      </Part>
      <Part title="Edges">
        <p className={classes.note}>
          The more calls a second, the wider the edge. A dotted edge has no calls. One mark stands for many
          calls; the status bar says for how many.
        </p>
      </Part>
      <Part title="Replay and lines">
        <p className={classes.note}>
          Every panel shows one moment, where the playhead stands. A violet frame says that more is known than
          that: what comes later is dimmed, and will come again exactly so. The first edit there begins
          another line of the run. The line before stays as it was, and the two can be compared.
        </p>
      </Part>
      <Part title="Console and real requests">
        <p className={classes.note}>
          The console sends real HTTP requests to the services of the run. Each passes the same guards as all
          others, and has a trace. A plug on a card says that its work is done by real requests, too: the run
          goes at the speed of the clock then.
        </p>
      </Part>
      <Data />
      <Part title="Seed and hash">
        <p className={classes.note}>
          A run is computed from its scenario, its seed and your edits, and from nothing else: no clock and no
          chance of your machine. The seed is where all luck comes from. The trace hash sums up every event in
          order, so when two runs show the same hash, they were the same run. Change the seed to see which
          parts of a story are luck and which are not.
        </p>
      </Part>
    </div>
  );
}

/** Only scenarios with data have these. */
function Data() {
  return (
    <>
      <Part title="Sagas">
        <p className={classes.note}>
          A block is a step that was done, a diamond one that was not. A dashed edge has yet to come; a pie
          fills up to the next try. An arrow back undoes a step, and what is undone is struck through. A
          diamond with an exclamation mark waits for a person.
        </p>
      </Part>
      <Part title="Events">
        <p className={classes.note}>
          Every change of the data is an event, and all of them have one order. The row of a thing follows
          from its events: in it a line with ~ has changed, + was added, and − was removed, which is struck
          through, too.
        </p>
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}

interface RowProps {
  readonly sign: ReactNode;
  readonly name: string;
  readonly words: string;
}

function Row({ sign, name, words }: RowProps) {
  return (
    <p className={classes.row}>
      <span className={classes.sign}>{sign}</span>
      <span>
        <strong>{name}.</strong> {words}
      </span>
    </p>
  );
}
