import type { TeamId } from "@/demo/world/teams";

export interface Person {
  id: string;
  name: string;
  team: TeamId | null;
  job: "lead" | "member" | "manager" | "qa" | "auditor";
  /** Days before the demo's first day on which the person left; absent = still here. */
  leftDaysAgo?: number;
  /** Not in the config file: handed in with the list of contractors (demo/past/registers.ts). */
  contractor?: true;
}

export const people: readonly Person[] = [
  { id: "saeki", name: "佐伯 真理子", team: null, job: "manager" },
  { id: "onodera", name: "小野寺 健", team: null, job: "qa" },
  { id: "ando", name: "安藤 薫", team: null, job: "qa" },
  { id: "fujita", name: "藤田 恵", team: null, job: "auditor" },
  { id: "murakami", name: "村上 拓也", team: "logistics", job: "lead" },
  { id: "hirai", name: "平井 さくら", team: "logistics", job: "member" },
  { id: "ishida", name: "石田 亮", team: "logistics", job: "member", leftDaysAgo: 80 },
  { id: "ono", name: "大野 徹", team: "corp-it", job: "lead" },
  { id: "shibata", name: "柴田 恵美", team: "corp-it", job: "member" },
  { id: "furukawa", name: "古川 直人", team: "corp-it", job: "member", leftDaysAgo: 31 },
  { id: "chiba", name: "千葉 大輔", team: "stores", job: "lead" },
  { id: "miyamoto", name: "宮本 涼", team: "stores", job: "member", contractor: true },
  { id: "hara", name: "原 千尋", team: "cs", job: "lead" },
  { id: "nomura", name: "野村 拓海", team: "cs", job: "member", leftDaysAgo: 210 },
  { id: "nishida", name: "西田 圭", team: "data", job: "lead" },
  { id: "matsui", name: "松井 遥", team: "data", job: "member" },
  { id: "kojima", name: "小島 蓮", team: "data", job: "member", leftDaysAgo: 122 },
  { id: "okada", name: "岡田 翔", team: "orders", job: "lead" },
  { id: "seki", name: "関 美月", team: "orders", job: "member" },
  { id: "hayashi", name: "林 優太", team: "ads", job: "lead" },
  { id: "iwata", name: "岩田 結衣", team: "ads", job: "member" },
  { id: "miura", name: "三浦 彩", team: "members", job: "lead" },
  { id: "taniguchi", name: "谷口 航", team: "members", job: "member" },
  { id: "kurokawa", name: "黒川 美咲", team: "search", job: "lead" },
  { id: "mori", name: "森 大地", team: "search", job: "member", contractor: true },
  { id: "hori", name: "堀 亜希子", team: "mobile", job: "lead" },
  { id: "nakamura", name: "中村 修", team: "payments", job: "lead" },
  { id: "ito", name: "伊藤 望", team: "payments", job: "member" },
  { id: "ota", name: "太田 匠", team: "payments", job: "member", leftDaysAgo: 260 },
  { id: "takanashi", name: "高梨 悠", team: "sre", job: "lead" },
  { id: "sugiyama", name: "杉山 葵", team: "sre", job: "member" },
];

/** The address that tags and metadata carry as owner. */
export const mailOf = (person: Pick<Person, "id">): string => `${person.id}@hokushin.example`;

/** Those of a team who still work there on the demo's first day, the lead first. */
export function membersOf(team: TeamId): readonly Person[] {
  return people
    .filter((person) => person.team === team && person.leftDaysAgo === undefined)
    .sort((a, b) => Number(b.job === "lead") - Number(a.job === "lead"));
}

/** Those of a team who have left. */
export function leaversOf(team: TeamId): readonly Person[] {
  return people.filter((person) => person.team === team && person.leftDaysAgo !== undefined);
}
