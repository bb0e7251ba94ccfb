/**
 * Remembers whether the element that has the focus got it by the keyboard. `:focus-visible` is asked when the focus
 * comes: a browser may change its mind with the next press of a key, which is the very press that is asked about.
 */
export class FocusOrigin {
  private byKeyboard: boolean;

  constructor(private readonly page: Document) {
    this.byKeyboard = page.activeElement?.matches(':focus-visible') ?? false;
    page.addEventListener('focusin', this.onFocus, true);
    page.addEventListener('pointerdown', this.onPress, true);
  }

  get isKeyboard(): boolean {
    return this.byKeyboard;
  }

  forget(): void {
    this.page.removeEventListener('focusin', this.onFocus, true);
    this.page.removeEventListener('pointerdown', this.onPress, true);
  }

  private readonly onFocus = ({ target }: FocusEvent): void => {
    this.byKeyboard = target instanceof Element && target.matches(':focus-visible');
  };

  /** A press on what has the focus already brings no new focus. */
  private readonly onPress = (): void => {
    this.byKeyboard = false;
  };
}
