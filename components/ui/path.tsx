import clsx from "clsx";
import { shownPath } from "@/lib/i18n/paths";
import styles from "./path.module.css";

/** A path: folders grey, last part strong. In tables cut in its middle, in full on hover; `whole` never cuts. */
export function Path({ path, whole, room }: { path: string; whole?: boolean; room?: number }) {
  const { folders, last, cut } = shownPath(path, whole ? Number.POSITIVE_INFINITY : room);
  return (
    <span className={clsx(styles.path, whole && styles.whole)} title={cut ? path : undefined}>
      {folders}
      <b>{last}</b>
    </span>
  );
}
