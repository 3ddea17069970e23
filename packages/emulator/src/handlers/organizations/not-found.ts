import { refusal } from '../aws-json/refusal.ts';

/** Each kind of thing has its own exception for not being there. */

export function accountNotFound() {
  return refusal('organizations', 'AccountNotFoundException', "You specified an account that doesn't exist.");
}

export function parentNotFound() {
  return refusal('organizations', 'ParentNotFoundException', "You specified a parent that doesn't exist.");
}

export function childNotFound() {
  return refusal('organizations', 'ChildNotFoundException', "You specified a child that doesn't exist.");
}

export function unitNotFound() {
  const message = "You specified an organizational unit that doesn't exist.";
  return refusal('organizations', 'OrganizationalUnitNotFoundException', message);
}

export function targetNotFound() {
  return refusal('organizations', 'TargetNotFoundException', "You specified a target that doesn't exist.");
}
