import Glibc

/// Everything that can go wrong between a caller and the records.
///
/// No case carries payload text, so every error may be printed.
public enum RecordError: Error, Hashable, Sendable {
  /// Neither an option nor the environment says where records live.
  case noHome
  /// There is no store at `path`.
  case noStore(path: String)
  /// The store at `path` holds nothing: its creation was cut short, or its file was emptied.
  case unfinished(path: String)
  /// The store at `path` was finished, but the row with its wrapped key is gone.
  case keyTaken(path: String)
  /// A file that must not be overwritten already exists.
  case alreadyExists(path: String)
  /// The log of a store that is gone lies where a store is to be.
  case strayLog(path: String)
  /// A folder or file could not be created.
  case cannotCreate(path: String, errno: Int32)
  /// A file could not be read or written.
  case file(path: String, errno: Int32)
  /// A private file or folder belongs to another user.
  case foreign(path: String)
  /// A private file or folder is open to others; `mode` is its mode.
  case exposed(path: String, mode: UInt32)
  /// The store needs a key and none was offered.
  case locked(path: String, needs: LockKind)
  /// The passphrase does not open what it was offered for.
  case wrongPassphrase
  /// A new passphrase is empty.
  case emptyPassphrase
  /// The key file does not open what it was offered for.
  case wrongKeyFile(path: String)
  /// The key file does not open the clinician's signing key that it was offered for.
  case wrongClinicianKey(path: String)
  /// The file is not a key file.
  case malformedKeyFile(path: String)
  /// The file is not a store of this program.
  case notAStore(path: String)
  /// The store was written by a newer version of this program.
  case newerSchema(found: Int, supported: Int)
  /// The disk is full; nothing of the refused change was kept.
  case diskFull(path: String)
  /// The disk is full on which a copy of the store was to be; there is no copy.
  case noRoomForCopy(path: String)
  /// The file, or its folder, is read-only for this user.
  case readOnly(path: String)
  /// SQLite could not open the file, or the ones that it needs beside it.
  case cannotOpen(path: String)
  /// Another process kept the store busy for longer than the timeout.
  case busy(path: String)
  /// SQLite found the file itself damaged; `code` is its extended result code.
  case damaged(path: String, code: Int32)
  /// SQLite refused for another reason; `code` is its extended result code.
  case database(path: String, code: Int32)
  /// What was read is not what was written.
  case tampered(Discrepancy)
  /// The text is not a consultation ID, nor the beginning of one.
  case malformedID
  /// No consultation has this ID, or begins with it.
  case unknownID(String)
  /// Several consultations begin with this text.
  case ambiguousID(String, candidates: [ConsultationID])
  /// Another process is working on the consultation.
  case held(ConsultationID, by: LeaseHolder)
  /// This process does not hold the consultation, or no longer does.
  case notHeld(ConsultationID)
  /// The consultation has moved on since it was read.
  case positionConflict(ConsultationID, expected: Int, found: Int)
  /// The consultation is signed; only addenda may follow.
  case signed(ConsultationID)
  /// A consultation was to become signed without a signature.
  case unsigned(ConsultationID)
  /// The consultation was erased.
  case erased(ConsultationID)
  /// The text is not a printed checkpoint or head.
  case malformedCheckpoint
  /// No clinician key has this ID.
  case unknownClinician(String)
}

extension RecordError {
  /// The status with which a command ends that met this error.
  public var exitStatus: Int32 {
    switch self {
    case .wrongPassphrase, .wrongKeyFile, .wrongClinicianKey, .locked, .exposed, .foreign, .held: 77
    case .unknownID, .ambiguousID, .noStore, .unfinished, .erased, .unknownClinician: 66
    case .file(_, let code) where code == ENOENT: 66
    case .alreadyExists, .strayLog, .cannotCreate, .noHome: 73
    case .malformedID, .malformedCheckpoint, .emptyPassphrase: 64
    case .malformedKeyFile, .notAStore, .newerSchema, .keyTaken: 65
    case .tampered: 1
    case .unsigned: 70
    default: 74
    }
  }
}

extension RecordError: CustomStringConvertible {
  /// One or two sentences: what happened, and what to do next.
  public var description: String {
    switch self {
    case .noHome, .noStore, .unfinished, .keyTaken, .alreadyExists, .strayLog, .cannotCreate, .file,
      .exposed, .foreign:
      fileDescription
    case .locked, .wrongPassphrase, .emptyPassphrase, .wrongKeyFile, .wrongClinicianKey,
      .malformedKeyFile:
      keyDescription
    case .notAStore, .newerSchema, .diskFull, .noRoomForCopy, .readOnly, .cannotOpen, .busy,
      .damaged, .database, .tampered:
      storeDescription
    default:
      consultationDescription
    }
  }

