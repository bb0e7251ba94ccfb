import { err, ok, type Result } from '../base/result';
import { msToNs } from '../base/time';
import type { Scenario } from '../scenario/format';
import { toSimulatedModel } from '../scenario/to-model';
import { knowsLayer } from '../policies/layer-makers';
import { needsData } from '../scenario/needs-data';
import { knowsData } from '../sim/data-host';
import { Timeline } from '../sim/timeline';
import { builtIn } from './built-in';
import { EditedRun } from './edited-run';
import type { Editor } from './editor';
import { InOrder } from './in-order';
import type { Judging } from './judging';
import type { FromWorker, OpenSession, RunRequest, ScenarioSource, ToWorker } from './protocol';
import { Session } from './session';
import {
  isAboutData,
  type EditingMessage,
  type OutsideMessage,
  type DataMessage,
  type SessionMessage,
  type TellingMessage,
} from './session-messages';
import type { MakeTeller } from './tracing/teller';
import { unanswered, unansweredOutside } from './unanswered';

/**
 * The worker's shell. Each `run` is answered by exactly one `finished` or `failed`; a session lives from `open` to
 * `close` and ends with `failed` when something is thrown on the way. All work goes in short turns, so several runs
 * share the worker and a message is never far from being heard.
 */
const sessions = new Map<string, Session>();

const said = new InOrder();

/** Between two turns of a run that plays: a frame of the screen. */
const FRAME_MS = 16;

addEventListener('message', (event: MessageEvent<ToWorker>) => receive(event.data));

function receive(message: ToWorker): void {
  if (message.kind === 'ping') {
    say({ kind: 'pong' });
    return;
  }
  const { runId } = message;
  switch (message.kind) {
    case 'run':
      void guardedWait(runId, async () => runHeadless(message));
      return;
    case 'open':
      said.does(runId, async () => guardedWait(runId, async () => openSession(message)));
      return;
    case 'edit':
    case 'verb':
    case 'undo':
    case 'redo':
    case 'operator':
    case 'view-says':
    case 'command':
    case 'cancel-saga':
      said.does(runId, async () => guardedWait(runId, async () => alterSession(message)));
      return;
    case 'rows':
    case 'series':
    case 'line-points':
    case 'traces':
    case 'trace':
    case 'why':
    case 'sagas':
    case 'saga':
    case 'events':
    case 'event':
    case 'stream':
    case 'commands':
    case 'read-models':
    case 'read-model':
    case 'read-query':
    case 'data-series':
      // Nobody waits for the part that tells but whoever asked.
      if (sessions.has(runId)) void guardedWait(runId, async () => tellOf(message));
      else said.does(runId, async () => guardedWait(runId, async () => tellOf(message)));
      return;
    case 'http':
    case 'catalogue':
    case 'exchanges':
      said.does(runId, async () => guardedWait(runId, async () => meetOutside(message)));
      return;
    default:
      // A session that waits for an edit hears everything else at once; one that is being opened hears it then.
      if (sessions.has(runId)) guarded(runId, () => tellSession(message));
      else said.does(runId, () => guarded(runId, () => tellSession(message)));
  }
}

function tellSession(message: SessionMessage): void {
  sessions.get(message.runId)?.receive(message);
  // Whoever looks at a part wants to know what its layers say. The words come with the editor, after the first frames.
  if (message.kind === 'watch' && message.part !== null) setTimeout(() => void fetchEditor(), WORDS_SOON_MS);
  // Whoever jumps wants to know how it stands there.
  if (message.kind === 'seek' && judge === undefined) void fetchJudging();
  if (message.kind === 'close') sessions.delete(message.runId);
  wake();
}

