import type { Plugin } from 'vite';

/** Where the settings are declared that a file may hold and a form shows. */
const SETTINGS =
  /\/src\/(?:patterns\/[^/]+\/(?:step-)?settings|scenario\/(?:node|fault|latency|run|schedule|data|saga|store)-settings|domain\/shop-settings)\.ts$/;
const TEXT = String.raw`(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")`;
const WORDS = new RegExp(String.raw`\b(?:label|help):\s*${TEXT}(?:\s*\+\s*${TEXT})*,?`, 'g');

/** Labels and help are for forms: in the worker the same declarations only check what a file says. */
export function settingsWithoutWords(): Plugin {
  return {
    name: 'settings-without-words',
    enforce: 'pre',
    apply: 'build',
    transform: (code, id) => (SETTINGS.test(id) ? { code: withoutWords(code), map: null } : null),
  };
}

export function withoutWords(code: string): string {
  return code.replace(WORDS, '');
}
