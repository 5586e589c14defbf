/** The twelve teams of 北辰コマース, a retailer with 160 shops and a web store. */
export const teams = [
  { id: "logistics", name: "物流", nameEn: "Logistics", secrets: 231, compliance: 0.611 },
  { id: "corp-it", name: "社内IT", nameEn: "Corporate IT", secrets: 164, compliance: 0.742 },
  { id: "stores", name: "店舗連携", nameEn: "Stores", secrets: 198, compliance: 0.747 },
  { id: "cs", name: "CS基盤", nameEn: "Customer care", secrets: 138, compliance: 0.77 },
  { id: "data", name: "データ基盤", nameEn: "Data platform", secrets: 257, compliance: 0.856 },
  { id: "orders", name: "注文", nameEn: "Orders", secrets: 284, compliance: 0.863 },
  { id: "ads", name: "広告配信", nameEn: "Advertising", secrets: 143, compliance: 0.864 },
  { id: "members", name: "会員", nameEn: "Membership", secrets: 268, compliance: 0.913 },
  { id: "search", name: "商品検索", nameEn: "Product search", secrets: 176, compliance: 0.913 },
  { id: "mobile", name: "モバイル", nameEn: "Mobile", secrets: 97, compliance: 0.927 },
  { id: "payments", name: "決済基盤", nameEn: "Payments", secrets: 312, compliance: 0.931 },
  { id: "sre", name: "SRE", nameEn: "SRE", secrets: 219, compliance: 0.949 },
] as const;

export type TeamId = (typeof teams)[number]["id"];
