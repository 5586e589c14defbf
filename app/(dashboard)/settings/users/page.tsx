import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { UsersView } from "@/components/users/users-view";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { namesFor } from "@/lib/organisation/frame";
import { listUsers } from "@/lib/users/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.users") };
}

export default async function UsersPage() {
  const viewer = await pageViewer("user:manage");
  const [list, names] = await Promise.all([
    listUsers(viewer, new Date()),
    namesFor(viewer, await getLocale()),
  ]);
  return (
    <Words of="(dashboard)/settings/users">
      <UsersView list={list} names={names} />
    </Words>
  );
}
