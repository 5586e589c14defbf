import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Editor } from "@/components/declarations/editor";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readDraft } from "@/lib/declarations/page";
import { AppError } from "@/lib/errors";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.registers") };
}

export default async function RegisterEditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await pageViewer("register:manage");
  const draft = await readDraft(viewer, await searchParams, ["teams", "services", "people"]).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") notFound();
      throw error;
    },
  );
  return <Editor {...draft} back="/settings/registers" />;
}
