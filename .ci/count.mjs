// Adds up the test reports and prints the closing line. A suite without a report, or a failed step, counts as a failure.
import { existsSync, readFileSync } from 'node:fs';

const [directory, failedSteps] = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;
for (const suite of ['tests', 'conformance']) {
  const file = `${directory}/${suite}.json`;
  if (!existsSync(file)) {
    console.log(`${suite}: no report`);
    failed += 1;
    continue;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests + report.numTodoTests;
  // A file that does not even load has no test to fail.
  for (const file of report.testResults)
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) failed += 1;
}
const steps = Number(failedSteps);
if (steps > 0 && failed === 0) failed = steps;
if (passed === 0) failed += 1;
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
