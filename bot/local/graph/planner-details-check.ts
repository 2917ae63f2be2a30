import { checkNames, givenObject, givenText } from './given';
import { badPlanner, checkHint, checkLimit, madeHint, openType, plannerTitle, type Changing } from './planner-check';
import type { StoredTaskDetails } from './planner-store';

const detailNames = new Set(['description', 'previewType', 'checklist', 'references']);
const itemNames = new Set(['title', 'isChecked', 'orderHint']);
const referenceNames = new Set(['alias', 'type', 'previewPriority']);
const previews = ['automatic', 'noPreview', 'checklist', 'description', 'reference'];

/** The details with what the body names put into them; null takes an item of an open type out. Throws 400, and 403 for a limit. */
export function changedDetails(details: StoredTaskDetails, body: Record<string, unknown>, { personId, now }: Changing): StoredTaskDetails {
  checkNames(body, detailNames, 'plannerTaskDetails', badPlanner);
  const next: StoredTaskDetails = { ...details, checklist: { ...details.checklist }, references: { ...details.references } };
  const touched = { modifiedBy: personId, modifiedAt: now.toISOString() };
  if (body['description'] !== undefined) next.description = body['description'] === null ? '' : givenText(body['description'], 'description', 32_000, badPlanner);
  if (body['previewType'] !== undefined) {
    next.previewType = givenText(body['previewType'], 'previewType', 20, badPlanner);
    if (!previews.includes(next.previewType)) throw badPlanner('The previewType is unknown.');
  }
  for (const [id, value] of open(body['checklist'], 'checklist')) {
    const before = next.checklist[id];
    if (value === null) delete next.checklist[id];
    else next.checklist[id] = { ...before ?? { title: '', isChecked: false, orderHint: madeHint() }, ...checklistItem(value, id, before === undefined), ...touched };
  }
  for (const [key, value] of open(body['references'], 'references')) {
    if (/[.:@#]/.test(key) || /%(?!25|2E|3A|40|23)/i.test(key)) throw badPlanner(`The reference '${key}' must have % . : @ # encoded.`);
    if (value === null) delete next.references[key];
    else next.references[key] = { ...next.references[key] ?? { alias: '', type: 'Other', previewPriority: madeHint() }, ...reference(value, key), ...touched };
  }
  checkLimit(Object.keys(next.checklist).length, 'checklistItems');
  checkLimit(Object.keys(next.references).length, 'references');
  return next;
}

const open = (value: unknown, name: string): [string, unknown][] =>
  (value === undefined ? [] : Object.entries(givenObject(value, name, badPlanner)).filter(([one]) => !one.startsWith('@')));

function checklistItem(value: unknown, id: string, isNew: boolean): { title?: string; isChecked?: boolean; orderHint?: string } {
  const given = openType(value, `checklist/${id}`, 'plannerChecklistItem', itemNames);
  if (isNew && given['title'] === undefined) throw badPlanner(`The checklist item '${id}' has no title.`);
  if (given['isChecked'] !== undefined && typeof given['isChecked'] !== 'boolean') throw badPlanner(`The property 'checklist/${id}/isChecked' must be true or false.`);
  if (given['orderHint'] !== undefined) checkHint(given['orderHint'], `checklist/${id}/orderHint`);
  return {
    ...(given['title'] === undefined ? {} : { title: plannerTitle(given['title'], `checklist/${id}/title`) }),
    ...(given['isChecked'] === undefined ? {} : { isChecked: given['isChecked'] === true }),
    ...(given['orderHint'] === undefined ? {} : { orderHint: madeHint() }),
  };
}

function reference(value: unknown, key: string): { alias?: string; type?: string; previewPriority?: string } {
  const given = openType(value, `references/${key}`, 'plannerExternalReference', referenceNames);
  if (given['previewPriority'] !== undefined) checkHint(given['previewPriority'], `references/${key}/previewPriority`);
  return {
    ...(given['alias'] === undefined ? {} : { alias: givenText(given['alias'], `references/${key}/alias`, 255, badPlanner) }),
    ...(given['type'] === undefined ? {} : { type: givenText(given['type'], `references/${key}/type`, 40, badPlanner) }),
    ...(given['previewPriority'] === undefined ? {} : { previewPriority: madeHint() }),
  };
}
