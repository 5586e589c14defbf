import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HomeCards } from "@/components/home/home-cards";
import { PageHead } from "@/components/ui/page-head";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readHome } from "@/lib/homes/read-home";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("administration") };
}

/** The home of an administrator, who sees no figures. */
export default async function AdministrationPage() {
  const viewer = await pageViewer("user:manage");
  const [t, { cards }] = [await getTranslations(), await readHome(viewer, "admin", new Date())];
  return (
    <>
      <PageHead title={t("nav.administration")} sub={t("home.adminSub")} />
      <HomeCards cards={cards} />
    </>
  );
}
