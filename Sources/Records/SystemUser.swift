import Glibc

/// Who runs this program, as the machine knows them.
enum SystemUser {
  /// The login name, or the number where the machine's own list has none.
  ///
  /// Read from the list itself: the C library would load modules into a program that is linked as
  /// one piece.
  static let current: String = {
    let list = fopen("/etc/passwd", "re")
    defer { if let list { fclose(list) } }
    return name(of: getuid(), in: list)
  }()

  static func name(of user: uid_t, in list: UnsafeMutablePointer<FILE>?) -> String {
    while let list, let entry = fgetpwent(list)?.pointee {
      guard entry.pw_uid == user, let name = entry.pw_name, name.pointee != 0 else { continue }
      return String(cString: name)
    }
    return "user \(user)"
  }
}
