import { msToNs } from '../base/time';
import type { Scenario } from '../scenario/format';
import { builtIn } from '../scenario/library/catalogue';
import { toModel } from '../scenario/to-model';
import { Timeline } from '../sim/timeline';
import { Openings } from './openings';
import type { FromWorker, OpenSession, RunRequest, ToWorker } from './protocol';
import { scenarioOf } from './scenario-source';
import { Session, type SessionMessage } from './session';
import { summaryOf } from './summary';

/**
 * The worker's shell. Each `run` is answered by exactly one `finished` or `failed`; a session lives from `open` to
 * `close` and ends with `failed` when something is thrown on the way. All work goes in short turns, so several runs
 * share the worker and a message is never far from being heard.
 */
const sessions = new Map<string, Session>();

const openings = new Openings();

/** Between two turns of a run that plays: a frame of the screen. */
const FRAME_MS = 16;

addEventListener('message', (event: MessageEvent<ToWorker>) => receive(event.data));

function receive(message: ToWorker): void {
  if (message.kind === 'ping') {
    say({ kind: 'pong' });
    return;
  }
  const { runId } = message;
  if (message.kind === 'run') void guardedWait(runId, async () => runHeadless(message));
  else if (message.kind === 'open') {
    openings.begin(
      runId,
      guardedWait(runId, async () => openSession(message)),
    );
  } else openings.whenOpen(runId, () => guarded(runId, () => tellSession(message)));
}

function tellSession(message: SessionMessage): void {
  sessions.get(message.runId)?.receive(message);
  if (message.kind === 'close') sessions.delete(message.runId);
  wake();
}

async function runHeadless({ runId, scenarioId, seed }: RunRequest): Promise<void> {
  const scenario = await builtIn(scenarioId);
  if (scenario === undefined) {
    say({ kind: 'failed', runId, message: `No scenario is called '${scenarioId}' in this build.` });
    return;
  }
  slice(runId, scenario, new Timeline({ seed, model: toModel(scenario) }));
}

const HEADLESS_EVENTS = 20_000;

function slice(runId: string, scenario: Scenario, timeline: Timeline): void {
  if (timeline.run(msToNs(scenario.durationMs), HEADLESS_EVENTS) === 'budget') {
    setTimeout(() => guarded(runId, () => slice(runId, scenario, timeline)));
    return;
  }
  const { world } = timeline;
  const summary = summaryOf(scenario, world);
  say({ kind: 'finished', runId, hash: world.hash.hex(), events: world.dispatched, summary });
}

async function openSession({ runId, scenario, seed, log, resumeAt }: OpenSession): Promise<void> {
  const parsed = await scenarioOf(scenario);
  if (!parsed.ok) {
    say({ kind: 'failed', runId, message: parsed.error });
    return;
  }
  const start = {
    scenario: parsed.value,
    seed: seed ?? parsed.value.seed,
    log: log ?? [],
    resumeAt: resumeAt ?? null,
  };
  const host = { say, wall: () => performance.now() };
  sessions.set(runId, new Session(runId, start, host));
  wake();
}

let timer: ReturnType<typeof setTimeout> | undefined;
let turnAt = -Infinity;

/** A message may have given a session something to do, or room for a frame. */
function wake(): void {
  clearTimeout(timer);
  const wait = Math.max(0, turnAt + FRAME_MS - performance.now());
  timer = setTimeout(turn, anyHurries() ? 0 : wait);
}

function turn(): void {
  turnAt = performance.now();
  for (const [runId, session] of sessions) guarded(runId, () => session.turn());
  if ([...sessions.values()].some((session) => session.isBusy)) wake();
}

function anyHurries(): boolean {
  return [...sessions.values()].some((session) => session.hurries);
}

function guarded(runId: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    fail(runId, error);
  }
}

async function guardedWait(runId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    fail(runId, error);
  }
}

function fail(runId: string, error: unknown): void {
  sessions.delete(runId);
  const message = error instanceof Error ? error.message : String(error);
  say({ kind: 'failed', runId, message });
}

function say(message: FromWorker, transfer: readonly ArrayBuffer[] = []): void {
  postMessage(message, [...transfer]);
}

// The script has run: from here on silence means that the worker hangs.
say({ kind: 'pong' });
