import { z } from "zod";
import { AwsError, limit, type Operation, text } from "@/demo/servers/aws/call";
import { page } from "@/demo/servers/aws/paging";
import { accounts, HOME_REGION } from "@/demo/world/accounts";
import type { ParameterView } from "@/demo/world/parameter-rows";
import { tagList } from "@/demo/world/tags";

const Filters = z
  .array(
    z.object({
      Key: z.string(),
      Option: z.string().optional(),
      Values: z.array(z.string()).default([]),
    }),
  )
  .default([]);

/** The metadata half of Parameter Store. */
export const parameterStore: Readonly<Record<string, Operation>> = {
  DescribeParameters: ({ state, caller, region, input }) => {
    if (input.Shared === true) return { Parameters: [] };
    const filters = Filters.parse(input.ParameterFilters ?? undefined);
    const all = state.aws(caller.account, region).parameters;
    const listed =
      filters.length === 0
        ? all
        : all.filter((one) => filters.every((filter) => matches(one, filter, state.instant)));
    const hollow = caller.account === accounts.production.id && region === HOME_REGION;
    const { items, next } = page(
      listed,
      ({ history }) => history.name,
      limit(input, 50, 50),
      text(input, "NextToken"),
      hollow,
    );
    return { Parameters: items.map(({ row }) => row), ...(next ? { NextToken: next } : {}) };
  },

  ListTagsForResource: ({ state, caller, region, input }) => {
    const name = text(input, "ResourceId") ?? "";
    const found = state.aws(caller.account, region).parameterByName.get(name);
    if (!found) throw new AwsError("InvalidResourceId", `The resource ID is not valid: ${name}`);
    return { TagList: tagList(found.history.tags(state.instant)) };
  },

  GetResourcePolicies: () => ({ Policies: [] }),

  GetServiceSetting: ({ input, caller, region }) => ({
    ServiceSetting: {
      SettingId: text(input, "SettingId"),
      SettingValue: "false",
      ARN: `arn:aws:ssm:${region}:${caller.account}:servicesetting${text(input, "SettingId")}`,
      Status: "Default",
    },
  }),
};

function matches(
  { row, history }: ParameterView,
  { Key, Option = "Equals", Values }: z.output<typeof Filters>[number],
  instant: number,
): boolean {
  if (Key === "Path") {
    return Values.some((path) => inPath(history.name, path, Option === "Recursive"));
  }
  if (Key === "Label") {
    throw new AwsError("InvalidFilterKey", "The following filter key is not valid: Label");
  }
  const value = Key.startsWith("tag:")
    ? history.tags(instant)[Key.slice(4)]
    : String(row[Key] ?? "");
  if (value === undefined) return false;
  if (Values.length === 0) return true;
  return Values.some((wanted) =>
    Option === "BeginsWith"
      ? value.startsWith(wanted)
      : Option === "Contains"
        ? value.includes(wanted)
        : value === wanted,
  );
}

function inPath(name: string, path: string, recursive: boolean): boolean {
  const folder = path.endsWith("/") ? path : `${path}/`;
  return name.startsWith(folder) && (recursive || !name.slice(folder.length).includes("/"));
}
