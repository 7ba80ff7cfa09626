import Glibc
import Testing

/// A file of the line editor's settings, there as long as this is.
final class Settings {
  let path: String

  init(_ text: String) throws {
    var template = Array("/tmp/editrc-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let bytes = Array(text.utf8)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  deinit { unlink(path) }
}
