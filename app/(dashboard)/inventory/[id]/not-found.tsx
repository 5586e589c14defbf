import { Missing } from "@/components/states/missing";

export default function SecretNotFound() {
  return <Missing what="secret" />;
}
