import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Names } from "@/components/inventory/secret-words";
import { Field } from "@/components/ui/field";
import { byWorkload, type Duty, holderText } from "@/lib/duties/model";
import { useHolderWord } from "./holder-words";

/** The field in which somebody says who is to have a duty: an e-mail address, or one of the teams and workloads there are. */
export function HolderField({
  duty,
  names,
  value = "",
}: {
  duty: Duty;
  names: Names;
  value?: string;
}) {
  const t = useTranslations("duty");
  const word = useHolderWord(names);
  const list = useId();
  const machines = byWorkload.includes(duty);
  const offered = [
    ...Object.keys(names.team).map((id) => ({ kind: "team", id }) as const),
    ...(machines ? Object.keys(names.service) : []).map(
      (id) => ({ kind: "workload", id }) as const,
    ),
  ];
  return (
    <>
      <Field
        label={t("newHolder")}
        help={t(machines ? "holderHelpWorkload" : "holderHelp")}
        name="holder"
        required
        defaultValue={value}
        maxLength={300}
        list={list}
        autoComplete="off"
      />
      <datalist id={list}>
        {offered.map((holder) => (
          <option key={holderText(holder)} value={holderText(holder)}>
            {word(holder)}
          </option>
        ))}
      </datalist>
    </>
  );
}
