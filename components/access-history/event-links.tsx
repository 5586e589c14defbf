import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import type { AccessEvent } from "@/lib/access-history/model/event";

const halfHour = 1_800_000;

/** From one access to those beside it: around that time, by the same principal or person, of the same secret. */
export function EventLinks({ event }: { event: AccessEvent }) {
  const t = useTranslations("accessHistory.link");
  const { principal, secretId, occurredAt } = event;
  const around = (offset: number) =>
    new Date(new Date(occurredAt).getTime() + offset).toISOString();
  const link = (params: Record<string, string>) =>
    `/access-history?${new URLSearchParams({ ...params, use: "all" })}`;
  const follows = principal.person !== null || principal.kind === "person";
  const links = [
    { label: t("around"), href: link({ from: around(-halfHour), to: around(halfHour) }) },
    ...(secretId ? [{ label: t("secret"), href: link({ secretId }) }] : []),
    principal.person
      ? { label: t("person"), href: link({ person: principal.person }) }
      : { label: follows ? t("person") : t("principal"), href: link({ principal: principal.id }) },
  ];
  return links.map(({ label, href }) => (
    <ButtonLink key={label} size="small" href={href}>
      {label}
    </ButtonLink>
  ));
}