/** The time of the run stands still until the edit is made: it acts at the moment at which somebody made it. */
async function alterSession(message: EditingMessage): Promise<void> {
  const session = sessions.get(message.runId);
  session?.hold();
  const editor = await fetchEditor();
  session?.goOn();
  if (typeof editor === 'string') {
    const expected = 'the part of Breakwater that edits';
    session?.refuse(message.editId, [{ path: 'editor', expected, received: editor }]);
  } else session?.alter(editor, message);
  if (session?.view.needsJudge === true) await fetchJudging();
  if (session?.needsDesk === true) await openDoor(message.runId);
  wake();
}

/** What somebody outside asks of the run. It stands still until the part that hears them is there. */
async function meetOutside(message: OutsideMessage): Promise<void> {
  const { runId } = message;
  const session = sessions.get(runId);
  session?.hold();
  const parts = await fetched(async () => Promise.all([import('./host/outside'), neededEditor()]));
  session?.goOn();
  if (typeof parts === 'string') say(unansweredOutside(message, parts));
  else if (session === undefined) say(unansweredOutside(message, 'The run is closed.'));
  else parts[0].meetOutside(session, parts[1], message, { say, wake: () => wake(0) });
  wake();
}

/** A run whose work is done outside cannot go on without whoever does it. */
async function openDoor(runId: string): Promise<void> {
  const part = await fetched(async () => import('./host/outside'));
  if (typeof part === 'string')
    throw new Error(`The part of Breakwater that makes real requests could not be fetched. ${part}`);
  const session = sessions.get(runId);
  if (session !== undefined) part.openDesk(session, runId, { say, wake: () => wake(0) });
  wake();
}

/** What happened to a request, and why. The run goes on while the part that can tell is fetched. */
async function tellOf(message: TellingMessage): Promise<void> {
  if (isAboutData(message)) return tellOfData(message);
  const makeTeller = await fetchTeller();
  if (typeof makeTeller === 'string') say(unanswered(message, makeTeller));
  else sessions.get(message.runId)?.tell((questions) => questions.ask(makeTeller, message));
  wake();
}

async function tellOfData(message: DataMessage): Promise<void> {
  const part = await fetched(async () => import('./data/data-teller'));
  if (typeof part === 'string') say(unanswered(message, part));
  else sessions.get(message.runId)?.tell((questions) => questions.askOfData(part.makeDataTeller, message));
  wake();
}

async function fetchTeller(): Promise<MakeTeller | string> {
  const teller = await fetched(async () => import('./tracing/teller'));
  return typeof teller === 'string' ? teller : teller.makeTeller;
}

/** A server that has not answered by then is given up, and can be asked again. */
const EDITOR_WITHIN_MS = 10_000;

async function fetchEditor(): Promise<Editor | string> {
  const part = await fetched(async () => import('./editor'));
  if (typeof part === 'string') return part;
  for (const session of sessions.values()) session.view.learn(part.editor);
  wake();
  return part.editor;
}

/** What says how a run did: it comes for all sessions, and is there for those that begin later. */
let judge: Judging | undefined;

async function fetchJudging(): Promise<Judging | string> {
  const part = await fetched(async () => import('./judging'));
  if (typeof part === 'string') return part;
  judge = part.judging;
  for (const session of sessions.values()) session.letJudge(judge);
  wake();
  return judge;
}

/** Why it could not be fetched, where a server or a line is down. */
async function fetched<Part>(fetchPart: () => Promise<Part>): Promise<Part | string> {
  try {
    return await within(EDITOR_WITHIN_MS, fetchPart());
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function within<Value>(ms: number, value: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const given = setTimeout(() => reject(new Error(`There was no answer within ${ms / 1000} s.`)), ms);
    value.then(resolve, reject).finally(() => clearTimeout(given));
  });
}

/** Long enough for a page that has just opened to show the run; too short for somebody to have read that far. */
const WORDS_SOON_MS = 1500;

/** First comes what a run needs to be seen; soon after that somebody may edit it, or go offline and begin it anew. */
const EDITOR_SOON_MS = 5000;

