import type { ComponentProps } from "react";
import { buttonClass } from "./button";

/** A link to a file, looking like a button. */
export function DownloadLink(props: Omit<ComponentProps<"a">, "className" | "download">) {
  return <a className={buttonClass({})} download {...props} />;
}
