import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './disk';
import type { GivenAddress, GivenBody } from './given';

export interface StoredMail {
  id: string;
  /** The same in every mailbox that has it. */
  internetMessageId: string;
  subject: string;
  /** As it was given. */
  body: GivenBody;
  from: GivenAddress;
  to: GivenAddress[];
  cc: GivenAddress[];
  bcc: GivenAddress[];
  replyTo: GivenAddress[];
  importance: string;
  headers: { name: string; value: string }[];
  createdAt: string;
  /** Null while it is a draft. */
  sentAt: string | null;
}

export type MailFolder = 'Drafts' | 'Sent Items' | 'Inbox';

export interface MailStore {
  /** What is in a folder of the mailbox of this address, oldest first. */
  list(address: string, folder: MailFolder): StoredMail[];
  put(address: string, folder: MailFolder, mail: StoredMail): void;
  remove(address: string, folder: MailFolder, id: string): void;
}

export const newMessageId = (): string => `<${randomUUID()}@university.example>`;

/** A message has another id in every folder of every mailbox. */
export const mailId = (internetMessageId: string, address: string, folder: MailFolder): string =>
  `AAMk${createHash('sha256').update(`${internetMessageId}/${address.toLowerCase()}/${folder}`).digest('base64url')}`;

/**
 * `folder/Mail/<address>/<Inbox, Drafts or Sent Items>/<id>.json` holds a message each; people outside have a
 * mailbox too, so that what was sent to them can be read.
 */
export function openMailStore(folder: string): MailStore {
  // An address becomes the name of a folder: what a file system gives a meaning to is taken out.
  const place = (address: string, inside: MailFolder): string => join(folder, 'Mail', address.toLowerCase().replace(/[^a-z0-9@._+-]/g, '_'), inside);
  const file = (address: string, inside: MailFolder, id: string): string => join(place(address, inside), `${id}.json`);

  return {
    list(address, inside) {
      if (!existsSync(place(address, inside))) return [];
      return readdirSync(place(address, inside)).filter((name) => name.endsWith('.json'))
        .flatMap((name) => readJson<StoredMail>(join(place(address, inside), name)) ?? [])
        .sort((a, b) => ((a.sentAt ?? a.createdAt) < (b.sentAt ?? b.createdAt) ? -1 : 1));
    },
    put(address, inside, mail) {
      mkdirSync(place(address, inside), { recursive: true });
      writeJson(file(address, inside, mail.id), mail);
    },
    remove: (address, inside, id) => rmSync(file(address, inside, id), { force: true }),
  };
}
