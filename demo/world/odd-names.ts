import type { Store, Subject } from "@/demo/world/subject";

/** Names that people really give: each has broken a tool that took paths for granted. */
const oddNames: readonly { store: Store; service: string; name: string }[] = [
  { store: "kv", service: "notifier", name: "members/notifier/prod/メール配信/送信鍵" },
  { store: "kv", service: "cs-console", name: "cs/cs-console/stg/zendesk sandbox/api token" },
  { store: "kv", service: "ads-bridge", name: "ads/ads-bridge/prod/discount-50%/api-key" },
  { store: "kv", service: "etl-batch", name: "data/etl-batch/dev/feed#2/api-key" },
  { store: "kv", service: "etl-batch", name: "data/etl-batch/dev/a&b?c=d/api-key" },
  // A leaf and a folder of one name.
  { store: "kv", service: "order-api", name: "orders/order-api/prod/gift" },
  { store: "kv", service: "order-api", name: "orders/order-api/prod/gift/api-key" },
  // In the archive, and there below a folder that our token may not list.
  { store: "kv", service: "pos-link", name: "closed-shops/pos-link/prod/shop-012" },
  { store: "kv", service: "store-portal", name: "closed-shops/store-portal/prod/shop-047" },
  { store: "kv", service: "store-portal", name: "hr/store-portal/prod/payroll-key" },
  // Ends like an ARN: a hyphen and six characters.
  { store: "sm", service: "backup", name: "prod/backup/nightly-backup" },
];

/** Gives those names to secrets that are otherwise as any other. */
export function giveOddNames(subjects: Subject[]): void {
  for (const { store, service, name } of oddNames) {
    const env = name.split("/").find((part) => ["prod", "stg", "dev"].includes(part));
    const subject = subjects.find(
      (one) =>
        one.store === store &&
        one.service.id === service &&
        one.env === env &&
        one.fullName === undefined &&
        one.endedAt === undefined &&
        one.gaps.size === 0,
    );
    if (subject) subject.fullName = name;
  }
}
