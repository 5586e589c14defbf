import "server-only";
import en from "@/messages/en.json";
import ja from "@/messages/ja.json";
import type { Problem } from "./model";

/** Why rows were set aside, in the words of the screen, for a file. */
export function problemWords(language: "ja" | "en") {
  const { registers: words } = language === "ja" ? ja : en;
  return {
    line: words.line,
    why: words.why,
    of({ code, column, value, line }: Problem): string {
      const given: Record<string, string> = {
        column: column ?? "",
        value: value ?? "",
        line: String(line ?? ""),
      };
      return words.problem[code].replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? "");
    },
  };
}
