export const HOME_REGION = "ap-northeast-1";
export const SECOND_REGION = "ap-northeast-3";

export interface Account {
  id: string;
  name: string;
  /** Whether Kagimori's role exists there. */
  connected: boolean;
  regions: readonly string[];
  /** Whether the role may ask iam:SimulatePrincipalPolicy about itself. */
  maySimulate: boolean;
}

export const accounts = {
  production: {
    id: "123456789012",
    name: "北辰コマース 本番",
    connected: true,
    regions: [HOME_REGION, SECOND_REGION],
    maySimulate: true,
  },
  staging: {
    id: "234567890123",
    name: "北辰コマース 検証",
    connected: true,
    regions: [HOME_REGION, SECOND_REGION],
    maySimulate: true,
  },
  shared: {
    id: "345678901234",
    name: "北辰コマース 共通基盤",
    connected: true,
    // Osaka was never switched on here, though the config asks for it.
    regions: [HOME_REGION],
    maySimulate: false,
  },
  acquired: {
    id: "456789012345",
    name: "旧ミナトヤ通販",
    connected: false,
    regions: [HOME_REGION],
    maySimulate: false,
  },
} as const satisfies Record<string, Account>;

export const accountList: readonly Account[] = Object.values(accounts);

/** The role that Kagimori takes on in every connected account. */
export const ROLE_NAME = "KagimoriRead";

export const roleArn = (accountId: string): string => `arn:aws:iam::${accountId}:role/${ROLE_NAME}`;
