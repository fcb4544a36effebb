import type { ReportFacts } from '../report-facts.ts';
export const reportPage = (facts: ReportFacts): string => facts.provenance.caseId;
