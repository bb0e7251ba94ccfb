import { exportsOf, leftOut } from './left-out.ts';

/**
 * Files of Recharts that no chart of the lab needs, with what stands in for the parts that are called all the same. A
 * frame answers no events and knows no tooltip and no other chart; its ticks draw their own words, each of them, and
 * nobody asks for them; the sizes of its axes are given; it has no labels and nothing polar. What is drawn stands in the
 * order in which it is written: layers of their own are drawn in a second and a third go.
 */
const ACTION = "const none = () => ({ type: 'none' });\n";
const MIDDLEWARE = `${ACTION}const pass = { middleware: () => (next) => next };\n`;
export const EMPTIED: Readonly<Record<string, string>> = {
  'synchronisation/useChartSynchronisation': 'export function useSynchronisedEventsFromOtherCharts() {}\n',
  'state/mouseEventsMiddleware':
    `${MIDDLEWARE}export { none as mouseClickAction, none as mouseMoveAction }\n` +
    'export { pass as mouseClickMiddleware, pass as mouseMoveMiddleware }\n',
  'state/keyboardEventsMiddleware':
    `${MIDDLEWARE}export { none as focusAction, none as blurAction, none as keyDownAction }\n` +
    'export { pass as keyboardEventsMiddleware }\n',
  'state/touchEventsMiddleware': `${MIDDLEWARE}export { none as touchEventAction, pass as touchEventMiddleware }\n`,
  'state/externalEventsMiddleware': `${MIDDLEWARE}export { none as externalEventAction, pass as externalEventsMiddleware }\n`,
  'state/renderedTicksSlice':
    `${ACTION}export { none as setRenderedTicks, none as removeRenderedTicks }\n` +
    'const NONE = { xAxis: {}, yAxis: {} };\n' +
    'export function renderedTicksReducer() { return NONE; }\n',
  'chart/RechartsWrapper':
    "import { createElement } from 'react';\n" +
    "import { ReportChartSize } from '../context/chartLayoutContext';\n" +
    'export function RechartsWrapper({ width, height, children }) {\n' +
    "  const style = { position: 'relative', width, height };\n" +
    '  const size = createElement(ReportChartSize, { width, height });\n' +
    "  return createElement('div', { className: 'recharts-wrapper', style }, size, children);\n" +
    '}\n',
  'zIndex/ZIndexLayer': 'export function ZIndexLayer({ children }) { return children; }\n',
  'zIndex/ZIndexPortal': 'export function AllZIndexPortals({ children }) { return children; }\n',
  'state/selectors/polarAxisSelectors': '',
  'util/PolarUtils': '',
  'util/scale/getNiceTickValues': '',
  'util/DOMUtils': '',
  'util/ReduceCSSCalc': '',
  'util/XAxisUtils': '',
  'util/YAxisUtils': '',
  'cartesian/getEquidistantTicks': '',
  'component/Text': 'export function isValidTextAnchor() { return false; }\n',
  'component/Label':
    'export function CartesianLabelContextProvider({ children }) { return children; }\n' +
    'export function CartesianLabelFromLabelProp() { return null; }\n' +
    'export function isLabelContentAFunction() { return false; }\n',
};

/** A file of Recharts as the lab needs it: all of it, or what stands in for it. */
export function slimRecharts(path: string, code: string): string {
  const standIns = EMPTIED[path];
  if (standIns === undefined) return code;
  const present = exportsOf(standIns);
  const missing = exportsOf(code).filter((name) => !present.includes(name));
  return standIns + leftOut(`Parts of Recharts (${path})`, missing);
}
