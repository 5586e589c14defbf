import Link from "next/link";
import styles from "./tabs.module.css";

export interface Tab {
  readonly href: string;
  readonly label: string;
  /** Already formatted; left out where it is not known. */
  readonly count?: string;
  readonly current?: boolean;
}

/** Views of one page, each with its own address: links, not buttons, so that they can be shared. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          scroll={false}
        >
          {tab.label} {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
