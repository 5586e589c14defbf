import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ImportView } from "@/components/registers/import-view";
import { Words } from "@/components/words/words";
import { mayEverywhere } from "@/lib/access-control/everywhere";
import { pageViewer } from "@/lib/auth/page-viewer";
import { AppError } from "@/lib/errors";
import { readImport } from "@/lib/registers/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registers"))("import") };
}

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer("declaration:read");
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const made = await readImport(viewer, id, new Date()).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  return (
    <Words of="(dashboard)/settings/registers/import/[id]">
      <ImportView
        made={made}
        own={made.uploadedBy === viewer.name}
        mayDecide={mayEverywhere(viewer, "declaration:decide")}
      />
    </Words>
  );
}
