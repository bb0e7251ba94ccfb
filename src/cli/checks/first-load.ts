/** The scripts that index.html makes a browser fetch before anything is clicked: its entry and all it imports. */
export function firstLoadScripts(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const found = tags.flatMap((tag) => {
    const isScript = tag.startsWith('<script');
    const isPreload = /\brel="modulepreload"/.test(tag);
    const path = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    return (isScript || isPreload) && path !== undefined ? [path.replace(/^\.\//, '')] : [];
  });
  return [...new Set(found)];
}

/** The modules that a built chunk imports statically; the bundler writes them as `from"./name.js"`. */
export function staticImports(chunk: string): string[] {
  const found = [...chunk.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)];
  return found.map((match) => match[1] ?? '');
}
