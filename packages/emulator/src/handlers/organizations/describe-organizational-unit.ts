import * as v from 'valibot';
import { adminRule } from '../aws-json/rule.ts';
import { checkOversight } from './access.ts';
import { unitId } from './fields.ts';
import { unitNotFound } from './not-found.ts';
import { unitShape } from './shapes.ts';

export const describeOrganizationalUnit = adminRule({
  input: v.object({ OrganizationalUnitId: unitId }),
  answer(state, call) {
    checkOversight(state, call);
    const unit = state.directory.organization.unit(call.input.OrganizationalUnitId);
    if (unit === undefined) throw unitNotFound();
    return { OrganizationalUnit: unitShape(state, unit) };
  },
});
