import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FigurePage } from "@/components/figure/figure-page";
import { readFigureParams } from "@/components/figure/params";
import { readOverviewParams } from "@/components/overview/params";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { readFigure } from "@/lib/kpis/figure";
import { KpiId } from "@/lib/kpis/model";
import { readWords } from "@/lib/organisation/frame";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = KpiId.safeParse((await params).id);
  return id.success ? { title: (await getTranslations("kpi"))(`${id.data}.label`) } : {};
}

/** All about one figure. */
export default async function FigureRoute({ params, searchParams }: Props) {
  const [viewer, asked] = [await pageViewer("secret:read"), await searchParams];
  const id = KpiId.safeParse((await params).id);
  if (!id.success) notFound();
  const query = readFigureParams(asked);
  const { days, order } = readOverviewParams(asked);
  const [answer, { teamNames, sourceNames }] = await Promise.all([
    orNotFound(readFigure(viewer, id.data, query, { days, now: new Date() })),
    readWords(viewer, await getLocale()),
  ]);
  return (
    <Words of="(dashboard)/kpis/[id]">
      <FigurePage
        answer={answer}
        params={asked}
        query={query}
        order={order}
        teamNames={teamNames}
        sourceNames={sourceNames}
      />
    </Words>
  );
}
