import { mailOf, people } from "@/demo/world/people";

const person = (id: string): string => {
  const found = people.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is nobody of the demo`);
  return `person:${mailOf(found)}`;
};

/**
 * Who has which duty: the company's rule of all, and before it what departments agreed on otherwise, some of it overtaken by
 * who left.
 */
export const duties = [
  // Rotated by the pipelines, so that who approves is not who rotates.
  {
    id: "pipelines",
    match: { service: ["order-api", "order-report", "payment-api", "point-ledger"] },
    rotates: "workload:ci-runner",
  },
  // He left, and nobody has taken it over.
  { id: "warehouse", match: { team: "logistics" }, rotates: person("ishida") },
  // Their lead approves by the rule of all, and rotates himself.
  { id: "payments", match: { service: ["ledger", "hsm-proxy"] }, rotates: person("nakamura") },
  // A partner's people are in no register.
  {
    id: "callcentre",
    match: { service: "call-log" },
    rotates: "person:ops@callcentre-partner.example",
  },
  { id: "all", creates: "team", rotates: "team", approves: "lead" },
  { id: "audit", match: { environment: ["prod", "stg"] }, audits: person("fujita") },
];
