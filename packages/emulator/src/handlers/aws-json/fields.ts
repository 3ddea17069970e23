import * as v from 'valibot';
import { PRINCIPAL_ID } from '../../seed/fields.ts';

/** Members that many operations take, with the constraints of the services' models. */

const ARN = 'arn:aws(-[a-z]{1,5}){0,3}';

export function matching(pattern: RegExp) {
  return v.pipe(
    v.string('Member must be a string'),
    v.regex(pattern, `Member must satisfy regular expression pattern: ${pattern.source}`),
  );
}

export function oneOf<const T extends readonly string[]>(...values: T) {
  return v.picklist(values, `Member must satisfy enum value set: [${values.join(', ')}]`);
}

export const instanceArn = matching(new RegExp(`^${ARN}:sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}$`));
export const permissionSetArn = matching(
  new RegExp(`^${ARN}:sso:::permissionSet/(sso)?ins-[a-zA-Z0-9-.]{16}/ps-[a-zA-Z0-9-./]{16}$`),
);
export const applicationArn = matching(
  new RegExp(`^${ARN}:sso::\\d{12}:application/(sso)?ins-[a-zA-Z0-9-.]{16}/apl-[a-zA-Z0-9]{16}$`),
);
export const accountId = matching(/^\d{12}$/);
export const principalId = matching(PRINCIPAL_ID);
export const principalType = oneOf('USER', 'GROUP');
export const requestId = matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
export const operationStatus = oneOf('IN_PROGRESS', 'FAILED', 'SUCCEEDED');

function pageOf(most: number, token: RegExp) {
  return {
    MaxResults: v.exactOptional(
      v.pipe(
        v.number('Member must be a number'),
        v.integer('Member must be a whole number'),
        v.minValue(1, 'Member must have value greater than or equal to 1'),
        v.maxValue(most, `Member must have value less than or equal to ${most}`),
      ),
    ),
    NextToken: v.exactOptional(matching(token)),
  };
}

/** What lists take, service by service. */
export const PAGE = {
  'sso-admin': pageOf(100, /^[-a-zA-Z0-9+=/_]{0,2048}$/),
  identitystore: pageOf(100, /^[-a-zA-Z0-9+=/:_]{1,65535}$/),
  organizations: pageOf(20, /^[\s\S]{0,100000}$/),
};
