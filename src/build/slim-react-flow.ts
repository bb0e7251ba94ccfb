/**
 * React Flow comes as one file, whose parts are wrapped by calls, so the build cannot know that nobody would miss those
 * that nobody uses: it is told that these calls do nothing but make a part. The lab draws its own cards and lines, so
 * the kinds of nodes and edges that come along are not on offer, and names for a debugger are left out.
 */
export function slimReactFlow(code: string): string {
  const told = code
    .replace(/^((?:const|var) [\w$]+ = )(\w+\()/gm, (line, before: string, call: string) =>
      MAKERS.test(call) ? `${before}${PURE}${call}` : line,
    )
    .replace(/memo\(fixedForwardRef\(/g, `memo(${PURE}fixedForwardRef(`)
    .replace(/^[\w$]+\.displayName = '\w+';$/gm, '');
  return KINDS.reduce((text, kinds) => {
    if (!kinds.test(text)) throw new Error(`React Flow has no ${String(kinds)} any more: see src/build`);
    return text.replace(kinds, 'const $1 = {};');
  }, told);
}

const PURE = '/*#__PURE__*/ ';
const MAKERS = /^(?:memo|forwardRef|fixedForwardRef|create\w+Edge)\($/;
const KINDS = [/^const (builtinNodeTypes) = \{[^}]*\};$/m, /^const (builtinEdgeTypes) = \{[^}]*\};$/m];
