import { parseInput } from "@/lib/http/input";
import { queryRecord } from "@/lib/http/model/query";
import { post } from "@/lib/http/route";
import { setAttributes, setAttributesWhere } from "@/lib/inventory/commands";
import { AttributeChanges, AttributeResult } from "@/lib/inventory/model/attribute-change";
import { SecretFilters } from "@/lib/inventory/model/secret";

export const POST = post({
  permission: "attribute:set",
  summary: "The same for many secrets: by id, or all a filter of the list shows",
  body: AttributeChanges,
  response: AttributeResult,
  handle({ viewer, body: { ids, filter, expected, ...change } }) {
    const clock = () => new Date();
    if (ids) return setAttributes(viewer, { ids, ...change }, clock);
    const filters = parseInput(SecretFilters, queryRecord(new URLSearchParams(filter)));
    return setAttributesWhere(
      viewer,
      { filter: filters, expected: expected ?? 0, ...change },
      clock,
    );
  },
});
