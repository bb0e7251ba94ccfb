/**
 * Gives a card the focus as soon as it is drawn: whoever goes by the keyboard goes on from there. Who has opened a list
 * meanwhile is in it already, and stays.
 */
export function focusCard(id: string, kind: 'node' | 'edge' = 'node'): void {
  requestAnimationFrame(() => {
    if (document.activeElement?.closest(':popover-open')) return;
    const card = document.querySelector(`.react-flow__${kind}[data-id="${CSS.escape(id)}"]`);
    if (card instanceof HTMLElement || card instanceof SVGElement) card.focus({ preventScroll: true });
  });
}
