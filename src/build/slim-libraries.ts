import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { leftOut } from './left-out.ts';
import { slimReactFlow } from './slim-react-flow.ts';
import { slimRecharts } from './slim-recharts.ts';

/**
 * Parts of libraries that come along and that nothing here calls; what would be missed says so when it is called.
 * Recharts draws frames and axes for us, with ticks that we give it: no stacks, no ticks of its own making, no words
 * for them. It looks scales up by name, so all of them come, with dates and calendars; the axes of the lab are
 * linear, and these three are what Recharts itself falls back on. What they map to are places in pixels. React Flow
 * puts its viewport where it is told at once, and our own glide does the way there. Icons of Lucide are made by
 * `slim-icon.ts`.
 */
const SLIM: Readonly<Record<string, string>> = {
  'victory-vendor/d3-scale': "export { scaleLinear, scaleBand, scalePoint } from 'd3-scale';",
  'victory-vendor/d3-shape': without(
    'Shapes and stacks',
    'stack stackOffsetExpand stackOffsetNone stackOffsetSilhouette stackOffsetWiggle stackOrderNone symbol ' +
      'symbolCircle symbolCross symbolDiamond symbolSquare symbolStar symbolTriangle symbolWye area line arc pie ' +
      'pointRadial curveBasis curveBasisClosed curveBasisOpen curveBumpX curveBumpY curveLinear ' +
      'curveLinearClosed curveMonotoneX curveMonotoneY curveNatural curveStep curveStepAfter curveStepBefore',
  ),
  'decimal.js-light': without('Ticks of its own making', 'default'),
  'd3-format': without(
    'Words for ticks',
    'format formatPrefix formatSpecifier precisionFixed precisionPrefix precisionRound',
  ),
  'd3-interpolate':
    'export const interpolateNumber = (a, b) => (t) => a * (1 - t) + b * t;\n' +
    'export { interpolateNumber as interpolate };\n' +
    without('Ways between what is no number', 'interpolateRound interpolateZoom piecewise'),
  'd3-transition':
    "import { selection } from 'd3-selection';\n" +
    'selection.prototype.interrupt = function () { return this; };\n' +
    'export function interrupt() {}\n',
};

/** It is imported by the icons of Lucide only. */
const SLIM_ICON = resolve(import.meta.dirname, 'slim-icon.ts');

export function slimLibraries(): Plugin {
  const prefix = '\0slim:';
  return {
    name: 'slim-libraries',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source) => {
      if (source.endsWith('/createLucideIcon.mjs')) return SLIM_ICON;
      return source in SLIM ? prefix + source : null;
    },
    load: (id) => (id.startsWith(prefix) ? SLIM[id.slice(prefix.length)] : null),
    transform: (code, id) => {
      if (id.endsWith('/@xyflow/react/dist/esm/index.js')) return { code: slimReactFlow(code), map: null };
      const path = /\/recharts\/es6\/(.+)\.js$/.exec(id)?.[1];
      return path === undefined ? null : { code: slimRecharts(path, code), map: null };
    },
  };
}

function without(what: string, names: string): string {
  return leftOut(what, names.split(' '));
}
