import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ContinuityPage } from "@/components/continuity/continuity-page";
import { readContinuityParams } from "@/components/continuity/params";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readContinuity } from "@/lib/continuity/calendar";
import { AppError } from "@/lib/errors";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("continuity"))("title") };
}

/** Which hours of which log can be proved. */
export default async function ContinuityRoute({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await pageViewer("log:read");
  const asked = readContinuityParams(await searchParams);
  const data = await readContinuity(viewer, asked, new Date()).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-allowed") forbidden();
    throw error;
  });
  return <ContinuityPage data={data} days={asked.days} />;
}
