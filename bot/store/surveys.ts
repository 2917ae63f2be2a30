import type { Pool } from 'pg';
import type { SurveyAnswer } from '../domain/surveying/record';
import { asJson } from './recordSql';
import * as schema from './schema';

/** What the record does not bring of surveys. */
export interface Surveys {
  /** Ids of those that somebody has answered. */
  answered(tenantId: string, communityId: string, personId: string): Promise<Set<string>>;
  /** What was said in a survey, in no order. The caller makes sure that it is closed. */
  answers(tenantId: string, communityId: string, surveyId: string): Promise<SurveyAnswer[]>;
}

export function createSurveys(pool: Pool): Surveys {
  return {
    async answered(tenantId, communityId, personId) {
      const { rows } = await pool.query<{ id: string }>({
        name: 'survey-answered', text: 'select survey_id as id from survey_turn where tenant_id = $1 and community_id = $2 and person_id = $3', values: [tenantId, communityId, personId],
      });
      return new Set(rows.map((row) => row.id));
    },
    async answers(tenantId, communityId, surveyId) {
      const { rows } = await pool.query<{ one: SurveyAnswer }>({
        name: 'survey-answers',
        text: `select ${asJson(schema.surveyAnswers, 'a')} as one from survey_answer a where a.tenant_id = $1 and a.community_id = $2 and a.survey_id = $3 order by a.id`,
        values: [tenantId, communityId, surveyId],
      });
      return rows.map((row) => row.one);
    },
  };
}
