import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PassphraseForm } from "@/components/account/passphrase-form";
import { EntryFrame } from "@/components/sign-in/entry-frame";
import { Card, CardBody } from "@/components/ui/card";
import { currentViewer } from "@/lib/auth/page-viewer";
import { organisationSettings } from "@/lib/organisation/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("mustChange") };
}

/** For who is signed in and has to choose a new passphrase before anything is open. */
export default async function ChangePassphrasePage() {
  const viewer = await currentViewer();
  if (viewer === null) redirect("/sign-in");
  const [t, { name }] = await Promise.all([getTranslations("account"), organisationSettings()]);
  return (
    <EntryFrame organisation={name}>
      <Card title={t("mustChange")} note={t("mustChangeWhy")}>
        <CardBody>
          <PassphraseForm email={viewer.name} />
        </CardBody>
      </Card>
    </EntryFrame>
  );
}
