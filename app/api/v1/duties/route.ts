import { assignDuty } from "@/lib/duties/commands";
import { Assignment } from "@/lib/duties/model/assignment";
import { DutyMatrix, DutyQuery } from "@/lib/duties/model/matrix";
import { readMatrix } from "@/lib/duties/queries";
import { parseInput } from "@/lib/http/input";
import { queryRecord } from "@/lib/http/model/query";
import { get, post } from "@/lib/http/route";
import { AttributeResult } from "@/lib/inventory/model/attribute-change";
import { SecretFilters } from "@/lib/inventory/model/secret";

export const GET = get({
  permission: "duty:read",
  summary:
    "Who creates, rotates, approves and audits the secrets of each service, and where nobody does",
  query: DutyQuery,
  response: DutyMatrix,
  handle: ({ viewer, query, now }) => readMatrix(viewer, query, { now }),
});

export const POST = post({
  permission: "duty:assign",
  summary: "Give a duty for secrets to somebody, by id or for all a filter of the list shows",
  body: Assignment,
  response: AttributeResult,
  handle({ viewer, body: { ids, filter, expected = 0, ...wanted } }) {
    const choice = ids
      ? { ids }
      : { filter: parseInput(SecretFilters, queryRecord(new URLSearchParams(filter))), expected };
    return assignDuty(viewer, wanted, choice, () => new Date());
  },
});
