import { err, type Result } from '../../base/result';
import { isBuiltIn, type RunFile } from '../../scenario/run-file/format';
import { writeRunFile } from '../../scenario/run-file/write-run-file';
import { writeScenario } from '../../scenario/write-scenario';
import { makeLink, type MadeLink } from '../link/make-link';
import type { RunStore } from '../run';
import { parseRoute } from '../route';
import type { FilePage, Page, ViewStore } from '../view';
import { fileName } from './file-name';
import { newScenario } from './new-scenario';
import { readFile, readText, type GivenFile, type Refusal } from './read-file';
import { runOfPage, shortRun } from './run-of-page';

/** What the browser does for the desk. */
export interface DeskHands {
  /** Lets somebody choose a file; null when nothing was chosen. */
  choose(): Promise<GivenFile | null>;
  download(name: string, text: string): void;
  /** The address of this page without what follows its `#`. */
  address(): string;
}

/** A run as it can be sent. */
export interface Shared extends MadeLink {
  /** What the link begins with is a built-in scenario, of which it needs the name alone. */
  readonly byName: boolean;
  readonly run: RunFile;
}

/** Where files and links come in and go out: each of the ways in leads to the same reader. */
export class FileDesk {
  constructor(
    private readonly run: RunStore,
    private readonly view: ViewStore,
    private readonly hands: DeskHands,
  ) {}

  create(): void {
    this.show(newScenario());
  }

  async choose(): Promise<void> {
    const file = await this.hands.choose();
    if (file !== null) await this.take([file]);
  }

  /** Files that somebody chose, dropped or pasted. */
  async take(files: readonly GivenFile[]): Promise<void> {
    if (files.length === 1) this.answer(await readFile(files[0]));
    else if (files.length > 1) {
      const sentence = 'One scenario or run is opened at a time. Choose one of the files.';
      this.answer(err({ name: `${files.length} files`, sentence, problems: [] }));
    }
  }

  /** A folder, or something else that cannot be read as a file. */
  refuse(name: string, sentence: string): void {
    this.answer(err({ name, sentence, problems: [] }));
  }

  /** A text that somebody pasted: true when it was meant for the desk, be it right or wrong. */
  paste(text: string): boolean {
    const page = linkIn(text);
    if (page !== undefined) this.show(page);
    else if (/^\s*\{[^]*"breakwater-(?:scenario|run)"/.test(text)) {
      void readText('The pasted text', text).then((read) => this.answer(read));
    } else return false;
    return true;
  }

  /** The scenario with all edits up to now, and the seed of the run. */
  saveScenario(): void {
    const { scenario, seed } = this.run.getState();
    if (scenario === null) return;
    this.hands.download(fileName(scenario.name, '.breakwater.json'), writeScenario({ ...scenario, seed }));
  }

  async saveRun(): Promise<void> {
    const run = await this.written();
    if (run === null) return;
    const name = isBuiltIn(run.start) ? run.start.builtIn : run.start.name;
    this.hands.download(fileName(name, '.breakwater-run.json'), writeRunFile(run));
  }

  async share(): Promise<Shared | null> {
    const run = await this.written();
    if (run === null) return null;
    const short = await shortRun(run);
    return { run, byName: isBuiltIn(short.start), ...(await makeLink(short, this.hands.address())) };
  }

  private async written(): Promise<RunFile | null> {
    const snapshot = this.run.snapshot();
    return snapshot === null ? null : runOfPage(snapshot, this.view.getState());
  }

  private answer(read: Result<FilePage, Refusal>): void {
    if (read.ok) this.show(read.value);
    else this.view.setState({ overlay: 'refused', refused: read.error });
  }

  private show(page: Page): void {
    this.view.setState({ page, overlay: null });
  }
}

/** The run that a pasted address leads to, whatever page of Breakwater it is of. */
function linkIn(text: string): Page | undefined {
  const hash = /^\s*\S*(#\/link\/[\w-]+)\s*$/.exec(text)?.[1];
  return hash === undefined ? undefined : parseRoute(hash);
}
