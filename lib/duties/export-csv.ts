import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { copyText } from "@/lib/db/copy";
import { csvOf } from "@/lib/evidence/encode/csv";
import { dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { type Duty, duties } from "./model";
import type { Gap } from "./model/gaps";
import type { DutyExportQuery, DutyRow } from "./model/matrix";
import { named, readLines } from "./queries";

const names: Readonly<Record<Duty, string>> = {
  creates: "作成",
  rotates: "ローテーション",
  approves: "承認",
  audits: "監査",
};

const gapWords: Readonly<Record<Gap, string>> = {
  missing: "担当なし",
  unknown: "登録簿にない",
  left: "退職",
  empty: "在籍者なし",
  same: "ローテーションと同じ",
};

const headings = (language: "ja" | "en") =>
  language === "ja"
    ? [
        ...["サービス", "サービス名", "チーム", "シークレット数"],
        ...duties.flatMap((duty) => [`${names[duty]}の担当`, `${names[duty]}の不備`]),
      ]
    : ["service", "service_name", "teams", "secrets", ...duties.flatMap((d) => [d, `${d}_gaps`])];

/**
 * The services of the matrix's conditions as a CSV file, each with all its holders and how many secrets lack one. That it
 * was asked for is in the audit trail.
 */
export async function exportMatrix(
  viewer: Viewer,
  { header, ...filters }: z.output<typeof DutyExportQuery>,
  now: Date,
): Promise<Response> {
  const lines = await readLines(viewer, filters, now);
  const rows = await named(lines, Number.POSITIVE_INFINITY);
  await appendEntry(viewer, "duties-exported", null, { filters, services: rows.length }, now);
  const { head, encode } = csvOf(headings(header));
  const { timeZone } = await organisationSettings();
  return new Response(`${head}${encode(rows.map((row) => lineOf(row, header)).join(""))}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="kagimori-duties-${dayOf(now, timeZone)}.csv"`,
    },
  });
}

/** A line as COPY would write it. */
function lineOf({ service, name, teams, secrets, cells }: DutyRow, language: "ja" | "en"): string {
  const wrong = (gap: Gap) => (language === "ja" ? gapWords[gap] : gap);
  const fields = [
    service,
    name,
    teams.map((team) => team ?? "unassigned").join("; "),
    String(secrets),
    ...duties.flatMap((duty) => [
      cells[duty].holders
        .map(({ holder, gap, secrets: count }) => {
          const who = holder ? [`${holder.name} <${holder.kind}:${holder.id}>`] : [];
          const what = gap === null ? [] : [`[${wrong(gap)}]`];
          return [...who, ...what, `(${count})`].join(" ");
        })
        .join("; "),
      String(cells[duty].gaps),
    ]),
  ];
  return `${fields.map((field) => copyText(field ?? "")).join("\t")}\n`;
}
