import { expect, test } from "vitest";
import { kpis } from "@/lib/kpis";
import en from "@/messages/en.json";
import ja from "@/messages/ja.json";

test.each([
  ["ja", ja],
  ["en", en],
])(
  "every part of every figure has a word in %s, and every figure its question, formula and who acts",
  (_, words) => {
    const part: Record<string, string> = words.part;
    const wordless = kpis.flatMap((kpi) =>
      [...kpi.parts, ...((kpi.records && kpi.beside) || [])].filter(({ id }) => !part[id]),
    );
    expect(wordless).toEqual([]);
    for (const { id } of kpis) {
      const { question, formula, whoActs } = words.kpi[id];
      expect([question, formula, whoActs].filter((text) => text.length > 8)).toHaveLength(3);
    }
  },
);
