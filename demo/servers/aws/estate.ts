import { denied, type Operation, text } from "@/demo/servers/aws/call";
import { page } from "@/demo/servers/aws/paging";
import { accountList, accounts } from "@/demo/world/accounts";

const OFFERED = ["ap-northeast-1", "ap-northeast-3", "ap-southeast-7", "us-east-1"];

/** What tells which accounts and Regions there are. */
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
};
