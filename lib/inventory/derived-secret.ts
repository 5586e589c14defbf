import type { BackendEntry, Place, SecretType } from "@/lib/backends/secret-backend";
import type { DutySet } from "@/lib/duties/model";
import type { RotationDates } from "@/lib/rotation/model";
import type { Counted, NotCountedBecause } from "./counted";
import type { Classification, Environment, Kind, Provenance } from "./model";

/** The columns of `secret` that follow from entry, place, rules and overrides. Instants are ISO 8601 in UTC, to the millisecond. */
export interface DerivedSecret extends RotationDates {
  identity: string;
  parentIdentity: string | null;
  backend: Place["backend"];
  type: SecretType;
  name: string;
  path: string;
  arn: string | null;
  incarnation: string | null;
  version: number | null;
  description: string | null;
  tags: Record<string, string>;
  facts: Record<string, unknown>;
  environment: Environment | null;
  environmentFrom: Provenance | null;
  service: string | null;
  serviceFrom: Provenance | null;
  team: string | null;
  teamFrom: Provenance | null;
  owner: string | null;
  ownerFrom: Provenance | null;
  kind: Kind | null;
  kindFrom: Provenance | null;
  classification: Classification | null;
  classificationFrom: Provenance | null;
  stopTimeMinutes: number | null;
  stopTimeFrom: Provenance | null;
  createdAt: string | null;
  valueChangedAt: string | null;
  valueEvidence: BackendEntry["valueChangedAt"]["evidence"];
  valueUnknown: BackendEntry["valueChangedAt"]["unknown"];
  counted: Counted;
  notCountedBecause: NotCountedBecause | null;
  plainTextPattern: string | null;
  plainTextJudged: string | null;
  namingRule: string | null;
  namingOk: boolean | null;
  /** Null: nobody has any duty for it. */
  duties: DutySet | null;
  searchText: string;
  searchGrams: string[];
}
