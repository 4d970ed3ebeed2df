export const ROLES = ['triage', 'press', 'public-safety', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** An API key as it is stored: only its hash. */
export interface ApiKey {
  id: string;
  role: Role;
  /** SHA-256 of the secret part. */
  hash: string;
  createdAt: string;
  revokedAt: string | null;
}
