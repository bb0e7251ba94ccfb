/** Gives a card the focus as soon as it is drawn: whoever goes by the keyboard goes on from there. */
export function focusCard(id: string, kind: 'node' | 'edge' = 'node'): void {
  requestAnimationFrame(() => {
    const card = document.querySelector(`.react-flow__${kind}[data-id="${CSS.escape(id)}"]`);
    if (card instanceof HTMLElement || card instanceof SVGElement) card.focus({ preventScroll: true });
  });
}
