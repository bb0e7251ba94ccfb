import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * Parts of libraries that come along and that nothing here calls; what would be missed says so when it is called.
 * Recharts draws frames and axes for us, with ticks that we give it: no stacks, no ticks of its own making. It looks
 * scales up by name, so all of them come, with dates and calendars; the axes of the lab are linear, and these three
 * are what Recharts itself falls back on. React Flow tweens its viewport, which is numbers; what could tween colours
 * too takes any text for no colour.
 */
const SLIM: Readonly<Record<string, string>> = {
  'victory-vendor/d3-scale': "export { scaleLinear, scaleBand, scalePoint } from 'd3-scale';",
  'victory-vendor/d3-shape': exportsOf(
    'Shapes and stacks',
    'stack stackOffsetExpand stackOffsetNone stackOffsetSilhouette stackOffsetWiggle stackOrderNone symbol ' +
      'symbolCircle symbolCross symbolDiamond symbolSquare symbolStar symbolTriangle symbolWye area line arc pie ' +
      'pointRadial curveBasis curveBasisClosed curveBasisOpen curveBumpX curveBumpY curveLinear ' +
      'curveLinearClosed curveMonotoneX curveMonotoneY curveNatural curveStep curveStepAfter curveStepBefore',
  ),
  'decimal.js-light':
    'export default class { constructor() {' +
    "throw new Error('Ticks of its own making are left out of this build: see vite.config.ts'); } }",
  'd3-color':
    'function none() { return null; }' +
    'export { none as color, none as rgb, none as hsl, none as lab, none as hcl, none as cubehelix };',
};

function exportsOf(what: string, names: string): string {
  const text = JSON.stringify(`${what} are left out of this build: see vite.config.ts`);
  const exported = names.split(' ').map((name) => `missing as ${name}`);
  return `function missing() { throw new Error(${text}); }\nexport { ${exported.join(', ')} };`;
}

function slimLibraries(): Plugin {
  const prefix = '\0slim:';
  return {
    name: 'slim-libraries',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source) => (source in SLIM ? prefix + source : null),
    load: (id) => (id.startsWith(prefix) ? SLIM[id.slice(prefix.length)] : null),
  };
}

/** Labels and help are for forms: in the worker the same declarations only check what a file says. */
const SETTINGS_OF_FORMS =
  /\/src\/(?:patterns\/[^/]+\/settings|scenario\/(?:node|fault|latency)-settings)\.ts$/;
const TEXT = String.raw`(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")`;
const WORDS_OF_FORMS = new RegExp(String.raw`\b(?:label|help):\s*${TEXT}(?:\s*\+\s*${TEXT})*,?`, 'g');

function settingsWithoutWords(): Plugin {
  return {
    name: 'settings-without-words',
    enforce: 'pre',
    apply: 'build',
    transform: (code, id) =>
      SETTINGS_OF_FORMS.test(id) ? { code: code.replace(WORDS_OF_FORMS, ''), map: null } : null,
  };
}

export default defineConfig({
  // A relative base: the build opens from any static host and from any folder of it.
  base: './',
  plugins: [react(), slimLibraries()],
  // Every browser that knows the colours of our style sheets preloads modules by itself.
  build: { target: 'es2023', modulePreload: { polyfill: false } },
  worker: { format: 'es', plugins: () => [settingsWithoutWords()] },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    // Style sheets are empty in tests, except where a test reads their text.
    css: { include: [/\?raw$/] },
  },
});
