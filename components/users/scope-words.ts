import { useTranslations } from "next-intl";
import type { Scope } from "@/lib/access-control/model";

/** Names of teams and services by id, and the environments there are. */
export interface ScopeNames {
  team: Readonly<Record<string, string>>;
  service: Readonly<Record<string, string>>;
}

/** A scope in words: its items one after the other; the empty scope is everything. */
export function useScopeWords({ team, service }: ScopeNames): (scope: Scope) => string {
  const t = useTranslations();
  const or = t("inventory.or");
  const named = (names: Readonly<Record<string, string>>) => (id: string) =>
    id === "unassigned" ? t("users.unassigned") : (names[id] ?? id);
  return (scope) =>
    scope.length === 0
      ? t("users.everything")
      : scope
          .map((item) =>
            [
              item.team?.map(named(team)).join(or),
              item.service?.map(named(service)).join(or),
              item.environment
                ?.map((one) =>
                  one === "unassigned" ? t("users.unassigned") : t(`environment.${one}`),
                )
                .join(or),
              item.source?.join(or),
            ]
              .filter(Boolean)
              .join(" · "),
          )
          .join(" / ");
}
