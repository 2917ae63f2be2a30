import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { channelFolder, putDocument } from '../../bot/graph/files';
import { newWorkbook, xlsxType, type NewSheet } from '../../bot/graph/documents/workbook';
import { unzipped } from './documents/unzipped';
import { amara, channel, type Serving } from './serving';

export const columns = ['Key', 'Title', 'Hours'];
export const log: NewSheet = { name: 'Log', table: 'CopLog', columns: [{ name: 'Key', width: 12 }, { name: 'Title', width: 40 }, { name: 'Hours' }] };
export const plan = { sheet: 'Log', table: 'CopLog', columns };
const about = { title: 'Log of Inclusive Assessment', creator: 'CoP Guide', language: 'en-GB', madeAt: '2026-11-23T18:00:00Z' };

export const path = 'General/Log.xlsx';
const onDisk = (local: Serving): string => join(local.folder, 'Files', 'Inclusive Assessment', 'General', 'Log.xlsx');

/** Puts a workbook into the channel's folder as Amara; a fresh one unless its bytes are given. */
export async function filed(local: Serving, bytes?: Buffer, name = 'Log.xlsx'): Promise<{ driveId: string; itemId: string }> {
  const client = local.as(amara);
  return await putDocument(client, await channelFolder(client, channel), { name, bytes: bytes ?? await newWorkbook([log], about), contentType: xlsxType });
}

/** The parts of the workbook as it stands in the folder where a person would open it. */
export const standing = (local: Serving): Map<string, string> => unzipped(readFileSync(onDisk(local)));

/** What a person does with the file in a program of theirs, outside of Graph. */
export function byHand(local: Serving, edit: (parts: Map<string, string>) => void): void {
  const parts = standing(local);
  edit(parts);
  writeFileSync(onDisk(local), zipped(parts));
}

export const zipped = (parts: Map<string, string>): Buffer => Buffer.from(zipSync(Object.fromEntries([...parts].map(([name, text]) => [name, strToU8(text)]))));

interface ReadCell { text: string; type: string; formula: string | null; style: string }

/** The cells of a sheet's part by address, read without the code that wrote them. */
export function cellsOf(parts: Map<string, string>, part = 'xl/worksheets/sheet1.xml'): Record<string, ReadCell> {
  const texts = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = '']) => plain(inner));
  const cells: Record<string, ReadCell> = {};
  for (const [, attributes = '', inner = ''] of (parts.get(part) ?? '').matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const attribute = (name: string): string => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const type = attribute('t');
    const [, formula = null] = /<f[^>]*>(.*?)<\/f>/s.exec(inner) ?? [];
    const value = plain(/<(?:v|is)>(.*?)<\/(?:v|is)>/s.exec(inner)?.[1] ?? '');
    cells[attribute('r')] = { type, formula, style: attribute('s'), text: type === 's' ? texts[Number(value)] ?? '' : value };
  }
  return cells;
}

const plain = (xml: string): string => xml.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The texts of a sheet, row by row, as many columns as are asked for. */
export function textsOf(parts: Map<string, string>, letters: string, rows: number, part?: string): string[][] {
  const cells = cellsOf(parts, part);
  return Array.from({ length: rows }, (_one, at) => [...letters].map((letter) => cells[`${letter}${at + 1}`]?.text ?? ''));
}
