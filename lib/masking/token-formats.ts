/** A credential that is known by its form alone, whatever stands around it. */
export interface TokenFormat {
  kind: string;
  /** Source of a regular expression without groups that capture. */
  source: string;
  /** Letters every such token holds, in lower case: looked for first, as it is cheap. */
  sign: string;
}

/** Not inside a longer word, so that a hash or an ARN that happens to hold the letters is left alone. */
const begin = "(?<![A-Za-z0-9_])";
const end = "(?![A-Za-z0-9_])";
const token = (kind: string, sign: string, body: string): TokenFormat => ({
  kind,
  sign: sign.toLowerCase(),
  source: `${begin}${body}${end}`,
});

/**
 * Forms their makers fixed. Longer ones first where one begins like another. AWS access key ids are here although they are
 * half a credential only: they have no business in a name.
 */
export const tokenFormats: readonly TokenFormat[] = [
  {
    kind: "private-key",
    sign: "-----begin",
    source:
      "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\\s\\S]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|$)",
  },
  {
    kind: "private-key",
    sign: "putty-user-key-file",
    source: "PuTTY-User-Key-File-\\d: [\\s\\S]*$",
  },
  token("age-key", "age-secret-key-1", "AGE-SECRET-KEY-1[A-Z0-9]{50,}"),
  token("jwt", "eyj", "eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
  token("aws-access-key", "akia", "AKIA[A-Z2-7]{16}"),
  token("aws-access-key", "asia", "ASIA[A-Z2-7]{16}"),
  token("github-token", "ghp_", "ghp_[A-Za-z0-9]{36,251}"),
  token("github-token", "gho_", "gho_[A-Za-z0-9]{36,251}"),
  token("github-token", "ghu_", "ghu_[A-Za-z0-9]{36,251}"),
  token("github-token", "ghs_", "ghs_[A-Za-z0-9]{36,251}"),
  token("github-token", "ghr_", "ghr_[A-Za-z0-9]{36,251}"),
  token("github-token", "github_pat_", "github_pat_[A-Za-z0-9_]{60,251}"),
  token("gitlab-token", "glpat-", "glpat-[A-Za-z0-9_.-]{20,250}"),
  token("gitlab-token", "gldt-", "gldt-[A-Za-z0-9_-]{20,60}"),
  token("gitlab-token", "glrt-", "glrt-[A-Za-z0-9_.-]{20,100}"),
  token("slack-token", "xox", "xox[abeoprs]-[A-Za-z0-9-]{10,250}"),
  token("slack-token", "xapp-", "xapp-\\d-[A-Za-z0-9-]{10,250}"),
  {
    kind: "slack-webhook",
    sign: "hooks.slack.com",
    source: "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/+_-]{20,}",
  },
  token("stripe-key", "k_live_", "[rs]k_live_[A-Za-z0-9]{16,250}"),
  token("stripe-key", "k_test_", "[rs]k_test_[A-Za-z0-9]{16,250}"),
  token("stripe-key", "whsec_", "whsec_[A-Za-z0-9+/=]{24,}"),
  token("google-api-key", "aiza", "AIza[A-Za-z0-9_-]{35}"),
  token("google-oauth", "ya29.", "ya29\\.[A-Za-z0-9_-]{20,}"),
  token("google-oauth", "gocspx-", "GOCSPX-[A-Za-z0-9_-]{28}"),
  token("openai-key", "sk-proj-", "sk-proj-[A-Za-z0-9_-]{20,}"),
  token("anthropic-key", "sk-ant-", "sk-ant-[A-Za-z0-9_-]{20,}"),
  token("npm-token", "npm_", "npm_[A-Za-z0-9]{36}"),
  token("pypi-token", "pypi-", "pypi-[A-Za-z0-9_-]{50,}"),
  token("sendgrid-key", "sg.", "SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}"),
  token("digitalocean-token", "_v1_", "do[opr]_v1_[a-f0-9]{64}"),
  token("vault-token", "hvs.", "hvs\\.[A-Za-z0-9_-]{20,}"),
  token("vault-token", "hvb.", "hvb\\.[A-Za-z0-9_-]{20,}"),
  token("vault-token", "hvr.", "hvr\\.[A-Za-z0-9_-]{20,}"),
  token("square-token", "sq0", "sq0(?:atp|csp)-[A-Za-z0-9_-]{22,43}"),
  token("shopify-token", "shp", "shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
  token("hugging-face-token", "hf_", "hf_[A-Za-z0-9]{34,}"),
  token("databricks-token", "dapi", "dapi[a-f0-9]{32}"),
  token("grafana-token", "glsa_", "glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}"),
  token("linear-key", "lin_api_", "lin_api_[A-Za-z0-9]{40}"),
  token("notion-token", "ntn_", "ntn_[A-Za-z0-9]{40,60}"),
  token("atlassian-token", "atatt3", "ATATT3[A-Za-z0-9_=-]{60,}"),
  token("docker-token", "dckr_pat_", "dckr_pat_[A-Za-z0-9_-]{24,}"),
  token("terraform-token", ".atlasv1.", "[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,}"),
  token("doppler-token", "dp.", "dp\\.(?:pt|st|ct|sa|scim|audit)\\.[A-Za-z0-9_.-]{40,}"),
  token("postman-key", "pmak-", "PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
  token("new-relic-key", "nrak-", "NRAK-[A-Z0-9]{27}"),
  token("sentry-token", "sntry", "sntry[su]_[A-Za-z0-9+/=_]{40,}"),
  token("supabase-token", "sbp_", "sbp_[a-f0-9]{40}"),
  token("tailscale-key", "tskey-", "tskey-[a-z]+-[A-Za-z0-9]{10,}-[A-Za-z0-9]{20,}"),
  token("planetscale-token", "pscale_", "pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_=.-]{32,}"),
  token("mailgun-key", "key-", "key-[a-f0-9]{32}"),
  token("telegram-token", ":aa", "\\d{8,10}:AA[A-Za-z0-9_-]{33}"),
  token("azure-secret", "8q~", "[A-Za-z0-9_~.-]{3}8Q~[A-Za-z0-9_~.-]{31,34}"),
  {
    kind: "password-in-url",
    sign: "://",
    source: "(?<=://[^/?#\\s:@]{0,100}:)[^/?#\\s@:{}<>*]{3,200}(?=@)",
  },
];
