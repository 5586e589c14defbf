import { afterEach, expect, test } from "vitest";
import { type Opened, opened } from "./testing/opened";
import { emptyWorld, type World } from "./testing/world";

let source: Opened;
afterEach(() => source.close());

const estate = async (change: Partial<World>) => {
  source = await opened("secrets-manager", { ...emptyWorld(), ...change });
  return source.connection.estate?.(AbortSignal.timeout(10_000));
};

test("accounts of the organisation and Regions of the account, enabled or not", async () => {
  const known = await estate({
    organization: [
      { Id: "111122223333", Name: "main", State: "ACTIVE" },
      { Id: "444455556666", Name: "sandbox", State: "ACTIVE" },
      { Id: "777788889999", Name: "closed", State: "SUSPENDED" },
    ],
    regions: [
      { RegionName: "ap-northeast-1", RegionOptStatus: "ENABLED_BY_DEFAULT" },
      { RegionName: "ap-east-1", RegionOptStatus: "DISABLED" },
    ],
  });
  expect(known).toEqual([
    {
      key: "aws:aws:111122223333",
      kind: "account",
      label: "111122223333 main",
      knownFrom: "organizations",
      state: "known",
    },
    expect.objectContaining({ key: "aws:aws:444455556666", state: "known" }),
    {
      key: "aws:aws:111122223333:ap-northeast-1",
      kind: "region",
      label: "111122223333 ap-northeast-1",
      knownFrom: "listing",
      state: "known",
    },
    expect.objectContaining({ key: "aws:aws:111122223333:ap-east-1", state: "not-enabled" }),
  ]);
});

test.each([
  { what: "no organisation", change: {} },
  { what: "refused", change: { denied: ["organizations:ListAccounts", "account:ListRegions"] } },
  {
    what: "unknown at the endpoint",
    change: { unknown: ["organizations:ListAccounts", "account:ListRegions"] },
  },
])("says nothing where nothing can be known: $what", async ({ change }) => {
  expect(await estate(change)).toEqual([]);
});
