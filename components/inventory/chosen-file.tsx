import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DownloadLink } from "@/components/ui/download-link";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { fileOfChosen } from "@/lib/inventory/client";
import { exportParams } from "@/lib/inventory/model/list-params";
import type { Selection } from "./use-selection";

/** Takes what is chosen away as a CSV file, in the list's order: by its ids, or all that match by their conditions. */
export function ChosenFile({ selection, url }: { selection: Selection; url: URLSearchParams }) {
  const t = useTranslations("bulk");
  const notify = useToast();
  const problem = useProblemText();
  const params = exportParams(url, useLocale());
  const file = useMutation({
    ...fileOfChosen(),
    onSuccess: save,
    onError: (error) => notify("breach", problem(error)),
  });
  const named = { "aria-label": t("csvWhat"), title: t("csvWhat") };
  const what = (
    <>
      <Download />
      {t("csv")}
    </>
  );
  const { chosen } = selection;
  if (!("ids" in chosen))
    return (
      <DownloadLink href={`/api/v1/secrets/export?${params}`} {...named}>
        {what}
      </DownloadLink>
    );
  const order = ["sort", "order", "header", "asOf"].flatMap((key) =>
    params.has(key) ? [[key, params.get(key)]] : [],
  );
  return (
    <Button
      {...named}
      disabled={file.isPending}
      onClick={() => file.mutate({ ids: chosen.ids, ...Object.fromEntries(order) })}
    >
      {what}
    </Button>
  );
}

function save({ name, content }: { name: string; content: Blob }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken hold of the file by the time it comes back to us.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
