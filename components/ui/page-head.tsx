import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./page-head.module.css";

/** The head of a page: title, one sentence, and what can be done at its end. */
export function PageHead({
  title,
  sub,
  actions,
}: {
  title: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={styles.head}>
      <div className="grow">
        <h1>{title}</h1>
        {sub && <div className={styles.sub}>{sub}</div>}
      </div>
      {actions && <div className="row wrap">{actions}</div>}
    </div>
  );
}

/** The way up: each step but the last is a link. */
export function Crumbs({
  label,
  steps,
}: {
  label: string;
  steps: readonly { label: string; href?: string }[];
}) {
  return (
    <nav className={styles.crumbs} aria-label={label}>
      <ol>
        {steps.map((step) => (
          <li key={step.label}>
            {step.href ? <Link href={step.href}>{step.label}</Link> : step.label}
          </li>
        ))}
      </ol>
    </nav>
  );
}
