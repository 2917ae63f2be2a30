import { z } from 'zod';

/** Hosts on which Microsoft Forms shows a form ("Microsoft 365 URLs and IP address ranges", Microsoft Learn). */
const formsHosts: ReadonlySet<string> = new Set(['forms.office.com', 'forms.microsoft.com', 'forms.cloud.microsoft']);

/** The host as it is written: a name, a password or a port before the path makes it another address. */
export const isFormsAddress = (text: string): boolean => formsHosts.has(/^https:\/\/([^/?#]*)[/?#]/.exec(text)?.[1] ?? '');
export const formsAddress = z.string().trim().max(2_000).refine(isFormsAddress, 'is not an address of Microsoft Forms');

/** Most answers that are taken from one file. */
export const mostForms = 2_000;