  private var fileDescription: String {
    switch self {
    case .noHome:
      "Neither --store, STIPPLE_STORE, XDG_DATA_HOME nor HOME says where records live. Name a "
        + "folder with --store."
    case .noStore(let path):
      "There is no record store in \(shown(path)). A first consultation or `stipple clinician new` "
        + "creates one; --store names another folder."
    case .unfinished(let path):
      "The record store in \(shown(path)) holds nothing: its making was cut short, or its file was "
        + "emptied. If it held records, restore a backup to another folder; else a new "
        + "consultation completes it."
    case .keyTaken(let path):
      "The row with the store's key was taken out of the record store in \(shown(path)): nothing in "
        + "it can be read. Restore a backup to another folder and keep this one; nothing was changed."
    case .alreadyExists(let path):
      "\(shown(path)) already exists and is not overwritten. Name another path."
    case .strayLog(let path):
      "\(shown(path)) is left of a store that is gone, and would be mixed into this one. Move it away "
        + "first, and keep it with the file that it belongs to."
    case .cannotCreate(let path, let code):
      "\(shown(path)) could not be created (\(systemMessage(code))). Choose a folder that you "
        + "may write to."
    case .file(let path, let code):
      "\(shown(path)) could not be read or written (\(systemMessage(code)))."
    case .foreign(let path):
      "\(shown(path)) belongs to another user, who alone may use it. Name a folder of yours with "
        + "--store."
    case .exposed(let path, let mode):
      "\(shown(path)) must be closed to others, but its mode is "
        + "\(String(mode, radix: 8)). Run chmod go-rwx on it."
    default: ""
    }
  }

  private var keyDescription: String {
    switch self {
    case .locked(let path, .keyFile):
      "The records in \(shown(path)) are locked and no key file was found. Name it with "
        + "--key-file or STIPPLE_KEY_FILE."
    case .locked(let path, .passphrase):
      "The records in \(shown(path)) are locked with a passphrase, and none was given. Run the "
        + "command at a terminal to type it."
    case .wrongPassphrase:
      "The passphrase is wrong. Nothing was changed."
    case .emptyPassphrase:
      "A passphrase can not be empty. Nothing was changed."
    case .wrongKeyFile(let path):
      "The key file \(shown(path)) does not open these records. Nothing was changed."
    case .wrongClinicianKey(let path):
      "The key file \(shown(path)) does not open the clinician's signing key. Name theirs with "
        + "--clinician-key."
    case .malformedKeyFile(let path):
      "\(shown(path)) is not a Stipple key file. Restore it from its copy, or name another."
    default: ""
    }
  }

  private var storeDescription: String {
    switch self {
    case .notAStore(let path):
      "\(shown(path)) is not a Stipple record store."
    case .newerSchema(let found, let supported):
      "These records have format \(found); this version of Stipple reads up to \(supported). "
        + "Update Stipple; nothing was changed."
    case .diskFull(let path):
      "The disk that holds \(shown(path)) is full. The last entry was not saved; all before it "
        + "are. Free some space and repeat it."
    case .noRoomForCopy(let path):
      "The disk that was to hold \(shown(path)) is full. No copy was made, and the records are as "
        + "they were. Free some space or name another disk."
    case .readOnly(let path):
      "\(shown(path)) or its folder is read-only for you. Nothing was saved; make both writable."
    case .cannotOpen(let path):
      "\(shown(path)) could not be opened: it and its folder must be writable for you, and the disk "
        + "must have some room. Nothing was changed."
    case .busy(let path):
      "Another process is writing to \(shown(path)). Nothing was changed; try again."
    case .damaged(let path, let code):
      "The file \(shown(path)) is damaged (SQLite \(code)). Restore it from a backup; keep the "
        + "damaged file, and what lies beside it under its name."
    case .database(let path, let code):
      "The file \(shown(path)) could not be used (SQLite \(code)). Nothing of this step was saved."
    case .tampered(let discrepancy):
      "\(discrepancy) Run `stipple records verify` for the whole list."
    default: ""
    }
  }

  private var consultationDescription: String {
    switch self {
    case .malformedID:
      "A consultation ID has up to eight letters and digits."
    case .unknownID(let text):
      "No consultation begins with \(shown(text)). `stipple records list` shows them."
    case .ambiguousID(let text, let candidates):
      "\(shown(text)) begins several IDs: "
        + "\(candidates.map(\.description).joined(separator: ", ")). Type more of it."
    case .held(let id, let holder):
      "Consultation \(id) is in use by \(holder). Close it there first"
        + (holder.isElsewhere
          ? "; if that machine or container will not come back, stipple resume \(id) --take-over goes on without "
            + "it." : ".")
    case .notHeld(let id):
      "Consultation \(id) is not held by this session any more. Nothing was saved in this "
        + "step; resume it."
    case .positionConflict(let id, let expected, let found):
      "Consultation \(id) was expected to have \(expected) entries and has \(found). Nothing "
        + "was saved in this step; resume it."
    case .signed(let id):
      "Consultation \(id) is signed and read-only. Add an addendum instead."
    case .unsigned(let id):
      "Consultation \(id) can not be marked as signed without a signature. Nothing was saved in "
        + "this step."
    case .erased(let id):
      "Consultation \(id) was erased; its content can not be read any more."
    case .malformedCheckpoint:
      "This is not a checkpoint in its printed form."
    case .unknownClinician(let id):
      "No clinician has the key \(shown(id)). `stipple clinician list` shows them."
    default: ""
    }
  }
}
