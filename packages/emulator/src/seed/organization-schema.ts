import * as v from 'valibot';
import { accountId, accountReference, adminRights, tags, text, time } from './fields.ts';

/** An organizational unit as a person writes it. Units nest, so its type must be written out. */
export interface UnitDocument {
  readonly name: string;
  readonly id?: string;
  readonly tags?: Readonly<Record<string, string | number | boolean>>;
  readonly units?: readonly UnitDocument[];
}

/** The same, checked. */
export interface CheckedUnit {
  name: string;
  id?: string;
  tags?: Record<string, string>;
  units?: CheckedUnit[];
}

const unit: v.GenericSchema<UnitDocument, CheckedUnit> = v.strictObject({
  name: v.pipe(text, v.maxLength(128, 'at most 128 characters')),
  id: v.exactOptional(
    v.pipe(v.string(), v.regex(/^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/, 'expected an id such as ou-ab12-cdef3456')),
  ),
  tags: v.exactOptional(tags),
  units: v.exactOptional(v.lazy(() => v.array(unit, 'expected a list of organizational units'))),
});

const delegatedAdministrator = v.strictObject({
  account: accountReference,
  services: v.pipe(
    v.array(
      v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,128}$/, 'expected a service principal such as sso.amazonaws.com')),
      'expected a list of service principals',
    ),
    v.minLength(1, 'names no service'),
  ),
});

export const organization = v.strictObject({
  id: v.exactOptional(v.pipe(v.string(), v.regex(/^o-[a-z0-9]{10,32}$/, 'expected o- and 10 to 32 of a-z and 0-9'))),
  managementAccountId: v.exactOptional(accountId),
  rootId: v.exactOptional(v.pipe(v.string(), v.regex(/^r-[0-9a-z]{4,32}$/, 'expected r- and 4 to 32 of 0-9 and a-z'))),
  featureSet: v.exactOptional(v.picklist(['ALL', 'CONSOLIDATED_BILLING'], 'expected ALL or CONSOLIDATED_BILLING')),
  units: v.exactOptional(v.array(unit, 'expected a list of organizational units')),
  delegatedAdministrators: v.exactOptional(
    v.array(delegatedAdministrator, 'expected a list of delegated administrators'),
  ),
  /** Services with trusted access beside those of the delegated administrators. */
  serviceAccess: v.exactOptional(v.array(text, 'expected a list of service principals')),
});

export const account = v.strictObject({
  id: accountId,
  name: v.exactOptional(text),
  email: v.exactOptional(v.pipe(text, v.maxLength(254, 'at most 254 characters'))),
  status: v.exactOptional(
    v.picklist(
      ['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'],
      'expected PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED',
    ),
  ),
  /** Name, path (`Workloads/Production`) or id of an organizational unit. Default: right under the root. */
  unit: v.exactOptional(text),
  tags: v.exactOptional(tags),
  joinedMethod: v.exactOptional(v.picklist(['INVITED', 'CREATED'], 'expected INVITED or CREATED')),
  joinedAt: v.exactOptional(time),
});

/** Keys of an IAM user: they never expire and have no session token. The account may lie outside the organization. */
export const accessKey = v.strictObject({
  accountId,
  accessKeyId: v.pipe(
    v.string('expected text'),
    v.regex(/^AKIA[A-Z0-9]{12,124}$/, 'expected AKIA and 12 or more of A-Z and 0-9'),
  ),
  secretAccessKey: v.pipe(text, v.minLength(16, 'at least 16 characters')),
  userName: v.exactOptional(
    v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,64}$/, 'expected 1 to 64 of letters, digits and _+=,.@-')),
  ),
  adminRights: v.exactOptional(adminRights),
});
