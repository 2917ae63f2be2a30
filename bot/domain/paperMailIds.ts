import { markOf } from './marks';

/** Which mail: a paper and the address it goes to. */
export interface MailOf {
  stepId: string;
  number: number;
  /** In small letters. */
  email: string;
}

/** Names a mail without saying to whom it goes. */
export const mailIdOf = ({ stepId, number, email }: MailOf): string => markOf([stepId, number, email]);

/** The contact with the sponsor that a mail is: one for a mail, however often it is tried. */
export const mailContactId = (mail: MailOf): string => `mail-${mailIdOf(mail)}`;
