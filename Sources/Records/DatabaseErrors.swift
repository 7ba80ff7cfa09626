import FoundationEssentials
import GRDB

/// Runs `body`, and turns whatever it throws into an error of ours about the file at `path`.
func recordErrors<T>(_ path: String, _ body: () throws -> T) throws(RecordError) -> T {
  do {
    return try body()
  } catch let error as RecordError {
    throw error
  } catch let error as DatabaseError {
    throw RecordError(error, path)
  } catch {
    throw .database(path: path, code: 1)
  }
}

extension RecordError {
  /// SQLite's message is dropped: only codes are sure to carry no payload.
  init(_ error: DatabaseError, _ path: String) {
    let code = error.extendedResultCode.rawValue
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path, code: code)
    case .SQLITE_NOTADB: self = .notAStore(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_CANTOPEN: self = .cannotOpen(path: path)
    case .SQLITE_IOERR where error.isAboutTheIndexOfTheLog: self = .cannotOpen(path: path)
    default: self = .database(path: path, code: code)
    }
  }
}

extension DatabaseError {
  /// The file that is made beside the log at opening: the first to need room and a writable folder.
  fileprivate var isAboutTheIndexOfTheLog: Bool {
    [.SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP]
      .contains(extendedResultCode)
  }
}

extension Row {
  /// A column that a damaged file may hold with another type.
  func value<T: DatabaseValueConvertible>(_ index: Int, as type: T.Type = T.self) throws -> T {
    let stored: DatabaseValue = self[index]
    guard let value = T.fromDatabaseValue(stored) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return value
  }

  /// As ``value(_:as:)``, for a column that may be empty.
  func optional<T: DatabaseValueConvertible>(_ index: Int, as type: T.Type = T.self) throws -> T? {
    let stored: DatabaseValue = self[index]
    return stored.isNull ? nil : try value(index, as: type)
  }
}
