/** Where Entra ID signs people and apps in, without a slash at the end (Microsoft's public cloud). */
export const entraHost = 'https://login.microsoftonline.com';
