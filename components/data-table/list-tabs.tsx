import { useFormatter } from "next-intl";
import { type Tab, Tabs } from "@/components/ui/tabs";
import styles from "./list-tabs.module.css";

/** The views of a list at its card's head; the one that is shown says how many rows it has. */
export function ListTabs({
  label,
  tabs,
  total,
}: {
  label: string;
  tabs: readonly Omit<Tab, "count">[];
  /** Left out where it is not known. */
  total: number | null | undefined;
}) {
  const format = useFormatter();
  const known = typeof total === "number" ? { count: format.number(total) } : {};
  return (
    <div className={styles.tabs}>
      <Tabs label={label} tabs={tabs.map((tab) => (tab.current ? { ...tab, ...known } : tab))} />
    </div>
  );
}
