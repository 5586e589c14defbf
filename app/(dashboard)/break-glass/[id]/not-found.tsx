import { Missing } from "@/components/states/missing";

export default function RequestNotFound() {
  return <Missing what="page" />;
}
