import { createContext, useContext } from 'react';

export interface FieldLink {
  readonly controlId: string;
  readonly labelId: string;
  readonly errorId: string;
  /** An error that the field around the control shows, from outside of the control. */
  readonly error: string | undefined;
  /** A control tells the field what is wrong with the text in it; `undefined` takes that back. */
  readonly report: (controlId: string, error: string | undefined) => void;
}

/** Links a control to the label and the error of the field around it, without the screen passing ids about. */
export const FieldContext = createContext<FieldLink | undefined>(undefined);

export function useField(): FieldLink | undefined {
  return useContext(FieldContext);
}
