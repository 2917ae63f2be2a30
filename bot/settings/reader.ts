import { z } from 'zod';

/** Reads single variables and collects what is wrong with them. A variable of spaces counts as unset. */
export interface Reader {
  readonly faults: string[];
  fault(sentence: string): void;
  text(name: string): string | null;
  /** The value if it is set and `test` holds; a fault if it does not. `rule` completes "a value that ...". */
  when(name: string, test: (value: string) => boolean, rule: string): string | null;
  /** As `when`, and a fault if unset. Returns the empty string with a fault. */
  must(name: string, what: string, test: (value: string) => boolean, rule: string): string;
  one<T extends string>(name: string, choices: readonly T[], fallback: T): T;
}

export function createReader(env: NodeJS.ProcessEnv): Reader {
  const faults: string[] = [];
  const fault = (sentence: string): void => void faults.push(sentence);
  const text = (name: string): string | null => env[name]?.trim() || null;

  const when: Reader['when'] = (name, test, rule) => {
    const value = text(name);
    if (value === null || test(value)) return value;
    fault(`${name} cannot be used. Set it to a value that ${rule}.`);
    return null;
  };

  return {
    faults, fault, text, when,
    must(name, what, test, rule) {
      if (text(name) !== null) return when(name, test, rule) ?? '';
      fault(`${name} is missing. Set it to ${what}.`);
      return '';
    },
    one(name, choices, fallback) {
      const value = text(name);
      const found = choices.find((choice) => choice === value);
      if (value === null || found !== undefined) return found ?? fallback;
      fault(`${name} cannot be used. Set it to ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`);
      return fallback;
    },
  };
}

export const isGuid = (value: string): boolean => z.guid().safeParse(value).success;

/** 32 bytes in base64. */
export const isKey = (value: string): boolean => /^[A-Za-z0-9+/]{43}=?$/.test(value) && Buffer.from(value, 'base64').length === 32;

/** True for the names and addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/i.test(host);

export const isPostgresUrl = (value: string): boolean => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol);

/** https anywhere, http on this machine only. */
export function isSecureUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

export function isSecureOrigin(value: string): boolean {
  if (!isSecureUrl(value)) return false;
  const url = new URL(value);
  return url.protocol === 'https:' && url.pathname === '/' && url.search === '' && url.hash === '';
}
