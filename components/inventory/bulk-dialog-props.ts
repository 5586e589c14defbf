import type { Names } from "./secret-words";
import type { Selection } from "./use-selection";

/** What the dialog of a bulk act is given. It is drawn while it is open. */
export interface BulkDialogProps {
  readonly selection: Selection;
  readonly names: Names;
  readonly onClose: () => void;
  /** Closes it, lets go of the selection and reads the list anew. */
  readonly onDone: () => void;
}
