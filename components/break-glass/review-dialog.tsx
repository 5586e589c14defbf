import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog, type TextOf } from "@/components/ui/form-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { SelectField } from "@/components/ui/select-field";
import { useToast } from "@/components/ui/toast";
import { reviewRequest } from "@/lib/break-glass/client";
import type { BreakGlassRequest } from "@/lib/break-glass/model";
import { fromWallTime, wallTime } from "@/lib/i18n/wall-time";

const outcomes = ["as-asked", "deviated", "incident"] as const;
const ways = ["revoked", "expired", "rotated", "never-granted"] as const;

/** How a window went, and how and when the access obtained for it was withdrawn. */
export function ReviewDialog({
  request,
  open,
  onClose,
}: {
  request: BreakGlassRequest;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow();
  const [way, setWay] = useState<string>(ways[0]);
  const queries = useQueryClient();
  const notify = useToast();
  const review = useMutation({
    ...reviewRequest(),
    onSuccess() {
      onClose();
      notify("ok", t("breakGlass.act.review.done", { label: request.label }));
      return queries.invalidateQueries({ queryKey: ["break-glass"] });
    },
  });

  function submit(text: TextOf) {
    const at = fromWallTime(text("at"), timeZone)?.toISOString();
    const granted = way !== "never-granted";
    review.mutate({
      id: request.id,
      outcome: text("outcome"),
      accessEndedBy: way,
      accessEndedAt: granted ? at : undefined,
      reason: text("reason"),
    });
  }

  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={t("breakGlass.act.review.ask", { label: request.label })}
      act={t("breakGlass.act.review.button")}
      busy={review.isPending}
      error={review.error}
      onSubmit={submit}
    >
      <p>{t("breakGlass.act.review.what")}</p>
      <SelectField
        label={t("breakGlass.outcome.label")}
        name="outcome"
        options={outcomes.map((value) => ({ value, label: t(`breakGlass.outcome.${value}`) }))}
      />
      <SelectField
        label={t("breakGlass.ended.label")}
        value={way}
        onChange={(event) => setWay(event.target.value)}
        options={ways.map((value) => ({ value, label: t(`breakGlass.ended.${value}`) }))}
      />
      {way !== "never-granted" && (
        <Field
          label={t("breakGlass.ended.at", { zone: timeZone })}
          name="at"
          type="datetime-local"
          required
          min={wallTime(new Date(request.from), timeZone)}
          max={wallTime(now, timeZone)}
          defaultValue={wallTime(new Date(request.endsAt), timeZone)}
        />
      )}
      <ReasonField />
    </FormDialog>
  );
}
