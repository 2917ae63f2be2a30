import type { Filed } from './filedRecord';
import type { PersonId } from './record';

/** A published charter: an unchangeable snapshot, and what became of its file. */
export interface PublishedCharter extends Filed {
  version: number;
  publishedAt: string;
  publishedBy: PersonId;
  content: CharterContent;
}

export interface CharterLine {
  text: string;
  /** `<stepId>/<version>`: where the sentence comes from. */
  source: string;
}

export interface CharterSection {
  id: string;
  heading: string;
  lines: CharterLine[];
  /** Said in place of lines when there are none: what is not decided yet, or why it was skipped. */
  gap: string | null;
  /** Who agreed it, and when; empty for sections nobody needs to agree. */
  agreed: { names: string[]; at: string; concerns: { name: string; reason: string }[] } | null;
}

export interface CharterContent {
  title: string;
  topic: string;
  purpose: string | null;
  sections: CharterSection[];
  roles: { role: string; names: string[] }[];
  reviews: { label: string; onDate: string }[];
  version: number;
  madeAt: string;
}
