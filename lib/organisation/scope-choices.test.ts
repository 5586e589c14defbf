import { expect, test } from "vitest";
import type { Binding } from "@/lib/access-control/model";
import { namesOf, type Registers, registersWithin } from "./scope-choices";

const registers: Registers = {
  teams: [
    { id: "logistics", name: "物流", nameEn: "Logistics" },
    { id: "orders", name: "注文", nameEn: null },
  ],
  services: [
    { id: "wms-core", name: "wms-core", team: "logistics" },
    { id: "order-api", name: "order-api", team: "orders" },
  ],
};

test("names are in the language asked for, where there is one", () => {
  expect(namesOf(registers, "en").team).toEqual({ logistics: "Logistics", orders: "注文" });
  expect(namesOf(registers, "ja").team).toEqual({ logistics: "物流", orders: "注文" });
});

const ids = (bindings: Binding[]) => {
  const { teams, services } = registersWithin(bindings, registers);
  return [...teams, ...services].map(({ id }) => id);
};

test.each<{ who: string; bindings: Binding[]; sees: string[] }>([
  {
    who: "a manager of one team, whose totals are the organisation's",
    bindings: [{ role: "manager", scope: [{ team: ["orders"] }] }],
    sees: ["logistics", "orders", "wms-core", "order-api"],
  },
  {
    who: "a member of one team",
    bindings: [{ role: "member", scope: [{ team: ["orders"] }] }],
    sees: ["orders", "order-api"],
  },
  {
    who: "QA of everything",
    bindings: [{ role: "qa", scope: [] }],
    sees: ["logistics", "orders", "wms-core", "order-api"],
  },
  {
    who: "a member of one service",
    bindings: [{ role: "member", scope: [{ team: ["logistics"], service: ["wms-core"] }] }],
    sees: ["logistics", "wms-core"],
  },
  { who: "nobody", bindings: [], sees: [] },
])("$who narrows by $sees", ({ bindings, sees }) => {
  expect(ids(bindings)).toEqual(sees);
});
