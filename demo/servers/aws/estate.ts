import { AwsError, denied, type Operation, text } from "@/demo/servers/aws/call";
import { page } from "@/demo/servers/aws/paging";
import { accountList, accounts } from "@/demo/world/accounts";
import { compare } from "@/demo/world/state";
import { tagList } from "@/demo/world/tags";

const OFFERED = ["ap-northeast-1", "ap-northeast-3", "ap-southeast-7", "us-east-1"];

/** What tells which accounts, Regions and tagged things there are. */
export const estate: Readonly<Record<string, Operation>> = {
  /** Organizations lets only the account that looks after it list the others. */
  ListAccounts: (call) => {
    if (call.caller.account !== accounts.shared.id) {
      throw denied(call, "organizations:ListAccounts");
    }
    const { items, next } = page(accountList, ({ id }) => id, 2, text(call.input, "NextToken"));
    return {
      Accounts: items.map(({ id, name }) => ({
        Id: id,
        Arn: `arn:aws:organizations::${accounts.shared.id}:account/o-hokushin01/${id}`,
        Name: name,
        Email: `aws+${id}@hokushin.example`,
        Status: "ACTIVE",
        JoinedMethod: id === accounts.acquired.id ? "INVITED" : "CREATED",
        JoinedTimestamp: 1_650_000_000,
      })),
      ...(next ? { NextToken: next } : {}),
    };
  },

  ListRegions: ({ caller, input }) => {
    const enabled = accountList.find(({ id }) => id === caller.account)?.regions ?? [];
    const wanted = input.RegionOptStatusContains;
    const regions = OFFERED.map((name) => ({
      RegionName: name,
      RegionOptStatus: !enabled.includes(name)
        ? "DISABLED"
        : name === "ap-northeast-1"
          ? "ENABLED_BY_DEFAULT"
          : "ENABLED",
    }));
    return {
      Regions: regions.filter(
        ({ RegionOptStatus }) => !Array.isArray(wanted) || wanted.includes(RegionOptStatus),
      ),
    };
  },

  /** Only what is tagged or was: a parameter that never had a tag is missing here. */
  GetResources: ({ state, caller, region, input }) => {
    const { secrets, parameters } = state.aws(caller.account, region);
    const wanted = Array.isArray(input.ResourceTypeFilters) ? input.ResourceTypeFilters : [];
    const asks = (kind: string) =>
      wanted.length === 0 || wanted.includes(kind) || wanted.includes(kind.split(":")[0]);
    const found = [
      ...(asks("secretsmanager:secret")
        ? secrets.map(({ arn, row }) => ({ ResourceARN: arn, Tags: row.Tags }))
        : []),
      ...(asks("ssm:parameter")
        ? parameters.flatMap(({ arn, history }) => {
            const tags = tagList(history.tags(state.instant));
            return tags.length > 0 ? [{ ResourceARN: arn, Tags: tags }] : [];
          })
        : []),
    ].sort((a, b) => compare(a.ResourceARN, b.ResourceARN));
    const size = typeof input.ResourcesPerPage === "number" ? input.ResourcesPerPage : 50;
    if (size < 1 || size > 100) {
      throw new AwsError("InvalidParameterException", "ResourcesPerPage must be 1 to 100");
    }
    const token = text(input, "PaginationToken") || undefined;
    const { items, next } = page(found, ({ ResourceARN }) => ResourceARN, size, token);
    return { ResourceTagMappingList: items, PaginationToken: next ?? "" };
  },
};
