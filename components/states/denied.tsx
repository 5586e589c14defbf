import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

/** Your role does not open this page, and who can change that. */
export function Denied() {
  const t = useTranslations("states");
  return (
    <Card>
      <Blank
        page
        icon={<Lock />}
        title={t("denied")}
        actions={<ButtonLink href="/">{t("home")}</ButtonLink>}
      >
        <p>{t("deniedWhy")}</p>
      </Blank>
    </Card>
  );
}
