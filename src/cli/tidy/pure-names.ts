import { isPure } from './rooms';
import { isTest, lineAt, type Finding, type SourceFile } from './source-file';
import { codeOnly } from './strip-comments';

/** Results of these are exact in the language's specification; of all others of Math they may differ by machine. */
const EXACT_MATH = 'abs ceil clz32 floor fround imul max min round sign sqrt trunc'.split(' ');

interface Ban {
  readonly pattern: RegExp;
  readonly message: (found: string) => string;
  /** Tests may compare with an approximate oracle; nothing of theirs enters a run. */
  readonly testsMay?: true;
}

const BANS: readonly Ban[] = [
  { pattern: /\bDate\b/g, message: () => 'Date is banned here: time comes in as an argument (base/time)' },
  {
    pattern: /\bperformance\s*\./g,
    message: () => 'performance is banned here: time comes in as an argument',
  },
  {
    pattern: /\bMath\s*\.\s*(\w+)/g,
    message: (found) =>
      `${found.replace(/\s/g, '')} may differ between machines: use base's portable maths, or its random streams for random`,
    testsMay: true,
  },
  {
    pattern: /\bMath\b(?!\s*\.\s*\w)/g,
    message: () => 'Math as a value hides which of its functions run: call them as Math.name(…)',
    testsMay: true,
  },
  {
    pattern: /\*\*/g,
    message: () => "** may differ between machines: multiply, or use pow of base's portable maths",
    testsMay: true,
  },
  {
    pattern: /\.\s*toLocale\w*/g,
    message: (found) =>
      `${found} depends on the reader's locale: format in ui, or write the text out by hand`,
  },
  {
    pattern: /\.\s*localeCompare\b/g,
    message: () => 'localeCompare depends on the locale: compare with < and > (code units)',
  },
  {
    pattern: /\bIntl\b/g,
    message: () => 'Intl depends on the locale: format in ui, or write the text out by hand',
  },
  {
    pattern: /\.\s*(sort|toSorted)\s*\(\s*\)/g,
    message: (found) => `${found} sorts by text: give a comparator that is a total order`,
  },
  {
    pattern: /\b(WeakRef|FinalizationRegistry)\b/g,
    message: (found) => `${found} shows when memory is collected: release by hand, at a simulated time`,
  },
];

/** Names that types cannot take away from the pure rooms, each with what to use in its place. */
export function checkPureNames(file: SourceFile): Finding[] {
  if (!isPure(file.path)) return [];
  const code = codeOnly(file.text);
  const findings: Finding[] = [];
  for (const ban of BANS) {
    if (ban.testsMay === true && isTest(file.path)) continue;
    for (const match of code.matchAll(ban.pattern)) {
      if (match[0].startsWith('Math') && EXACT_MATH.includes(match[1] ?? '')) continue;
      const line = lineAt(file.text, match.index);
      findings.push({ path: file.path, line, message: ban.message(match[0]) });
    }
  }
  return findings;
}
