/** The twelve teams of 北辰コマース, a retailer with 160 shops and a web store. */
export const teams = [
  { id: "logistics", name: "物流", secrets: 231, compliance: 0.611 },
  { id: "corp-it", name: "社内IT", secrets: 164, compliance: 0.742 },
  { id: "stores", name: "店舗連携", secrets: 198, compliance: 0.747 },
  { id: "cs", name: "CS基盤", secrets: 138, compliance: 0.77 },
  { id: "data", name: "データ基盤", secrets: 257, compliance: 0.856 },
  { id: "orders", name: "注文", secrets: 284, compliance: 0.863 },
  { id: "ads", name: "広告配信", secrets: 143, compliance: 0.864 },
  { id: "members", name: "会員", secrets: 268, compliance: 0.913 },
  { id: "search", name: "商品検索", secrets: 176, compliance: 0.913 },
  { id: "mobile", name: "モバイル", secrets: 97, compliance: 0.927 },
  { id: "payments", name: "決済基盤", secrets: 312, compliance: 0.931 },
  { id: "sre", name: "SRE", secrets: 219, compliance: 0.949 },
] as const;

export type TeamId = (typeof teams)[number]["id"];
