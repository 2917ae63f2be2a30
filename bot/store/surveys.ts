import type { Pool } from 'pg';
import type { Survey, SurveyAnswer } from '../domain/surveying/record';
import { asJson } from './recordSql';
import * as schema from './schema';

export interface SurveyRow extends Survey {
  /** Whether the reader has answered. */
  answered: boolean;
}

export interface Surveys {
  /** The newest 60 surveys of a community, for a reader. */
  list(tenantId: string, communityId: string, readerId: string): Promise<SurveyRow[]>;
  /** What was said in a survey, in no order. The caller makes sure that it is closed. */
  answers(tenantId: string, communityId: string, surveyId: string): Promise<SurveyAnswer[]>;
}

export function createSurveys(pool: Pool): Surveys {
  return {
    async list(tenantId, communityId, readerId) {
      const { rows } = await pool.query<{ one: SurveyRow }>({
        name: 'survey-list',
        text: `select (${asJson(schema.surveys, 's')})::jsonb || jsonb_build_object('answered', t.person_id is not null) as one from survey s
          left join survey_turn t on t.tenant_id = $1 and t.community_id = $2 and t.survey_id = s.id and t.person_id = $3
          where s.tenant_id = $1 and s.community_id = $2 order by s.opened_at desc, s.id limit 60`,
        values: [tenantId, communityId, readerId],
      });
      return rows.map((row) => row.one);
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
