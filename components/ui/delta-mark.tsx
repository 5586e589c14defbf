import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { Delta } from "@/lib/i18n/numbers";
import styles from "./delta-mark.module.css";

/** A change against the period before: arrow, sign and size. The colour says good or bad, the arrow where to. */
export function DeltaMark({ delta, unit }: { delta: Delta; unit: string }) {
  return (
    <span className={clsx(styles.delta, delta.tone !== "none" && styles[delta.tone])}>
      {delta.arrow === "up" && <ArrowUp />}
      {delta.arrow === "down" && <ArrowDown />}
      {delta.amount}
      {unit}
    </span>
  );
}
