import { matching } from '../aws-json/fields.ts';

/** Ids as Organizations has them. */

const ROOT = 'r-[0-9a-z]{4,32}';
const UNIT = 'ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}';

export const unitId = matching(new RegExp(`^${UNIT}$`));
export const parentId = matching(new RegExp(`^(${ROOT}|${UNIT})$`));
export const childId = matching(new RegExp(`^(\\d{12}|${UNIT})$`));
export const resourceId = matching(new RegExp(`^(${ROOT}|\\d{12}|${UNIT}|(p|rp|rt)-[0-9a-zA-Z_]{4,128})$`));
export const servicePrincipal = matching(/^[\w+=,.@-]{1,128}$/);
