import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { homeOf } from "@/components/app-shell/nav";
import { Overview } from "@/components/overview/overview";
import { readOverviewParams } from "@/components/overview/params";
import { toOwnHome } from "@/lib/auth/own-home";
import { pageViewer } from "@/lib/auth/page-viewer";
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
  const [viewer, params] = [await pageViewer("kpi:read"), await searchParams];
  const { query, chosen, days, order } = readOverviewParams(params);
  const [data, words] = await Promise.all([
    readOverview(viewer, query, { chosen, days, now: new Date() }),
    readWords(viewer, await getLocale()),
  ]);
  return <Overview data={data} params={params} order={order} {...words} />;
}
