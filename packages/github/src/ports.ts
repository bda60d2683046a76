import { readFileOfBase, type BaseFile } from './base-file.js';
import type { GitHub } from './client.js';
import { upsertComment, type CommentRequest, type CommentResult } from './comment.js';
import type { EventContext } from './context.js';
import { uploadSarif, type SarifUpload, type UploadResult } from './sarif.js';

/** What a scanning action does on GitHub, for the event that it runs on. */
export interface GitHubPorts {
  readBaseFile(path: string): Promise<BaseFile | undefined>;
  uploadSarif(upload: SarifUpload): Promise<UploadResult>;
  upsertComment(comment: CommentRequest): Promise<CommentResult>;
}

/** `readFileOfBase`, `uploadSarif` and `upsertComment` with client and event filled in; they throw what those throw. */
export function githubPorts(gh: GitHub, context: EventContext): GitHubPorts {
  return {
    readBaseFile: (path) => readFileOfBase(gh, context, path),
    uploadSarif: (upload) => uploadSarif(gh, context, upload),
    upsertComment: (comment) => upsertComment(gh, context, comment),
  };
}
