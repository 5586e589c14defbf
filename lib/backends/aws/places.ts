import type { Failure, FoundPlace, Place } from "@/lib/backends/secret-backend";
import { isUnknownClient } from "./failures";
import { type Account, accountsOf } from "./identity";
import type { Session } from "./session";

/** One API in one account and Region. */
export interface AwsPlace {
  place: Place;
  account: Account;
  region: string;
}

export type List = Extract<FoundPlace, { place: Place }>["list"];

/** Asks for the first page of a place, and returns the listing that begins with it. */
export type OpenListing = (at: AwsPlace, signal: AbortSignal) => Promise<List>;

const services = {
  "secrets-manager": { key: "secretsmanager", label: "Secrets Manager" },
  "parameter-store": { key: "ssm", label: "Parameter Store" },
} as const;

export type AwsKind = keyof typeof services;

function placeOf(
  kind: AwsKind,
  { partition, account }: Pick<Account, "account" | "partition">,
  region: string,
): Place {
  const { key, label } = services[kind];
  return {
    key: `aws:${partition}:${account}:${region}:${key}`,
    backend: kind,
    label: `${account} ${region} ${label}`,
    account,
    region,
    cluster: null,
    namespace: null,
    mount: null,
  };
}

/**
 * Every account × Region of the source. The first page is asked for at once: a Region that is not enabled shows
 * itself only so, and that page is then the listing's first. Any other error is kept for the listing.
 */
export async function* placesOf(
  session: Session,
  kind: AwsKind,
  open: OpenListing,
  signal: AbortSignal,
): AsyncGenerator<FoundPlace> {
  for await (const reached of accountsOf(session, signal)) {
    for (const region of session.settings.regions) {
      const place = placeOf(kind, "account" in reached ? reached.account : reached.lost, region);
      if ("lost" in reached) {
        yield { lost: { place, failure: reached.failure } };
        continue;
      }
      try {
        yield { place, list: await open({ place, account: reached.account, region }, signal) };
      } catch (error) {
        signal.throwIfAborted();
        if (isUnknownClient(error)) yield { lost: { place, failure: notEnabled(place) } };
        else yield { place, list: failing(error) };
      }
    }
  }
}

const notEnabled = (place: Place): Failure => ({
  cause: "not-enabled",
  message: `${place.region} is not enabled in ${place.account}`,
  todo: "Enable the Region in the account, or take it out of the source.",
});

/** A listing that fails as a whole, at the time it is asked for. */
const failing = (error: unknown): List =>
  // biome-ignore lint/correctness/useYield: it ends before there is anything to yield
  async function* () {
    throw error;
  };
