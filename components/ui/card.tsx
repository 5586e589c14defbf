import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./card.module.css";

/** A frame around one subject. With `title` it is a section of its own; `aside` stands at the head's end. */
export function Card({
  id,
  title,
  note,
  aside,
  footer,
  busy,
  className,
  children,
}: {
  id?: string;
  title?: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  footer?: ReactNode;
  busy?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section id={id} className={clsx(styles.card, className)} aria-busy={busy}>
      {title !== undefined && (
        <header className={styles.header}>
          <h2>{title}</h2>
          {note && <p>{note}</p>}
          {aside && <div className="row wrap end">{aside}</div>}
        </header>
      )}
      {children}
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </section>
  );
}

/** The padded inside of a card; tables go without it. */
export function CardBody({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={clsx(styles.body, className)}>{children}</div>;
}
