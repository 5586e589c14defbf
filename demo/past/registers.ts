import { mail, person } from "@/demo/past/people";
import type { Calendar } from "@/demo/world/calendar";
import { mailOf, people } from "@/demo/world/people";
import { teams } from "@/demo/world/teams";
import { pool } from "@/lib/db/pool";
import { noteSignIn } from "@/lib/organisation/people-by-sign-in";
import { applyImport } from "@/lib/registers/commands";
import { previewImport } from "@/lib/registers/preview";

/** Who buys the contractors' hours hands in a list of them, which knows teams by their names; one of them is to leave. */
const lists: readonly {
  at: readonly [day: number, hour: number];
  name: string;
  reason: string;
  leaver: string | null;
}[] = [
  { at: [-34, 9], name: "業務委託一覧_10月.csv", reason: "業務委託の10月の一覧", leaver: null },
  {
    at: [-4, 9],
    name: "業務委託一覧_11月.csv",
    reason: "業務委託の11月の一覧",
    leaver: "miyamoto",
  },
];

const newcomer = { email: mail("kato"), name: "加藤 陸" };

/** What came to the registers beside the config file until an instant, with the time of then. Told once each. */
export async function tellRegisters(when: Calendar, until: number): Promise<void> {
  const { rows } = await pool().query("SELECT reason FROM register_import");
  const told = new Set(rows.map(({ reason }) => reason));
  const operator = person("takanashi", "operator");
  for (const { at, name, reason, leaver } of lists) {
    const now = new Date(when.on(...at));
    if (now.getTime() > until || told.has(reason)) continue;
    // The last day of somebody's contract, written as a spreadsheet does.
    const lastDay = new Date(when.on(20)).toISOString().slice(0, 10).replaceAll("-", "/");
    const lines = people
      .filter(({ contractor }) => contractor)
      .map(({ id, name: called, team }) => [
        mailOf({ id }),
        called,
        teams.find((one) => one.id === team)?.name ?? "",
        id === leaver ? lastDay : "",
      ]);
    const text = [["メールアドレス", "氏名", "部署", "退職日"], ...lines].join("\r\n");
    const file = { register: "people" as const, name };
    const { id } = await previewImport(operator, file, new TextEncoder().encode(text), now);
    await applyImport(operator, id, { reason, missingLeft: false }, now);
  }
  // Somebody new, whom no list has yet.
  const came = when.on(-3, 10);
  if (came <= until) await noteSignIn(newcomer, new Date(came));
}
