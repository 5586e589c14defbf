import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { homeOf } from "@/components/app-shell/nav";
import { HomeCards } from "@/components/home/home-cards";
import { HomeSwitch } from "@/components/home/home-switch";
import { Overview } from "@/components/overview/overview";
import { readOverviewParams } from "@/components/overview/params";
import { Words } from "@/components/words/words";
import { toOwnHome } from "@/lib/auth/own-home";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readHome } from "@/lib/homes/read-home";
import { readOverview } from "@/lib/kpis/overview";
import { readWords } from "@/lib/organisation/frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("overview") };
}

export default async function OverviewPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await toOwnHome(homeOf);
  const [viewer, params, now] = [await pageViewer("kpi:read"), await searchParams, new Date()];
  const { query, chosen, days, order } = readOverviewParams(params);
  const [{ homes, home, cards }, data, words] = await Promise.all([
    readHome(viewer, [params.as].flat()[0], now),
    readOverview(viewer, query, { chosen, days, now }),
    readWords(viewer, await getLocale()),
  ]);
  const switched = <HomeSwitch homes={homes} home={home} params={params} />;
  const own = <HomeCards cards={cards} />;
  return (
    <Words of="(dashboard)">
      <Overview data={data} params={params} order={order} above={switched} own={own} {...words} />
    </Words>
  );
}
