import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UploadForm } from "@/components/registers/upload-form";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { registerIn } from "@/lib/registers/model/kinds";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registers"))("import") };
}

type Props = { searchParams: Promise<{ register?: string | string[] }> };

export default async function RegisterImportPage({ searchParams }: Props) {
  await pageViewer("register:manage");
  const { register } = await searchParams;
  return (
    <Words of="(dashboard)/settings/registers/import">
      <UploadForm register={registerIn([register].flat()[0])} />
    </Words>
  );
}
