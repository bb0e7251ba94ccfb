import { describe, expect, it } from 'vitest';
import { firstLoadScripts, staticImports } from './first-load';

describe('first load', () => {
  it('takes the entry and its preloads from the page, each once', () => {
    const html = `<link rel="icon" href="./favicon.svg" />
      <script type="module" crossorigin src="./assets/index-a.js"></script>
      <link rel="modulepreload" crossorigin href="./assets/react-b.js">
      <link rel="modulepreload" href="./assets/react-b.js">
      <link rel="stylesheet" href="./assets/index-c.css">`;
    expect(firstLoadScripts(html)).toEqual(['assets/index-a.js', 'assets/react-b.js']);
  });

  it('follows static imports, not dynamic ones', () => {
    const chunk = 'import{a as b}from"./react-b.js";import"./side-c.js";const d=()=>import("./later-e.js");';
    expect(staticImports(chunk)).toEqual(['react-b.js', 'side-c.js']);
  });
});
