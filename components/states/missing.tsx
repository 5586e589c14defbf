import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

/** There is no such page or secret, or it lies outside what the viewer may see: which of the two is not said. */
export function Missing({ what }: { what: "page" | "secret" }) {
  const t = useTranslations("states");
  return (
    <Card>
      <Blank
        page
        icon={<Search />}
        title={t(what === "secret" ? "noSecret" : "noPage")}
        actions={
          what === "secret" ? (
            <ButtonLink href="/inventory">{t("toInventory")}</ButtonLink>
          ) : (
            <ButtonLink href="/">{t("home")}</ButtonLink>
          )
        }
      >
        <p>{t(what === "secret" ? "noSecretWhy" : "noPageWhy")}</p>
      </Blank>
    </Card>
  );
}
