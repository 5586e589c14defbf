import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntryFrame } from "@/components/sign-in/entry-frame";
import { InviteForm } from "@/components/sign-in/invite-form";
import { Words } from "@/components/words/words";
import { organisationSettings } from "@/lib/organisation/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invite"))("title") };
}

export default async function InvitePage() {
  const { name } = await organisationSettings();
  return (
    <Words of="(auth)/invite">
      <EntryFrame organisation={name}>
        <InviteForm />
      </EntryFrame>
    </Words>
  );
}
