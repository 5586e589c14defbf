"use client";

import clsx from "clsx";
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";
import styles from "./dialog.module.css";

/**
 * A modal dialog by the platform's own `<dialog>`: the rest of the page is inert, Escape closes it,
 * the focus returns to where it was. Without `title` give it a `label`.
 */
export function Dialog({
  open,
  onClose,
  title,
  label,
  footer,
  wide,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title?: string;
  label?: string;
  footer?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  // Taken out of the page while open, it would leave the focus nowhere.
  useLayoutEffect(() => {
    const shown = dialog.current;
    return () => shown?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it by Escape, which <dialog> handles.
    <dialog
      ref={dialog}
      className={clsx(styles.dialog, wide && styles.wide)}
      aria-labelledby={title ? heading : undefined}
      aria-label={label}
      onClose={() => {
        if (!dialog.current?.open) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {open && title && (
        <header className={styles.header}>
          <h2 id={heading}>{title}</h2>
        </header>
      )}
      {open && (title ? <div className={styles.body}>{children}</div> : children)}
      {open && footer && <footer className={styles.footer}>{footer}</footer>}
    </dialog>
  );
}
