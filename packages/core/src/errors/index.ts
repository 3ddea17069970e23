export { ERROR_CODES, type ErrorCode } from './codes.ts';
export { type ErrorDetails, type ErrorOptions, isSsoctlError, SsoctlError } from './error.ts';
