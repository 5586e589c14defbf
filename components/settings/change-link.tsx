import { useTranslations } from "next-intl";
import { editHref } from "@/components/declarations/pages";
import { ButtonLink } from "@/components/ui/button";

/** Leads to the form of a value the file leaves open. */
export function ChangeLink({ name, label }: { name: string; label: string }) {
  const t = useTranslations("declarations");
  return (
    <ButtonLink
      size="small"
      aria-label={t("editOf", { key: label })}
      href={editHref("organisation", name)}
    >
      {t("change")}
    </ButtonLink>
  );
}
