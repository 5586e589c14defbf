import { EntryFrame } from "@/components/sign-in/entry-frame";
import { Missing } from "@/components/states/missing";
import { organisationSettings } from "@/lib/organisation/settings";

export default async function NotFound() {
  const { name } = await organisationSettings();
  return (
    <EntryFrame organisation={name}>
      <Missing what="page" />
    </EntryFrame>
  );
}
