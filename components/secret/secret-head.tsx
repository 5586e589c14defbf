import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { AsOfPicker } from "@/components/inventory/as-of-picker";
import {
  hasRotation,
  type Names,
  rotationTone,
  useValueWord,
} from "@/components/inventory/secret-words";
import { CopyButton } from "@/components/ui/copy-button";
import { Crumbs } from "@/components/ui/page-head";
import { Path } from "@/components/ui/path";
import { State } from "@/components/ui/state";
import { Tag } from "@/components/ui/tag";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import styles from "./secret-head.module.css";

/** Name, place in the organisation, state, and the whole path to copy. */
export function SecretHead({
  secret,
  names,
  today,
}: {
  secret: SecretDetail;
  names: Names;
  today: string;
}) {
  const t = useTranslations();
  const word = useValueWord(names);
  const { team, service, environment, classification, rotation, path, arn } = secret;
  const name = path.split("/").filter(Boolean).at(-1) ?? path;
  const step = (dimension: "team" | "service", value: string | null) =>
    value === null
      ? []
      : [
          {
            label: word(dimension, value),
            href: `/inventory?${new URLSearchParams({ [dimension]: value })}`,
          },
        ];

  return (
    <div className={styles.head}>
      <Crumbs
        label={t("secret.way")}
        steps={[
          { label: t("nav.inventory"), href: "/inventory" },
          ...step("team", team.value),
          ...step("service", service.value),
        ]}
      />
      <div className={styles.title}>
        <h1>{name}</h1>
        {environment.value && <Tag strong={environment.value === "prod"}>{environment.value}</Tag>}
        {classification.value && <Tag>{word("classification", classification.value)}</Tag>}
        {hasRotation(secret) && (
          <State tone={rotation.exempt ? "exempt" : rotationTone[rotation.state]} soft>
            {t(rotation.exempt ? "rotation.exempt" : `rotation.${rotation.state}`)}
          </State>
        )}
        <span className={styles.asOf}>
          <AsOfPicker today={today} />
        </span>
      </div>
      <div className={styles.path}>
        <Path path={path} whole />
        <CopyButton text={path} />
        {arn && <CopyButton text={arn} label={t("secret.copyArn")} />}
        {secret.consoleUrl && (
          <a className={styles.console} href={secret.consoleUrl} target="_blank" rel="noreferrer">
            <ExternalLink />
            {t("secret.console", { backend: t(`backend.${secret.backend}`) })}
          </a>
        )}
      </div>
    </div>
  );
}
