import { expect, test } from "vitest";
import { tokenFromLogin, tokenFromLookup } from "@/lib/backends/vault/session/token";

const now = new Date("2026-11-23T00:00:00Z");
const minutes = (date: Date | null) => date && (date.getTime() - now.getTime()) / 60_000;

test.each([
  { what: "fresh", told: { ttl: 3600, creation_ttl: 3600, renewable: true }, ends: 60, renew: 40 },
  {
    what: "half used",
    told: { ttl: 1800, creation_ttl: 3600, renewable: true },
    ends: 30,
    renew: 0,
  },
  {
    what: "periodic, fresh",
    told: { ttl: 3600, period: 3600, creation_ttl: 60, renewable: true },
    ends: 60,
    renew: 40,
  },
  {
    what: "batch",
    told: { ttl: 3600, creation_ttl: 3600, renewable: false },
    ends: 60,
    renew: null,
  },
  {
    what: "root, which never ends",
    told: { ttl: 0, creation_ttl: 0, renewable: false },
    ends: null,
    renew: null,
  },
])("a token found $what", ({ told, ends, renew }) => {
  const token = tokenFromLookup("hvs.x", "", { data: told }, now);
  expect([minutes(token.expiresAt), minutes(token.renewAt)]).toEqual([ends, renew]);
});

test("the accessor of a token made in a namespace ends in its id", () => {
  const auth = { client_token: "hvs.x", lease_duration: 0, accessor: "AbC.R7ashQ" };
  expect(tokenFromLogin({ auth }, now).namespaceId).toBe("R7ashQ");
  expect(tokenFromLogin({ auth: { ...auth, accessor: "AbC" } }, now).namespaceId).toBeNull();
  // A token of the parent says nothing of the namespace it is used in.
  const data = { accessor: "AbC.R7ashQ", namespace_path: "team-a/" };
  expect(tokenFromLookup("hvs.x", "team-a", { data }, now).namespaceId).toBe("R7ashQ");
  expect(tokenFromLookup("hvs.x", "team-a/sub", { data }, now).namespaceId).toBeNull();
});