async function runHeadless({ runId, scenarioId, seed }: RunRequest): Promise<void> {
  const scenario = await builtIn(scenarioId);
  if (scenario === undefined) {
    say({ kind: 'failed', runId, message: `No scenario is called '${scenarioId}' in this build.` });
    return;
  }
  const judging = await fetchJudging();
  if (typeof judging === 'string')
    throw new Error(`The part of Breakwater that judges a run could not be fetched. ${judging}`);
  await fetchEngines(scenario);
  slice(runId, scenario, new Timeline({ seed, model: toSimulatedModel(scenario) }), judging);
}

const HEADLESS_EVENTS = 20_000;

function slice(runId: string, scenario: Scenario, timeline: Timeline, judging: Judging): void {
  if (timeline.run(msToNs(scenario.durationMs), HEADLESS_EVENTS) === 'budget') {
    setTimeout(() => guarded(runId, () => slice(runId, scenario, timeline, judging)));
    return;
  }
  const { world } = timeline;
  const summary = judging.summaryOf(scenario, world);
  say({ kind: 'finished', runId, hash: world.hash.hex(), events: world.dispatched, summary });
}

async function openSession(message: OpenSession): Promise<void> {
  const { runId, scenario, seed, resume } = message;
  const parsed = await scenarioOf(scenario);
  if (!parsed.ok) {
    say({ kind: 'failed', runId, message: parsed.error });
    return;
  }
  const start = parsed.value;
  await fetchEngines(start);
  const run =
    resume === undefined
      ? new EditedRun(start, seed ?? start.seed)
      : EditedRun.again(await neededEditor(), start, seed ?? start.seed, resume);
  const host = { say, wall: () => performance.now() };
  const session = new Session(runId, run, resume?.at ?? null, host);
  // The run could play past a rule that pauses it.
  if (session.view.needsJudge) await fetchJudging();
  sessions.set(runId, session);
  if (judge !== undefined) session.letJudge(judge);
  if (session.needsDesk) void guardedWait(runId, async () => openDoor(runId));
  wake();
  // Whoever comes back to a run sees at once what it is expected to do.
  const soon = resume === undefined ? EDITOR_SOON_MS : 0;
  setTimeout(() => void Promise.all([fetchEditor(), fetchTeller(), fetchJudging()]), soon);
}

/** The scenario that a session asks for, or a sentence that says why there is none. */
async function scenarioOf(source: ScenarioSource): Promise<Result<Scenario, string>> {
  if (source.kind === 'text') return (await neededEditor()).scenarioOfText(source.text);
  const scenario = await builtIn(source.id);
  return scenario === undefined ? err(`No scenario is called '${source.id}' in this build.`) : ok(scenario);
}

/** What the layers of a scenario do, and its data, where that did not come with the first file. */
async function fetchEngines(scenario: Scenario): Promise<void> {
  const knowsAll = scenario.edges.every(({ stack }) => stack.every(knowsLayer));
  await Promise.all([
    knowsAll ? null : engine('layers', import('../policies/all-layers')),
    knowsData() || !needsData(scenario) ? null : engine('data', import('../scenario/all-data')),
  ]);
}

async function engine(what: string, fetching: Promise<unknown>): Promise<void> {
  await within(EDITOR_WITHIN_MS, fetching).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The part of Breakwater that runs the ${what} of this scenario could not be fetched. ${why}`,
    );
  });
}

async function neededEditor(): Promise<Editor> {
  const editor = await fetchEditor();
  if (typeof editor !== 'string') return editor;
  throw new Error(`The part of Breakwater that reads scenarios could not be fetched. ${editor}`);
}

let timer: ReturnType<typeof setTimeout> | undefined;
let turnAt = -Infinity;

/** A message may have given a session something to do, or room for a frame. */
function wake(leastMs = FRAME_MS): void {
  clearTimeout(timer);
  const wait = Math.max(0, turnAt + leastMs - performance.now());
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
