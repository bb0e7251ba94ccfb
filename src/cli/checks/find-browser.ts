import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { unpackNpmBrowser } from './npm-browser';

/** A browser that starts on this machine, and the environment it needs beyond ours. */
export interface Browser {
  readonly road: 'CHROMIUM_PATH' | 'playwright' | 'system' | 'npm';
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const ROADS = ['playwright', 'system', 'npm'] as const;
type Road = (typeof ROADS)[number];

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SYSTEM_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * CHROMIUM_PATH, then Playwright's own, then the system's, then the one that npm brought (Linux x64). A browser
 * counts only if it starts: a machine may hold one whose libraries are missing, or a stub that asks for a snap.
 * BREAKWATER_BROWSER_ROAD=playwright|system|npm tries that road alone, so that each can be proven.
 */
export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const named = environment['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return namedBrowser(named);
  const tried: string[] = [];
  for (const road of roadsOf(environment['BREAKWATER_BROWSER_ROAD'])) {
    const found = await tryRoad(road, environment['PATH'] ?? '', tried);
    if (found !== undefined) return found;
  }
  throw new Error(
    [
      'No Chromium was found that starts, and the browser tests need one. Tried:',
      ...tried.map((line) => `  ${line}`),
      'Install one of these and run again:',
      '  Debian, Ubuntu as root: apt-get install chromium',
      "  Playwright's own: npx playwright install --with-deps chromium",
      '  Any other: set CHROMIUM_PATH to its program file',
    ].join('\n'),
  );
}

function namedBrowser(executablePath: string): Browser {
  const problem = problemOf(executablePath, {});
  if (problem !== undefined)
    throw new Error(`CHROMIUM_PATH is '${executablePath}', which does not start: ${problem}`);
  return { road: 'CHROMIUM_PATH', executablePath, env: {} };
}

function roadsOf(wanted: string | undefined): readonly Road[] {
  if (wanted === undefined || wanted === '') return ROADS;
  const road = ROADS.find((name) => name === wanted);
  if (road === undefined) {
    throw new Error(`BREAKWATER_BROWSER_ROAD is '${wanted}': it may be ${ROADS.join(', ')} or unset`);
  }
  return [road];
}

async function tryRoad(road: Road, path: string, tried: string[]): Promise<Browser | undefined> {
  if (road === 'npm') return tryNpm(tried);
  const candidates = road === 'playwright' ? [chromium.executablePath()] : systemCandidates(path);
  const present = candidates.filter((candidate) => existsSync(candidate));
  if (present.length === 0) tried.push(`${road}: not installed`);
  for (const executablePath of present) {
    const problem = problemOf(executablePath, {});
    if (problem === undefined) return { road, executablePath, env: {} };
    tried.push(`${road}: ${executablePath} does not start: ${problem}`);
  }
  return undefined;
}

function systemCandidates(path: string): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return [...SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...SYSTEM_PATHS];
}

async function tryNpm(tried: string[]): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    tried.push(`npm: @sparticuz/chromium runs on linux x64, this is ${process.platform} ${process.arch}`);
    return undefined;
  }
  try {
    const { executablePath, bareEnv } = await unpackNpmBrowser();
    // The machine's own libraries and fonts first: the packaged ones are the fewest that work.
    for (const env of [bareEnv.fonts, { ...bareEnv.fonts, ...bareEnv.libraries }]) {
      const problem = problemOf(executablePath, env);
      if (problem === undefined) return { road: 'npm', executablePath, env };
      tried.push(`npm: ${executablePath} does not start: ${problem}`);
    }
  } catch (error) {
    tried.push(`npm: @sparticuz/chromium could not be unpacked: ${String(error)}`);
  }
  return undefined;
}

/** Asks for the version: the quickest way to learn whether all libraries load. Windows would open a window. */
function problemOf(executablePath: string, env: Readonly<Record<string, string>>): string | undefined {
  if (!existsSync(executablePath)) return 'there is no such file';
  if (process.platform === 'win32') return undefined;
  const result = spawnSync(executablePath, ['--version'], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, ...env },
  });
  if (result.status === 0) return undefined;
  const words =
    result.error?.message ?? (result.stderr.trim().split('\n').at(-1) || `exit code ${result.status}`);
  return words;
}
