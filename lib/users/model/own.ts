/** What a person sees of his own account. */
export interface OwnAccount {
  email: string;
  name: string;
  hasPassphrase: boolean;
  groups: readonly string[];
  lastSignInAt: string | null;
}
