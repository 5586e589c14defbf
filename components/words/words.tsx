import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { pageWords, pick } from "@/lib/i18n/client-words";
import { WordsBeside } from "./words-beside";

/** Gives what runs in the browser below it the words of this page, beside those of the frame. */
export async function Words({ of, children }: { of: keyof typeof pageWords; children: ReactNode }) {
  return <WordsBeside words={pick(await getMessages(), pageWords[of])}>{children}</WordsBeside>;
}
