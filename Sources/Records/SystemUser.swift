import FoundationEssentials
import Glibc

/// Who runs this program, as the machine knows them.
enum SystemUser {
  /// The login name, or the number where the machine's own list has none.
  ///
  /// Read from the list itself: the C library would load modules into a program that is linked as
  /// one piece.
  static let current: String = {
    let list = try? Data(contentsOf: URL(fileURLWithPath: "/etc/passwd"))
    return name(of: getuid(), in: String(decoding: list ?? Data(), as: UTF8.self))
  }()

  static func name(of user: UInt32, in list: String) -> String {
    for line in list.split(separator: "\n") {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      if fields.count > 2, !fields[0].isEmpty, UInt32(fields[2]) == user {
        return String(fields[0])
      }
    }
    return "user \(user)"
  }
}
