import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { paginateListSecrets, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { paginateDescribeParameters, SSMClient } from "@aws-sdk/client-ssm";

const common = (endpoint: string) => ({
  endpoint,
  region: "ap-northeast-1",
  credentials: { accessKeyId: "x", secretAccessKey: "y" },
});

/** What anybody's script would do: every page of ListSecrets, nothing kept. Returns how many there were. */
export async function listSecrets(endpoint: string): Promise<number> {
  const client = new SecretsManagerClient(common(endpoint));
  let found = 0;
  for await (const page of paginateListSecrets({ client, pageSize: 100 }, {}))
    found += page.SecretList?.length ?? 0;
  return found;
}

/** The same for parameters, with their tags. */
export async function listParameters(endpoint: string): Promise<number> {
  const client = new SSMClient(common(endpoint));
  const tagging = new ResourceGroupsTaggingAPIClient(common(endpoint));
  let found = 0;
  for await (const page of paginateDescribeParameters({ client, pageSize: 50 }, {})) {
    const ResourceARNList = (page.Parameters ?? []).flatMap(({ ARN }) => ARN ?? []);
    await tagging.send(new GetResourcesCommand({ ResourceARNList }));
    found += ResourceARNList.length;
  }
  return found;
}
