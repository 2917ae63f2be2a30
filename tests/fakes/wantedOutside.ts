import JSZip from 'jszip';
import { latestPack } from '../../bot/domain/pack';
import type { CommunityRecord } from '../../bot/domain/record';
import type { Site } from './site';

/** What went out by mail, and what lies in Files for everybody to take along, against what the record says. */

/** One mail for what was sent, at most one for what is shown as uncertain, and none for the rest. */
export function mailDifferences({ local }: Site, record: CommunityRecord): string[] {
  return record.paperMails.flatMap(({ email, state, problem }) => {
    const arrived = local.graph.mailOf(email).length;
    const [least, most] = state === 'sent' ? [1, 1] : state === 'uncertain' ? [0, 1] : [0, 0];
    const isOver = state === 'sent' || state === 'uncertain' || state === 'failed';
    return [
      arrived >= least && arrived <= most ? null : `the mail to ${email} (${state}) arrived ${arrived} times`,
      isOver ? null : `the mail to ${email} is ${state}: ${problem ?? ''}`,
    ].filter((line) => line !== null);
  });
}

/** One file, whole, with everything that was on the shelf when it was asked for last. */
export async function packDifferences({ local, store }: Site, record: CommunityRecord, told: (key: string) => boolean): Promise<string[]> {
  const files = local.graph.files().filter((one) => one.path.endsWith('.zip'));
  const pack = latestPack(record);
  if (pack === null) return files.map((one) => `nobody wants ${one.path}`);
  if (record.packs.some((one) => told(`file-pack:${one.id}`))) return [];
  const [file] = files;
  if (!file || files.length !== 1) return [`the pack is there ${files.length} times`];
  const zip = await JSZip.loadAsync(local.graph.fileContent(file.path) ?? Buffer.alloc(0), { checkCRC32: true });
  const texts = await Promise.all(Object.values(zip.files).filter((one) => one.name.endsWith('.csv')).map((one) => one.async('string')));
  const due = (await store.executeSql('select title from resource where community_id = $1 and added_at < $2', [record.community.id, pack.askedAt])).rows as { title: string }[];
  return [
    ...record.packs.filter((one) => one.state !== 'filed').map((one) => `the pack ${one.id} is ${one.state}: ${one.problem ?? ''}`),
    ...due.filter(({ title }) => !texts.some((text) => text.includes(title))).map(({ title }) => `the pack of ${pack.askedAt} does not hold ${title}`),
  ];
}
