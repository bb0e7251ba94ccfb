/** The code of a module that has these exports only by name: what calls one of them throws and says why. */
export function leftOut(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const text = JSON.stringify(`${what} are left out of this build: see src/build`);
  const exported = names.map((name) => `missing as ${name}`);
  return `function missing() { throw new Error(${text}); }\nexport { ${exported.join(', ')} };\n`;
}

/** The names that a compiled module exports. */
export function exportsOf(code: string): string[] {
  const declared = [...code.matchAll(/^export (?:var|const|function|class) (\w+)/gm)];
  const listed = [...code.matchAll(/^export \{(.+)\}/gm)].flatMap(([, names = '']) => names.split(','));
  return [
    ...declared.map(([, name = '']) => name),
    ...listed.map((name) => name.trim().replace(/^\w+ as /, '')),
  ];
}
