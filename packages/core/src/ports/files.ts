export interface FileInfo {
  kind: 'file' | 'directory' | 'other';
  size: number;
  mtimeMs: number;
  /** Permission bits. */
  mode: number;
  uid: number;
  /** Changes when the file is replaced. */
  inode: number;
}

export interface ReplaceOptions {
  /** Permission bits of a new file; an existing file keeps its own. Default 0o600. */
  mode?: number;
  /**
   * The file is ours alone, as caches of secrets are: an existing one gets `mode` too, and is replaced even where it is read-only
   * or somebody else's.
   */
  exactMode?: boolean;
}

/** The file system, as far as the library needs it. Paths are absolute. */
export interface Files {
  /** The whole text (UTF-8), or undefined when there is no such file. @throws FILE_UNREADABLE */
  read(path: string): Promise<string | undefined>;
  /** All bytes, or undefined when there is no such file. @throws FILE_UNREADABLE */
  readBytes(path: string): Promise<Uint8Array | undefined>;
  /**
   * Replaces the file's content atomically: a temp file in the target's folder (its name carries the pid), fsync, rename,
   * fsync of the folder; symlinks are followed; missing folders are made with 0700. A kill at any point leaves
   * the old file or the new one. @throws FILE_UNWRITABLE, DISK_FULL
   */
  replace(path: string, content: string | Uint8Array, options?: ReplaceOptions): Promise<void>;
  /** True when a file was removed, false when there was none. @throws FILE_UNWRITABLE */
  remove(path: string): Promise<boolean>;
  /** Names in a folder; empty when there is no such folder. @throws FILE_UNREADABLE */
  list(directory: string): Promise<string[]>;
  /** What stands at the path, symlinks followed; undefined when nothing does. */
  info(path: string): Promise<FileInfo | undefined>;
  /** Removes temp files of ours in a folder whose process is gone; returns how many. Never throws. */
  sweep(directory: string): Promise<number>;
}
