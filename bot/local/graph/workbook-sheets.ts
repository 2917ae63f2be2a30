import { entity, jsonBody, page, selected, type Answer, type Ask } from './answers';
import { invalid, notFound, type Books } from './workbook-books';
import { bookPath, rangeJson, sheetId, sheetJson } from './workbook-item';
import { checkSheetName, entriesOf } from './workbook-values';
import { meets, readArea, splitAddress, type Area } from './xlsx/addresses';
import type { Book } from './xlsx/book';
import type { Sheet } from './xlsx/sheet';

/** What is asked of `/worksheets`; each takes the call and gives its answer. */
export function sheetOperations(books: Books) {
  return {
    list: (ask: Ask): Answer => books.read(ask, (book) => page(ask, `${bookPath(ask)}/worksheets`, 'workbookWorksheets', book.sheets().map((one, at) => sheetJson(ask, one, at)), 20)),
    add: (ask: Ask): Answer => books.change(ask, (book) => {
      const taken = book.sheets().map((one) => one.name);
      const { name = null } = jsonBody(ask);
      if (name !== null && typeof name !== 'string') throw invalid();
      const wanted = name ?? freeName(taken);
      checkSheetName(wanted, taken);
      return answered(ask, 201, book, book.addSheet(wanted));
    }),
    get: (ask: Ask): Answer => books.read(ask, (book) => answered(ask, 200, book, sheetOf(book, ask))),
    range: (ask: Ask): Answer => books.read(ask, (book) => {
      const sheet = sheetOf(book, ask);
      const what = ask.params['what'] ?? '';
      const used = /^usedRange(\((valuesOnly=(true|false))?\))?$/i.test(what);
      // An empty sheet is used in its first cell.
      return rangeAnswer(ask, book, sheet, used ? sheet.used() ?? { top: 1, left: 1, bottom: 1, right: 1 } : areaAsked(sheet, what));
    }),
    patchRange: (ask: Ask): Answer => books.change(ask, (book) => {
      const sheet = sheetOf(book, ask);
      const area = areaAsked(sheet, ask.params['what'] ?? '');
      const { values, formulas, ...rest } = jsonBody(ask);
      if (Object.keys(rest).some((one) => !one.startsWith('@'))) throw invalid('This local service changes the values and formulas of a range only.');
      const entries = entriesOf(values ?? formulas, area.right - area.left + 1, area.bottom - area.top + 1);
      entries.forEach((row, down) => row.forEach((entry, along) => { if (entry) sheet.put(area.top + down, area.left + along, entry); }));
      for (const table of book.tables()) {
        const header = table.sheet === sheet ? table.header() : null;
        if (header && meets(header, area)) table.readHeader();
      }
      return rangeAnswer(ask, book, sheet, area);
    }),
  };
}

const answered = (ask: Ask, status: number, book: Book, sheet: Sheet): Answer =>
  ({ status, json: entity('workbookWorksheet', selected(sheetJson(ask, sheet, book.sheets().indexOf(sheet)), ask.query.get('$select'))) });

const rangeAnswer = (ask: Ask, book: Book, sheet: Sheet, area: Area): Answer =>
  ({ status: 200, json: entity('workbookRange', selected(rangeJson(ask, book, sheet, area), ask.query.get('$select'))) });

/** The sheet of the path, by name or by id; where the path has none, the one that is named, or the first. */
export function sheetOf(book: Book, ask: Ask, named: string | null = null): Sheet {
  const wanted = (ask.params['sheet'] ?? named)?.toLowerCase();
  const found = wanted === undefined ? book.sheets()[0] : book.sheets().find((one) => one.name.toLowerCase() === wanted || sheetId(one).toLowerCase() === wanted);
  if (!found) throw notFound();
  return found;
}

function areaAsked(sheet: Sheet, what: string): Area {
  const [, address = ''] = /^range\(address='((?:[^']|'')*)'\)$/i.exec(what) ?? [];
  const split = splitAddress(address.replaceAll("''", "'"));
  const area = readArea(split.address);
  if (!area || (split.sheet !== null && split.sheet.toLowerCase() !== sheet.name.toLowerCase())) throw invalid();
  return area;
}

function freeName(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.some((one) => one.toLowerCase() === `sheet${number}`)) number += 1;
  return `Sheet${number}`;
}
