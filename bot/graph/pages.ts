import type { Client } from '@microsoft/microsoft-graph-client';

/** Every row of a collection, its pages followed by the link that each names. Throws what the client throws. */
export async function allRows<T>(client: Client, path: string): Promise<T[]> {
  const rows: T[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const page = await client.api(next).get() as { value: T[]; '@odata.nextLink'?: string };
    rows.push(...page.value);
    next = page['@odata.nextLink'];
  }
  return rows;
}
