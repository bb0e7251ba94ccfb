/** All rules of the style sheets of the page. One of another origin, an extension's for one, does not show its own. */
export function pageRules(): readonly CSSRule[] {
  return [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules];
    } catch {
      return [];
    }
  });
}
