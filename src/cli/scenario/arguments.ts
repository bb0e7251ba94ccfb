import { err, ok, type Result } from '../../base/result';
import { nearestWord } from '../../base/nearest-word';

/** What the command line asks for. */
export type Request = { readonly kind: 'help' } | { readonly kind: 'list' } | RunRequest;

export interface RunRequest {
  readonly kind: 'run';
  /** A built-in id or a path. */
  readonly source: string;
  readonly seed?: number;
  readonly untilMs?: number;
  readonly assignments: readonly string[];
  /** Where the report goes as JSON: to the standard output, to a file, or nowhere. */
  readonly json?: { readonly file?: string };
}

export const USAGE = `Runs a scenario without a browser, and says whether its expectations hold. A run file is run with the
edits that were made in it, where they were made.

Usage: npm run scenario -- <built-in id or file> [options]

  --seed <number>     the seed, in place of the scenario's own
  --until <time>      where to stop: 30 or 30s are seconds, 500ms are milliseconds
  --set <path=value>  changes the scenario first; may be given several times
                      (e.g. --set edges.orders-payments.stack.breaker.openForMs=2000)
  --json [file]       the report as JSON, to the standard output in place of the summary, or to a file;
                      the file is named after the scenario or as --json=file
  --list              the ids of the built-in scenarios
  --help              this text

Exit code: 0 the expectations hold, 1 one is broken, 2 the command or the scenario is wrong,
3 the run did not go far enough to tell.
`;

const FLAGS = ['--seed', '--until', '--set', '--json', '--list', '--help'];

/** Reads the arguments; an error is one sentence that says what to do. */
export function parseArguments(args: readonly string[]): Result<Request, string> {
  if (args.includes('--help') || args.includes('-h')) return ok({ kind: 'help' });
  if (args.includes('--list')) {
    return args.length === 1
      ? ok({ kind: 'list' })
      : err('--list stands alone: leave the other arguments out.');
  }
  return new ArgumentReader(args).read();
}

class ArgumentReader {
  private readonly waiting: string[];
  private readonly assignments: string[] = [];
  private source: string | undefined;
  private seed: number | undefined;
  private untilMs: number | undefined;
  private json: { readonly file?: string } | undefined;

  constructor(args: readonly string[]) {
    this.waiting = [...args];
  }

  read(): Result<Request, string> {
    for (let arg = this.waiting.shift(); arg !== undefined; arg = this.waiting.shift()) {
      const problem = arg.startsWith('-') ? this.flag(arg) : this.name(arg);
      if (problem !== undefined) return err(problem);
    }
    const { source, seed, untilMs, json, assignments } = this;
    if (source === undefined)
      return err('Which scenario? Name a built-in one (--list shows them) or a file.');
    return ok({
      kind: 'run',
      source,
      assignments,
      ...(seed === undefined ? {} : { seed }),
      ...(untilMs === undefined ? {} : { untilMs }),
      ...(json === undefined ? {} : { json }),
    });
  }

  private name(arg: string): string | undefined {
    if (this.source !== undefined)
      return `One scenario at a time: "${this.source}" is given already, then came "${arg}".`;
    this.source = arg;
    return undefined;
  }

  private flag(arg: string): string | undefined {
    // `--seed=7` is `--seed 7`.
    const cut = arg.indexOf('=');
    const flag = cut < 0 ? arg : arg.slice(0, cut);
    if (cut > 0 && FLAGS.includes(flag)) this.waiting.unshift(arg.slice(cut + 1));
    switch (flag) {
      case '--seed':
        return this.readSeed();
      case '--until':
        return this.readUntil();
      case '--set':
        return this.readSet();
      case '--json':
        return this.readJson(cut > 0);
      default: {
        const nearest = nearestWord(flag, FLAGS);
        const advice = nearest === null ? `Known are ${FLAGS.join(', ')}.` : `Perhaps ${nearest}?`;
        return `There is no option ${flag}. ${advice}`;
      }
    }
  }

  private readSeed(): string | undefined {
    const text = this.waiting.shift();
    const seed = Number(text);
    if (text === undefined || !/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
      return `--seed takes a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, and got ${shown(text)}.`;
    }
    this.seed = seed;
    return undefined;
  }

  private readUntil(): string | undefined {
    const text = this.waiting.shift();
    const found = /^(\d+(?:\.\d+)?)(ms|s)?$/.exec(text ?? '');
    if (found === null) return `--until takes a time like 30, 30s or 500ms, and got ${shown(text)}.`;
    this.untilMs = Number(found[1]) * (found[2] === 'ms' ? 1 : 1000);
    return undefined;
  }

  private readSet(): string | undefined {
    const text = this.waiting.shift();
    if (text === undefined || text.indexOf('=') < 1) return `--set takes path=value, and got ${shown(text)}.`;
    this.assignments.push(text);
    return undefined;
  }

  /**
   * The name of the file may be left out. What follows is one only when the scenario is named already, so that
   * `--json payment-outage` runs that scenario and never overwrites a scenario file with a report.
   */
  private readJson(inline: boolean): string | undefined {
    const next = this.waiting[0];
    const isFile = next !== undefined && (inline || (this.source !== undefined && !next.startsWith('-')));
    if (isFile) this.waiting.shift();
    if (isFile && next === '') return '--json= needs the name of a file after it.';
    this.json = isFile ? { file: next } : {};
    return undefined;
  }
}

function shown(text: string | undefined): string {
  return text === undefined ? 'nothing' : JSON.stringify(text);
}
