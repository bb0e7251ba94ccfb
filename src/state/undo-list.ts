import type { Edit } from '../scenario/edit';

/** An edit that can be taken back, or taken back and made again. */
export interface Reversible {
  readonly edit: Edit;
  readonly inverse: Edit;
  readonly label: string;
}

/** What undo and redo would do next. Undo never moves time: it makes the inverse edit at the present moment. */
export class UndoList {
  private undos: Reversible[] = [];
  private redos: Reversible[] = [];

  get canUndo(): boolean {
    return this.undos.length > 0;
  }

  get canRedo(): boolean {
    return this.redos.length > 0;
  }

  /** A new edit: what was taken back before it cannot be made again. */
  push(made: Reversible): void {
    this.undos.push(made);
    this.redos = [];
  }

  takeUndo(): Reversible | undefined {
    return this.undos.pop();
  }

  takeRedo(): Reversible | undefined {
    return this.redos.pop();
  }

  undone(edit: Reversible): void {
    this.redos.push(edit);
  }

  redone(edit: Reversible): void {
    this.undos.push(edit);
  }

  clear(): void {
    this.undos = [];
    this.redos = [];
  }
}
