/** Question marks of the languages that write one: Latin, full width (Chinese, Japanese), Arabic. */
const marks = /[?\uff1f\u061f]/;

/**
 * Whether a message asks something: a question mark stands in it that is not part of an address. Teams marks no message as
 * a question, and nobody is asked to confirm one; whoever takes the mark out of their message takes it out of the count.
 */
export function asksSomething(html: string): boolean {
  // Tags hold addresses too. A "<" that begins no tag ends the look for one, so that a long text takes no longer.
  return marks.test(html.replace(/<[^<>]*>/g, ' ').replace(/\b[a-z]+:\/\/\S+/gi, ' '));
}
