/** Whether the server takes it as a link of Microsoft Forms. */
export const isFormsLink = (text: string): boolean => /^https:\/\/(?:forms\.office\.com|forms\.microsoft\.com|forms\.cloud\.microsoft)[/?#]/.test(text);
