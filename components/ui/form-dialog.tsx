import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "./button";
import { Callout } from "./callout";
import { Dialog } from "./dialog";
import { useProblemText } from "./problem-text";

/** A field's text without the spaces around it; "" where the form has no such field, or a box is not ticked. */
export type TextOf = (name: string) => string;

/** Asks in a dialog for what an act needs, and does it. What was refused is said below the fields, which stay filled in. */
export function FormDialog({
  open = true,
  onClose,
  title,
  act,
  danger = false,
  busy,
  error,
  wide,
  others,
  onSubmit,
  children,
}: {
  open?: boolean;
  onClose: () => void;
  title: string;
  /** What the button says that does it. */
  act: string;
  danger?: boolean;
  busy: boolean;
  error?: Error | null;
  wide?: boolean;
  /** Buttons beside the usual two, before them. */
  others?: ReactNode;
  onSubmit: (text: TextOf, data: FormData) => void;
  children: ReactNode;
}) {
  const ui = useTranslations("ui");
  const problem = useProblemText();
  const form = useId();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    onSubmit((name) => String(data.get(name) ?? "").trim(), data);
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      {...(wide !== undefined && { wide })}
      footer={
        <>
          {others}
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button type="submit" form={form} variant={danger ? "danger" : "primary"} disabled={busy}>
            {act}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="stack gap-4">
        {children}
        {error && (
          <Callout tone="breach" alert>
            {problem(error)}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}
