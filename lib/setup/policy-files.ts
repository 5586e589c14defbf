import { cloudTrailSettings } from "@/lib/access-sources/cloudtrail/settings";
import { awsPolicies, callerPolicy, type PolicySource } from "@/lib/backends/aws/policy";
import { parameterStoreSettings } from "@/lib/backends/parameter-store/settings";
import { secretsManagerSettings } from "@/lib/backends/secrets-manager/settings";
import { explain } from "@/lib/backends/vault/explain";
import { type Product, vaultPolicy } from "@/lib/backends/vault/policy";
import { readPolicyMounts } from "@/lib/backends/vault/policy-mounts";
import { VaultSettings } from "@/lib/backends/vault/settings";
import { credentialResolver } from "@/lib/config/credentials";
import type { Config } from "@/lib/config/model";

export interface PolicyFile {
  name: string;
  text: string;
  /** In one line, for whoever applies it. */
  does: string;
}

/**
 * The least-privilege policies for exactly what a config names. For Vault the mounts its token sees now; where the server cannot be
 * asked, the sample mount, and `note` says so.
 */
export async function policyFiles(
  config: Config,
  configFile: string,
  signal: AbortSignal,
): Promise<{ files: PolicyFile[]; note: string | null }> {
  const ofKind = (kind: string) => config.sources.filter((source) => source.kind === kind);
  const [vault] = ofKind("vault").map((source) => VaultSettings.parse(source));
  const aws = [
    ...ofKind("secrets-manager").map((source) => secretsManagerSettings.parse(source)),
    ...ofKind("parameter-store").map((source) => parameterStoreSettings.parse(source)),
    ...ofKind("cloudtrail")
      .map((source) => cloudTrailSettings.parse(source))
      .filter(({ folder }) => !folder),
  ];
  const ofVault = vault ? await vaultFiles(vault, configFile, signal) : { files: [], note: null };
  return { files: [...awsFiles(aws), ...ofVault.files], note: ofVault.note };
}

function awsFiles(sources: readonly PolicySource[]): PolicyFile[] {
  if (sources.length === 0) return [];
  const caller = callerPolicy(sources);
  const json = (policy: object) => `${JSON.stringify(policy, null, 2)}\n`;
  return [
    ...awsPolicies(sources).map(({ account, policy }) => ({
      name: `aws-reader-${account ?? "own"}.json`,
      text: json(policy),
      does: `IAM policy of the reader in ${account ?? "your account"}: lists and describes, denies every value`,
    })),
    ...(caller
      ? [
          {
            name: "aws-caller.json",
            text: json(caller),
            does: "IAM policy of whoever runs Kagimori: assumes the readers",
          },
        ]
      : []),
  ];
}

async function vaultFiles(settings: VaultSettings, configFile: string, signal: AbortSignal) {
  const context = {
    credential: credentialResolver(configFile),
    clock: () => new Date(),
    onCall: () => {},
  };
  const asked = await readPolicyMounts(settings, context, signal).then(
    (mounts) => ({ mounts, note: null }),
    (error: unknown) => ({
      mounts: [],
      note: `The policy is for a mount secret/ only, because the server could not be asked: ${explain(error).message}`,
    }),
  );
  const file = (product: Product, name: string): PolicyFile => ({
    name: `kagimori.${product}.hcl`,
    text: vaultPolicy(settings, asked.mounts, product),
    does: `policy for ${name}: lists and reads metadata, denies every value`,
  });
  return { files: [file("vault", "Vault"), file("openbao", "OpenBao")], note: asked.note };
}
