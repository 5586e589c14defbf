import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Column } from "@/components/data-table/head";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { Tag } from "@/components/ui/tag";
import type { AttestationItem } from "@/lib/attestation/model";
import { among, environments } from "@/lib/inventory/model/fixed";
import styles from "./attestation.module.css";
import { OpenMarks } from "./open-marks";
import { Standing } from "./standing";

export type RowAct = "confirm" | "hand-over" | "retire";

/** The columns of the list: what, whose, until when confirmed, by whom, and the three answers. */
export function useColumns(onAct: (act: RowAct, item: AttestationItem) => void) {
  const t = useTranslations();
  const environment = (value: string | null) => {
    const known = among(environments, value);
    return known ? t(`environment.${known}`) : t("unassigned");
  };
  const columns: Column<AttestationItem>[] = [
    {
      key: "path",
      header: t("attestation.column.secret"),
      cell: ({ id, path, service }) => (
        <span className={styles.two}>
          <Link href={`/inventory/${id}`} data-row={id}>
            <Path path={path} room={44} />
          </Link>
          <span className="t12 ink3">{service ?? t("unassigned")}</span>
        </span>
      ),
    },
    {
      key: "environment",
      header: t("dimension.environment"),
      cell: (item) => (
        <Tag strong={item.environment === "prod"}>{environment(item.environment)}</Tag>
      ),
    },
    {
      key: "owner",
      header: t("dimension.owner"),
      cell: ({ owner }) => owner?.name ?? t("attestation.nobody"),
    },
    {
      key: "standing",
      header: t("attestation.column.standing"),
      cell: (item) => <Standing item={item} />,
    },
    {
      key: "confirmed",
      header: t("attestation.column.confirmed"),
      cell: ({ confirmed }) =>
        confirmed === null ? (
          t("ui.none")
        ) : (
          <span className={styles.two}>
            <span>
              {confirmed.by.name}
              <span className="t12 ink3"> {t(`attestation.as.${confirmed.as}`)}</span>
            </span>
            <span className="t12 ink3">
              <Moment at={confirmed.at} day />
              {confirmed.bulk && ` · ${t("attestation.inBulk")}`}
            </span>
          </span>
        ),
    },
    {
      key: "acts",
      header: t("attestation.column.acts"),
      cell: (item) => (
        <span className={styles.acts}>
          {item.marks.length > 0 && <OpenMarks marks={item.marks} />}
          {item.mayConfirmAs !== null && item.marks.length === 0 && (
            <>
              <Button size="small" onClick={() => onAct("confirm", item)}>
                {t("attestation.confirm")}
              </Button>
              <Button size="small" variant="ghost" onClick={() => onAct("hand-over", item)}>
                {t("attestation.mark.hand-over.button")}
              </Button>
              <Button size="small" variant="ghost" onClick={() => onAct("retire", item)}>
                {t("attestation.mark.retire.button")}
              </Button>
            </>
          )}
        </span>
      ),
    },
  ];
  return columns;
}
