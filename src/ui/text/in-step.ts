import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';

/** How a text that somebody may be changing stands to the scenario in force. */
export type Standing =
  | { readonly kind: 'in-step' }
  /** What was typed is not in force yet. */
  | { readonly kind: 'typing' }
  | { readonly kind: 'checking' }
  /** The run goes on with the scenario as it was. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** The scenario was changed elsewhere, while something else was typed here. */
  | { readonly kind: 'crossed' };

export interface TextHost {
  /** What stands in the editor. */
  readonly typed: () => string;
  /** The scenario in force, as text. */
  readonly inForce: () => string;
  /** Shows a text; the place of the cursor stays. */
  readonly show: (text: string) => void;
  /** Makes the scenario what a text says, if it still is what the other one says. */
  readonly become: (text: string, upon: string) => Promise<Result<unknown, readonly Problem[]>>;
  /** What is wrong with the text by itself, before anybody else is asked. */
  readonly faultIn: (text: string) => Problem | null;
  /** Calls after a while, unless it is called off. */
  readonly later: (call: () => void) => () => void;
  readonly tell: (standing: Standing) => void;
}

/** What was typed and is not in force, and the text of the scenario that it was made of. */
export interface Draft {
  readonly typed: string;
  readonly upon: string;
}

/**
 * Keeps a text and the scenario in step, both ways: what is typed becomes an edit when the hands rest, and what is edited
 * elsewhere shows in the text. What somebody has typed is never lost: it stays until it is in force, or is given up.
 */
export class InStep {
  private standing: Standing = { kind: 'in-step' };
  /** The scenario that the text was in step with last. */
  private upon: string;
  private callOff: () => void = () => {};

  constructor(
    private readonly host: TextHost,
    kept: Draft | null = null,
  ) {
    this.upon = kept?.upon ?? host.inForce();
    host.show(kept?.typed ?? this.upon);
    if (kept === null) return;
    this.stand({ kind: 'typing' });
    if (host.inForce() === this.upon) void this.apply();
    else this.follow();
  }

  /** Somebody typed. */
  type(): void {
    this.callOff();
    if (this.host.typed() === this.host.inForce()) return this.settle();
    if (this.standing.kind === 'crossed') return;
    if (this.standing.kind !== 'checking') this.stand({ kind: 'typing' });
    this.callOff = this.host.later(() => void this.apply());
  }

  /** The scenario in force is another. */
  follow(): void {
    const { kind } = this.standing;
    const inForce = this.host.inForce();
    // The answer will say whether that was this edit.
    if (inForce === this.upon || kind === 'checking') return;
    if (kind === 'in-step') {
      this.upon = inForce;
      this.host.show(inForce);
    } else if (this.host.typed() === inForce) this.settle();
    else {
      this.callOff();
      this.stand({ kind: 'crossed' });
    }
  }

  /** What was typed is to be in force now. */
  async apply(): Promise<void> {
    this.callOff();
    const { kind } = this.standing;
    if (kind === 'in-step' || kind === 'checking' || kind === 'crossed') return;
    const text = this.host.typed();
    const fault = this.host.faultIn(text);
    if (fault !== null) return this.stand({ kind: 'refused', problems: [fault] });
    this.stand({ kind: 'checking' });
    const became = await this.host.become(text, this.upon);
    if (became.ok) {
      this.upon = this.host.inForce();
      if (this.host.typed() === text) return this.stand({ kind: 'in-step' });
      this.stand({ kind: 'typing' });
      this.callOff = this.host.later(() => void this.apply());
    } else if (this.host.inForce() !== this.upon) this.stand({ kind: 'crossed' });
    else this.stand({ kind: 'refused', problems: became.error });
  }

  /** What was typed counts, and not what was changed elsewhere meanwhile. */
  async keepTyped(): Promise<void> {
    this.upon = this.host.inForce();
    this.stand({ kind: 'typing' });
    await this.apply();
  }

  /** What was typed is given up. */
  giveUp(): void {
    this.callOff();
    this.host.show(this.host.inForce());
    this.settle();
  }

  /** Who goes away may have written in another order than files have, and left out what is usual. */
  tidy(): void {
    if (this.standing.kind === 'in-step' && this.host.typed() !== this.upon) this.host.show(this.upon);
  }

  /** Nobody looks any more. What was typed is tried once more, and is handed out where it may be wanted again. */
  leave(): Draft | null {
    const draft = { typed: this.host.typed(), upon: this.upon };
    const { kind } = this.standing;
    if (kind === 'typing') void this.apply();
    this.callOff();
    return kind === 'refused' || kind === 'crossed' ? draft : null;
  }

  private settle(): void {
    this.upon = this.host.inForce();
    this.stand({ kind: 'in-step' });
  }

  private stand(standing: Standing): void {
    this.standing = standing;
    this.host.tell(standing);
  }
}
