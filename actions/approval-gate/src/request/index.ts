export { approvalTitle, parseCode, parseTitle, type RequestCode } from './code.js';
export * from './state.js';
export { APPROVAL_TASK, canonicalSubject, PAYLOAD_SCHEMA, payloadOf, requestCode, subjectOf } from './subject.js';
