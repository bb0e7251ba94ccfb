import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const TOP = resolve(import.meta.dirname, '../../..');
const PACKAGE = join(TOP, 'node_modules/@sparticuz/chromium');
const CACHE = join(TOP, 'node_modules/.cache/breakwater');

export interface NpmBrowser {
  readonly executablePath: string;
  /** What a machine without a desktop lacks: fonts only when it has none, libraries when the plain start failed. */
  readonly bareEnv: {
    readonly fonts: Readonly<Record<string, string>>;
    readonly libraries: Readonly<Record<string, string>>;
  };
}

/**
 * Unpacks the browser of @sparticuz/chromium below node_modules, once for each version. The package itself would
 * unpack into the system's shared temporary folder, where it also takes whatever lies there for its own.
 */
export async function unpackNpmBrowser(): Promise<NpmBrowser> {
  const folder = join(CACHE, `chromium-${installedVersion()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  const noFonts = !existsSync('/etc/fonts/fonts.conf');
  return {
    executablePath: join(folder, 'chromium'),
    bareEnv: {
      fonts: noFonts ? { FONTCONFIG_PATH: join(folder, 'fonts') } : {},
      libraries: { LD_LIBRARY_PATH: join(folder, 'al2023/lib') },
    },
  };
}

function installedVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return known ? String(manifest.version) : 'unknown';
}

async function unpackInto(folder: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const partial = mkdtempSync(join(CACHE, 'unpacking-'));
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  // The package asks the system for its temporary folder at each call, and takes no other word for it.
  process.env['TMPDIR'] = partial;
  try {
    for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(join(PACKAGE, 'bin', name));
    }
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  writeFileSync(join(partial, 'fonts/fonts.conf'), fontsConf(join(folder, 'fonts')));
  moveIntoPlace(partial, folder);
}

/** A rename is all or nothing; when another run was first, its copy is as good as ours. */
function moveIntoPlace(partial: string, folder: string): void {
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function fontsConf(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${folder}</dir>`,
    `  <cachedir>${join(folder, 'cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}
