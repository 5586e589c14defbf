import { invalidInput } from "@/lib/errors";
import type { FileColumn, Register } from "../model";

interface ColumnKind {
  /** The field of an item; `lastDay` becomes `left`, the day after. */
  readonly field: string;
  readonly ja: string;
  readonly en: string;
  /** Other names by which it is known, folded. */
  readonly also: readonly string[];
}

const id = { field: "id", ja: "ID", en: "ID" } as const;
const team = { field: "team", ja: "チーム", en: "Team" } as const;

/** Columns of each register, in the order in which they are exported. A name that is none of these is not read. */
const columns: Readonly<Record<Register, readonly ColumnKind[]>> = {
  people: [
    {
      ...id,
      ja: "メールアドレス",
      en: "E-mail",
      also: ["id", "email", "mail", "emailaddress", "メール", "eメール", "userprincipalname"],
    },
    {
      field: "name",
      ja: "氏名",
      en: "Name",
      also: ["名前", "表示名", "displayname", "fullname", "社員氏名"],
    },
    { ...team, also: ["teamid", "チームid", "部署", "所属", "所属部署", "department"] },
    {
      field: "delegate",
      ja: "代理",
      en: "Delegate",
      also: ["代理人", "代行", "代行者", "deputy"],
    },
    {
      field: "left",
      ja: "在籍しなくなる日",
      en: "No longer here from",
      also: ["left", "lefton", "leavingdate"],
    },
    // The day of leaving in the Japanese sense is the last one on which somebody belongs to the firm.
    {
      field: "lastDay",
      ja: "退職日",
      en: "Last day",
      also: ["最終在籍日", "lastworkingday", "terminationdate"],
    },
  ],
  teams: [
    { ...id, also: ["teamid", "チームid"] },
    { field: "name", ja: "名称", en: "Name", also: ["名前", "チーム名", "teamname"] },
    { field: "nameEn", ja: "英語名", en: "English name", also: ["nameen", "英語名称"] },
    {
      field: "lead",
      ja: "リーダー",
      en: "Lead",
      also: ["チームリーダー", "責任者", "leader", "teamlead"],
    },
  ],
  services: [
    { ...id, also: ["serviceid", "サービスid"] },
    { field: "name", ja: "名称", en: "Name", also: ["名前", "サービス名", "servicename"] },
    { ...team, also: ["teamid", "チームid", "担当チーム", "部署", "所属"] },
  ],
};

/** Columns an export writes: `lastDay` says the same as `left`. */
export const exported = (register: Register): readonly ColumnKind[] =>
  columns[register].filter(({ field }) => field !== "lastDay");

const fold = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_()-]/g, "");

/**
 * Which field each column of the file is; null: not read. Throws invalid-input where there is no column of ids, or two are
 * the same field. Pure.
 */
export function recognised(register: Register, head: readonly string[]): FileColumn[] {
  const known = new Map(
    columns[register].flatMap(({ field, ja, en, also }) =>
      [ja, en, field, ...also].map((name) => [fold(name), field] as const),
    ),
  );
  const read = head.map((name) => ({
    name: name.trim(),
    field: known.get(fold(name)) ?? null,
  }));
  const seen = new Map<string, string>();
  for (const { name, field } of read) {
    if (field === null) continue;
    const same = seen.get(field === "lastDay" ? "left" : field);
    if (same !== undefined)
      throw invalidInput(
        `Line 1: the columns "${same}" and "${name}" say the same. Take one of them out.`,
      );
    seen.set(field === "lastDay" ? "left" : field, name);
  }
  if (!seen.has("id")) {
    const [first] = columns[register];
    const names = first ? [first.ja, first.en, ...first.also].join(", ") : "";
    const there = head.map((name) => `"${name.trim().slice(0, 40)}"`).join(", ");
    throw invalidInput(
      `Line 1: no column is called by one of ${names}. There are: ${there.slice(0, 300)}.`,
    );
  }
  return read;
}
