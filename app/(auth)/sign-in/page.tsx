import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EntryFrame } from "@/components/sign-in/entry-frame";
import { signInError } from "@/components/sign-in/errors";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Words } from "@/components/words/words";
import { callbackPath } from "@/lib/auth/model";
import { currentViewer } from "@/lib/auth/page-viewer";
import { signInMethods } from "@/lib/auth/sign-in-methods";
import { webEnvironment } from "@/lib/config/environment";
import { organisationSettings } from "@/lib/organisation/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;
}) {
  const { callbackUrl, error } = await searchParams;
  const callback = callbackPath([callbackUrl].flat()[0], webEnvironment().origin);
  if ((await currentViewer()) !== null) redirect(callback);
  const [{ personas, oidc }, { name }] = await Promise.all([
    signInMethods(await getLocale()),
    organisationSettings(),
  ]);
  return (
    <Words of="(auth)/sign-in">
      <EntryFrame organisation={name}>
        <SignInForm
          personas={personas}
          oidc={oidc}
          callbackUrl={callback}
          error={signInError([error].flat()[0])}
        />
      </EntryFrame>
    </Words>
  );
}
