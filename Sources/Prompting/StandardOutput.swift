import CEditLine
import Glibc

/// The C library's standard output, which the line editor and `print` write to as well, so that
/// everything appears in the order in which it was written.
enum StandardOutput {
  static func write(_ text: String) {
    var text = text
    _ = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, ceditline_standard_output()) }
  }

  /// Shows what was written; false where nobody is there to see it any more.
  @discardableResult static func flush() -> Bool {
    let output = ceditline_standard_output()
    return fflush(output) == 0 && ferror(output) == 0
  }
}
