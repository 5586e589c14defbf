"use client";

import {
  type ComponentProps,
  type ReactNode,
  type ToggleEvent,
  useId,
  useRef,
  useState,
} from "react";
import { Button } from "./button";
import { placeBeside } from "./place-beside";
import styles from "./popover.module.css";

/**
 * A small surface that opens beside its button, by the platform's own popover: it lies above everything, Escape and a
 * click elsewhere close it, and the focus returns to the button. What is inside is drawn when it opens; a function
 * gets the way to close it.
 */
export function Popover({
  button,
  trigger,
  label,
  align = "start",
  children,
}: {
  /** Looks of the button. */
  button?: Omit<ComponentProps<typeof Button>, "children">;
  /** What stands on the button. */
  trigger: ReactNode;
  label: string;
  align?: "start" | "end";
  children: ReactNode | ((close: () => void) => ReactNode);
}) {
  const id = useId();
  const surface = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  function onToggle(event: ToggleEvent<HTMLDivElement>) {
    setOpen(event.newState === "open");
  }
  function place(element: HTMLDivElement | null) {
    if (element && opener.current) placeBeside(element, opener.current, align);
  }

  return (
    <>
      <Button
        ref={opener}
        popoverTarget={id}
        aria-expanded={open}
        aria-haspopup="dialog"
        {...button}
      >
        {trigger}
      </Button>
      <div
        ref={surface}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={styles.content}
        onToggle={onToggle}
      >
        {open && (
          <div ref={place}>
            {typeof children === "function"
              ? children(() => surface.current?.hidePopover())
              : children}
          </div>
        )}
      </div>
    </>
  );
}
