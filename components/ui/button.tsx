import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";
import styles from "./button.module.css";

interface Look {
  /** One primary button per view. */
  variant?: "plain" | "primary" | "danger" | "ghost";
  size?: "normal" | "small" | "large";
  /** Square, holding an icon alone: give it an aria-label. */
  icon?: boolean;
  /** A filter that is on. */
  set?: boolean;
}

export function buttonClass(
  { variant = "plain", size = "normal", icon, set }: Look,
  extra?: string,
) {
  return clsx(
    styles.button,
    variant !== "plain" && styles[variant],
    size !== "normal" && styles[size],
    icon && styles.icon,
    set && styles.set,
    extra,
  );
}

/** A button that does something on this page. */
export function Button({
  variant,
  size,
  icon,
  set,
  className,
  type = "button",
  ...rest
}: Look & ComponentProps<"button">) {
  return (
    <button
      type={type}
      className={buttonClass({ variant, size, icon, set }, className)}
      {...rest}
    />
  );
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({
  variant,
  size,
  icon,
  set,
  className,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return <Link className={buttonClass({ variant, size, icon, set }, className)} {...rest} />;
}
