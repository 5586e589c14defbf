import { AccountClient, ListRegionsCommand } from "@aws-sdk/client-account";
import { ListAccountsCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { z } from "zod";
import type { KnownPlace } from "@/lib/backends/secret-backend";
import { nameOf } from "./call-errors";
import { isAbsent, isDenied } from "./failures";
import { type Account, accountsOf } from "./identity";
import { pagesFrom } from "./pages";
import type { Access, Session } from "./session";

/** Organizations answers in the management account and in delegated ones; more refusals than this settle it. */
const ASKED = 5;

/**
 * Accounts of the organisation and Regions of the accounts we reach, as far as our rights go. Where they do not,
 * the list is shorter, and nothing is said of what is not in it.
 */
export async function knownEstate(session: Session, signal: AbortSignal): Promise<KnownPlace[]> {
  const reached: Account[] = [];
  for await (const one of accountsOf(session, signal)) {
    if ("account" in one) reached.push(one.account);
  }
  const places = new Map<string, KnownPlace>();
  for (const place of await organisation(session, reached, signal)) places.set(place.key, place);
  for (const account of reached) {
    for (const place of await regionsOf(session, account, signal)) places.set(place.key, place);
  }
  return [...places.values()];
}

const Member = z.object({
  Id: z.string(),
  Name: z.string().nullish(),
  Arn: z.string().nullish(),
  State: z.string().nullish(),
  Status: z.string().nullish(),
});

async function organisation(
  session: Session,
  reached: readonly Account[],
  signal: AbortSignal,
): Promise<KnownPlace[]> {
  const region = session.settings.regions[0] ?? "";
  const partition = reached[0]?.partition ?? "aws";
  const asked: Access[] = [session.base, ...reached.filter(({ account }) => account)];
  for (const access of asked.slice(0, ASKED)) {
    const client = session.client(OrganizationsClient, access, region);
    const members = await whereAllowed(async () =>
      everything(async (NextToken, abortSignal) => {
        const answer = await client.send(new ListAccountsCommand({ NextToken }), { abortSignal });
        return { rows: z.array(Member).parse(answer.Accounts ?? []), token: answer.NextToken };
      }, signal),
    );
    if (members) {
      return members
        .filter(({ State, Status }) => (State ?? Status ?? "ACTIVE") === "ACTIVE")
        .map(({ Id, Name }) => ({
          key: `aws:${partition}:${Id}`,
          kind: "account",
          label: Name ? `${Id} ${Name}` : Id,
          knownFrom: "organizations",
          state: "known",
        }));
    }
  }
  return [];
}

const RegionRow = z.object({ RegionName: z.string(), RegionOptStatus: z.string().nullish() });

async function regionsOf(
  session: Session,
  account: Account,
  signal: AbortSignal,
): Promise<KnownPlace[]> {
  const client = session.client(AccountClient, account, session.settings.regions[0] ?? "");
  const regions = await whereAllowed(async () =>
    everything(async (NextToken, abortSignal) => {
      const answer = await client.send(new ListRegionsCommand({ NextToken, MaxResults: 50 }), {
        abortSignal,
      });
      return { rows: z.array(RegionRow).parse(answer.Regions ?? []), token: answer.NextToken };
    }, signal),
  );
  return (regions ?? []).map(({ RegionName, RegionOptStatus }) => ({
    key: `aws:${account.partition}:${account.account}:${RegionName}`,
    kind: "region",
    label: `${account.account} ${RegionName}`,
    knownFrom: "listing",
    state: RegionOptStatus?.startsWith("DISABL") ? "not-enabled" : "known",
  }));
}

/** Null where the operation is unknown at the endpoint, refused, or there is no organisation. */
async function whereAllowed<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (isAbsent(error) || isDenied(error)) return null;
    if (nameOf(error) === "AWSOrganizationsNotInUseException") return null;
    throw error;
  }
}

type Ask<Row> = (
  token: string | undefined,
  signal: AbortSignal,
) => Promise<{ rows: Row[]; token: string | undefined }>;

async function everything<Row>(ask: Ask<Row>, signal: AbortSignal): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pagesFrom(await ask(undefined, signal), ask, signal)) rows.push(...page);
  return rows;
}
