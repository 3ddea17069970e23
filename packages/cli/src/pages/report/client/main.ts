import type { ReportData } from '../model/data.ts';
import { modelOf } from '../model/model.ts';
import { startReport } from './report.ts';

/** Puts the live report in the plain one's place; where that fails, the plain one comes back, and says so. */
try {
  const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as ReportData;
  startReport(modelOf(data), document.querySelector('main') as HTMLElement);
} catch (problem) {
  document.documentElement.className = '';
  const note = document.querySelector('#plain .hint');
  if (note !== null)
    note.textContent = `This browser could not run the report (${String(problem)}). These are its first rows.`;
}
