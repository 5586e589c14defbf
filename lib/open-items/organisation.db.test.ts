import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { decide } from "@/lib/declarations/commands";
import { KpiQuery } from "@/lib/kpis/model";
import { revokeToken } from "@/lib/tokens/commands";
import { listOfItem } from "./model";
import { openOfOrganisation } from "./organisation";

const { owner } = testDatabase();
afterAll(closePool);

const now = new Date("2026-11-24T00:00:00Z");
const ann = viewerOf("operator", [], { name: "ann@example.jp" });
const bob = viewerOf("manager", [], { name: "bob@example.jp" });
const id = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
const open = async (viewer = bob, query: object = {}, past = false) =>
  (await openOfOrganisation(viewer, KpiQuery.parse(query), { at: now, past })).map((item) => [
    item.class,
    item.count,
    item.daysPastDue,
  ]);

beforeAll(async () => {
  await owner.query(
    `INSERT INTO installation (id, mode, masking_key, rules_version) VALUES (1, 'real', '\\x00', 'v') ON CONFLICT DO NOTHING`,
  );
  await owner.query(
    `INSERT INTO declaration (id, section, key, position, body, reason, proposed_by, proposed_at, state, approval, bettered)
     VALUES ($1, 'policies.rotation', 'long', 1, '{"id":"long","maxAge":"P400D"}', 'r', 'ann@example.jp', $3, 'proposed', 'another', '["pay"]'),
            ($2, 'mapping.exclude', 'lab', 1, '{"id":"lab","match":{"path":"lab/**"},"reason":"r","until":"2027-01-01"}', 'r', 'ann@example.jp', $3, 'proposed', 'another', '[]')`,
    [id(1), id(2), day(-3)],
  );
});

test("a change that waits is open for those who may decide it, and for nobody else", async () => {
  const both = [
    ["rule-to-decide", 1, 3],
    ["policy-to-decide", 1, 3],
  ];
  expect(await open()).toEqual(both);
  expect(await open(ann)).toEqual([]);
  const ofPay = viewerOf("manager", [{ team: ["pay"] }], { name: "cho@example.jp" });
  expect(await open(ofPay)).toEqual([["rule-to-decide", 1, 3]]);
  expect(await open(viewerOf("auditor"))).toEqual([]);
  expect(await open(bob, { team: "pay" })).toEqual([]);
  expect(await open(bob, {}, true)).toEqual([]);
  expect(listOfItem({ class: "policy-to-decide", team: null })).toEqual({
    path: "/settings/policies",
    search: {},
  });
});

test("decided, it is open no more", async () => {
  await decide(bob, id(1), "reject", now);
  expect(await open()).toEqual([["rule-to-decide", 1, 3]]);
  await decide(bob, id(2), "reject", now);
  expect(await open()).toEqual([]);
});

test("tokens that end soon, or that nobody uses, are open for who made them", async () => {
  const token = (n: number, ends: number, made: number, used: number | null) =>
    owner.query(
      `INSERT INTO api_token (id, token_hash, label, role, scope, created_by, created_at, expires_at, last_used_at)
       VALUES ($1, $2, 'ci', 'auditor', '[]', 'ann@example.jp', $3, $4, $5)`,
      [id(n), Buffer.from([n]), day(made), day(ends), used === null ? null : day(used)],
    );
  await token(3, 13, -100, null); // ends soon: that it is unused says nothing more
  await token(4, 15, -100, -91); // unused
  await token(5, 15, -89, null); // too new to be unused
  await token(6, 15, -100, -10); // used
  await token(7, -1, -100, null); // over
  expect(await open(ann)).toEqual([
    ["token-ending", 1, null],
    ["token-unused", 1, null],
  ]);
  expect(await open()).toEqual([]);
  expect(await open(viewerOf("admin"))).toEqual([
    ["token-ending", 1, null],
    ["token-unused", 1, null],
  ]);
  await revokeToken(ann, id(3), now);
  await revokeToken(ann, id(4), now);
  expect(await open(ann)).toEqual([]);
});
