import { z } from "zod";
import { type AwsCall, AwsError, type Operation } from "@/demo/servers/aws/call";
import { page } from "@/demo/servers/aws/paging";
import { compare } from "@/demo/world/state";
import { tagList } from "@/demo/world/tags";

const Input = z.object({
  ResourceTypeFilters: z.array(z.string()).default([]),
  ResourceARNList: z.array(z.string()).max(100).optional(),
  ResourcesPerPage: z.int().min(1).max(100).default(50),
  PaginationToken: z.string().optional(),
});

/** Resource Groups Tagging: only what is tagged or was; a parameter that never had a tag is missing here. */
export const tagging: Readonly<Record<string, Operation>> = {
  GetResources: (call) => {
    const input = Input.safeParse(call.input);
    if (!input.success) throw new AwsError("InvalidParameterException", "The input is not valid.");
    const { ResourceARNList, ResourceTypeFilters, ResourcesPerPage, PaginationToken } = input.data;
    if (ResourceARNList) return listed(call, ResourceARNList);
    const asks = (kind: string) =>
      ResourceTypeFilters.length === 0 ||
      ResourceTypeFilters.some((one) => one === kind || one === kind.split(":")[0]);
    const found = [
      ...(asks("secretsmanager:secret") ? secretMappings(call) : []),
      ...(asks("ssm:parameter") ? parameterMappings(call) : []),
    ].sort((a, b) => compare(a.ResourceARN, b.ResourceARN));
    const { items, next } = page(
      found,
      ({ ResourceARN }) => ResourceARN,
      ResourcesPerPage,
      PaginationToken || undefined,
    );
    return { ResourceTagMappingList: items, PaginationToken: next ?? "" };
  },
};

/** A list of ARNs takes neither filter nor token. */
function listed({ state, caller, region }: AwsCall, arns: readonly string[]) {
  const { secretByArn, parameterByArn } = state.aws(caller.account, region);
  const found = arns.flatMap((ResourceARN) => {
    const secret = secretByArn.get(ResourceARN);
    if (secret) return [{ ResourceARN, Tags: secret.row.Tags }];
    const tags = tagList(parameterByArn.get(ResourceARN)?.history.tags(state.instant) ?? {});
    return tags.length > 0 ? [{ ResourceARN, Tags: tags }] : [];
  });
  return { ResourceTagMappingList: found, PaginationToken: "" };
}

const secretMappings = ({ state, caller, region }: AwsCall) =>
  state.aws(caller.account, region).secrets.map(({ arn, row }) => ({
    ResourceARN: arn,
    Tags: row.Tags,
  }));

const parameterMappings = ({ state, caller, region }: AwsCall) =>
  state.aws(caller.account, region).parameters.flatMap(({ arn, history }) => {
    const tags = tagList(history.tags(state.instant));
    return tags.length > 0 ? [{ ResourceARN: arn, Tags: tags }] : [];
  });
