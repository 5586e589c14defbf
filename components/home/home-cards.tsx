import Link from "next/link";
import { useTranslations } from "next-intl";
import { Blank } from "@/components/ui/blank";
import { Card, CardBody } from "@/components/ui/card";
import { StateIcon } from "@/components/ui/state-icon";
import type { HomeCard } from "@/lib/homes/model";
import styles from "./home.module.css";
import { HomeLines } from "./home-lines";
import { HomeRows } from "./home-rows";
import { HomeStrips } from "./home-strips";

/** Where nothing is no good news. */
const unproved: ReadonlySet<HomeCard["id"]> = new Set([
  "sources",
  "logs",
  "trail",
  "mine",
  "staging",
]);

/** What this role looks at first, a card for each subject. An empty one says why. */
export function HomeCards({ cards }: { cards: readonly HomeCard[] }) {
  const t = useTranslations("home");
  if (cards.length === 0) return null;
  return (
    <div className={styles.cards}>
      {cards.map(({ id, lines, rows, strips, href }) => (
        <Card
          key={id}
          title={t(`card.${id}.title`)}
          note={t(`card.${id}.note`)}
          aside={
            href && (
              <Link href={href} className="t13 no-print">
                {t("open")}
              </Link>
            )
          }
        >
          {lines.length + rows.length + strips.length === 0 ? (
            <Blank
              icon={<StateIcon tone={unproved.has(id) ? "unknown" : "ok"} />}
              title={t(`card.${id}.empty`)}
            />
          ) : (
            <CardBody>
              {lines.length > 0 && <HomeLines lines={lines} />}
              {rows.length > 0 && <HomeRows rows={rows} />}
              {strips.length > 0 && <HomeStrips strips={strips} />}
            </CardBody>
          )}
        </Card>
      ))}
    </div>
  );
}
