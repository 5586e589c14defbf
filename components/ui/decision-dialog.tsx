import type { ReactNode } from "react";
import { FormDialog } from "./form-dialog";
import { ReasonField } from "./reason-field";

/** Asks once, naming what will happen, for the reason that is kept with the act. */
export function DecisionDialog({
  onDecide,
  children,
  ...dialog
}: {
  open: boolean;
  title: string;
  act: string;
  danger?: boolean;
  busy: boolean;
  onClose: () => void;
  onDecide: (reason: string) => void;
  children: ReactNode;
}) {
  return (
    <FormDialog {...dialog} onSubmit={(text) => onDecide(text("reason"))}>
      <div>{children}</div>
      <ReasonField />
    </FormDialog>
  );
}
