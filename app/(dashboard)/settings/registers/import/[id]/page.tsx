import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ImportView } from "@/components/registers/import-view";
import { Words } from "@/components/words/words";
import { mayEverywhere } from "@/lib/access-control/everywhere";
import { pageViewer } from "@/lib/auth/page-viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { makeQueryClient } from "@/lib/http/query-client";
import { readImport } from "@/lib/registers/queries";
import { seedImportRows } from "@/lib/registers/seed";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registers"))("import") };
}

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer("declaration:read");
  const [{ id }, queries, now] = [await params, makeQueryClient(), new Date()];
  if (!z.uuid().safeParse(id).success) notFound();
  const made = await orNotFound(readImport(viewer, id, now));
  await seedImportRows(queries, viewer, made, now);
  return (
    <Words of="(dashboard)/settings/registers/import/[id]">
      <HydrationBoundary state={dehydrate(queries)}>
        <ImportView
          made={made}
          own={made.uploadedBy === viewer.name}
          mayDecide={mayEverywhere(viewer, "declaration:decide")}
        />
      </HydrationBoundary>
    </Words>
  );
}
