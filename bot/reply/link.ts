import { createHmac, timingSafeEqual } from 'node:crypto';
import { linksEnd, replyAnswers, type MailLink } from '../domain/mailContent';
import type { PaperMail } from '../domain/record';
import type { Secrets } from '../store/secrets';

/** Where a link leads: one mail, which is one paper and one address. */
export interface LinkTarget {
  communityId: string;
  mailId: string;
  /** ISO 8601 UTC. */
  endsAt: string;
}

/** `unknown` for everything that this app has not signed itself, whatever is wrong with it. */
export type ReadLink = { state: 'good' | 'over'; target: LinkTarget } | { state: 'unknown' };

export interface ReplyLinks {
  /** The addresses by which a mail is answered. */
  of(tenantId: string, communityId: string, mail: Pick<PaperMail, 'id' | 'askedAt'>): Promise<(answer: MailLink) => string>;
  /** Reads what stands between `/reply/` and the answer. */
  read(tenantId: string, token: string, now: string): Promise<ReadLink>;
}

const purpose = 'reply-link';
/** 132 of the 256 bits: no try by hand or machine finds them, and the link stays short enough for one line of a mail. */
const signatureLength = 22;
const tokenShape = new RegExp(`^([\\w-]{1,100})\\.([0-9a-f]{16})\\.([0-9a-z]{1,9})\\.([\\w-]{${signatureLength}})$`);

/**
 * Links that stand for a mail: `<community>.<mail>.<end, seconds in base 36>.<HMAC-SHA256>`. The signature covers the
 * tenant too. They are checked before the database is asked for anything, so that guessing costs us nothing.
 */
export function createReplyLinks({ secrets, publicUrl }: { secrets: Secrets; publicUrl: string }): ReplyLinks {
  async function sign(tenantId: string, said: string): Promise<string> {
    const key = await secrets.of(tenantId, purpose);
    return createHmac('sha256', key).update(JSON.stringify([purpose, tenantId, said])).digest('base64url').slice(0, signatureLength);
  }

  return {
    async of(tenantId, communityId, { id, askedAt }) {
      const ends = Math.floor(Date.parse(linksEnd(askedAt)) / 1_000).toString(36);
      const said = `${communityId}.${id}.${ends}`;
      const token = `${said}.${await sign(tenantId, said)}`;
      return (answer) => `${publicUrl}${replyPath(token, answer)}`;
    },
    async read(tenantId, token, now) {
      const [, communityId = '', mailId = '', ends = '', signature = ''] = tokenShape.exec(token) ?? [];
      if (signature === '') return { state: 'unknown' };
      const right = await sign(tenantId, `${communityId}.${mailId}.${ends}`);
      if (!timingSafeEqual(Buffer.from(right), Buffer.from(signature))) return { state: 'unknown' };
      const end = Number.parseInt(ends, 36) * 1_000;
      const target = { communityId, mailId, endsAt: new Date(end).toISOString() };
      return { state: end > Date.parse(now) ? 'good' : 'over', target };
    },
  };
}

/** The pages behind a link: one for each answer, one with the five questions, and one on which everything said is taken back. */
export type ReplyPage = MailLink | 'take-back';

export const replyPath = (token: string, page: ReplyPage): string => `/reply/${token}/${page}`;

/** Token and page of a path; null for what is no such path. */
export function readReplyPath(path: string): { token: string; page: ReplyPage } | null {
  const [, token = '', page = ''] = /^\/reply\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  const known = [...replyAnswers, 'questions' as const, 'take-back' as const].find((one) => one === page);
  return token !== '' && known ? { token, page: known } : null;
}
