import type { QuestionView } from '../../bot/domain/view';
import { drawnFrom, insertAnswer } from '../../tab/pages/step/drawnFrom';

const question = (id: string, answers: [string, string][]): QuestionView => ({
  addedBy: null, id, heading: id, lead: null, why: null, hint: null, important: false,
  mine: { text: '', state: 'none', revision: 0, savedAt: null, given: null },
  answers: answers.map(([name, text]) => ({ person: { id: name, name }, text, passed: text === '', afterReveal: false })),
});

describe('where an agreed text comes from', () => {
  const questions = [question('who', [['Amara', 'Markers in three departments\nLibrarians'], ['Tom', 'yes'], ['Mei', '']]), question('topics', [['Amara', 'Fair deadlines for all']])];

  it('is told by whole lines of answers, whatever their spacing and case', () => {
    expect(drawnFrom('We care:\n- markers in  three departments', questions)).toEqual([{ questionId: 'who', personId: 'Amara', name: 'Amara' }]);
  });

  it('names each person once', () => {
    expect(drawnFrom('Librarians, and fair deadlines for all', questions).map((one) => one.questionId)).toEqual(['who']);
  });

  it('is not claimed for words too short to tell, nor for those who passed', () => {
    expect(drawnFrom('yes, we agree', questions)).toEqual([]);
  });
});

describe('putting an answer into the text', () => {
  it('adds it under what is there', () => {
    expect(insertAnswer('', ' One ')).toBe('One');
    expect(insertAnswer('One\n', 'Two')).toBe('One\nTwo');
  });

  it('does not double what stands there already', () => {
    expect(insertAnswer('One\nTwo', 'two')).toBe('One\nTwo');
  });
});
