import Foundation
import Testing

@testable import Records

@Suite struct `The store's folder` {
  let fixture = Fixture()

  @Test func `holds no planted word in any file`() throws {
    let words = ["Zanzibar", "Quetzalcoatl", "Xylophone", "Yggdrasil", "Wolframite", "Vermicelli"]
    let store = try fixture.create()
    let id = try store.begin(saying: [words[0]])
    let index = RecordIndex(
      reference: words[1], verdict: words[2], clinician: words[3], month: words[4])
    try store.append(
      Entry([Array(words[0].utf8)], summary: Array(words[5].utf8), index: index), to: id,
      expecting: 1)
    try store.set(Array(words[0].utf8), for: words[1], note: words[2])
    try store.audit(.view, of: id, note: words[3])
    _ = try store.addClinician(named: words[4], protectedBy: .passphrase(words[5]))
    try store.backup(to: fixture.location.folder + "/copy")

    // While it is open, so that the log and its index are there too.
    #expect(try fixture.names().count == 5)
    #expect(try hits(of: words) == [])
    try store.close()
    #expect(try hits(of: words) == [])
    // The search itself works: the key file has its header in clear.
    #expect(try hits(of: ["stipple key"]) == ["key: stipple key"])
  }

  private func hits(of words: [String]) throws -> [String] {
    try fixture.names().flatMap { name in
      let data = try Data(contentsOf: URL(fileURLWithPath: fixture.location.folder + "/" + name))
      return words.filter { word in
        data.range(of: Data(word.utf8)) != nil
          || data.range(of: word.data(using: .utf16LittleEndian) ?? Data()) != nil
      }.map { "\(name): \($0)" }
    }
  }

  @Test func `and its files are closed to others, whatever the umask`() throws {
    let old = umask(0)
    defer { umask(old) }
    let store = try fixture.create()
    _ = try store.begin(saying: ["one"])
    #expect(try fixture.mode(fixture.location.folder) == 0o700)
    #expect(
      try fixture.names() == ["key", "records.sqlite", "records.sqlite-shm", "records.sqlite-wal"])
    for name in try fixture.names() {
      #expect(try fixture.mode(fixture.location.folder + "/" + name) == 0o600)
    }
  }

  @Test func `is refused when it is open to others`() throws {
    try fixture.create().close()
    chmod(fixture.location.folder, 0o755)
    let error = recordError { _ = try fixture.open() }
    #expect(error == .exposed(path: fixture.location.folder, mode: 0o755))
    #expect(error?.exitStatus == 77)
  }

  @Test func `is refused when its database is open to others`() throws {
    try fixture.create().close()
    chmod(fixture.location.database, 0o604)
    let error = recordError { _ = try fixture.open() }
    #expect(error == .exposed(path: fixture.location.database, mode: 0o604))
  }

  @Test func `is refused when its database is a link`() throws {
    try fixture.create().close()
    let real = fixture.folder + "/real"
    try FileManager.default.moveItem(atPath: fixture.location.database, toPath: real)
    try FileManager.default.createSymbolicLink(
      atPath: fixture.location.database, withDestinationPath: real)
    #expect(
      recordError { _ = try fixture.open() }
        == .file(path: fixture.location.database, errno: EINVAL))
  }

  @Test func `can not be made below a file`() throws {
    try PrivateFile.makeFolder(fixture.folder)
    try PrivateFile.create(fixture.folder + "/file", [])
    let location = StoreLocation(folder: fixture.folder + "/file/store")
    let error = recordError {
      _ = try Store.create(at: location, protectedBy: .newKeyFile(nil), options: fixture.options)
    }
    #expect(error == .cannotCreate(path: location.folder, errno: ENOTDIR))
    #expect(error?.exitStatus == 73)
  }

  @Test func `is found by option, then variable, then data folder, then home`() throws {
    let environment = ["STIPPLE_STORE": "/b", "XDG_DATA_HOME": "/c", "HOME": "/d"]
    func folder(_ option: String?, without names: String...) throws -> String {
      try StoreLocation.resolve(option: option) { names.contains($0) ? nil : environment[$0] }
        .folder
    }
    #expect(try folder("/a") == "/a")
    #expect(try folder(nil) == "/b")
    #expect(try folder(nil, without: "STIPPLE_STORE") == "/c/stipple")
    #expect(
      try folder(nil, without: "STIPPLE_STORE", "XDG_DATA_HOME") == "/d/.local/share/stipple")
    let error = recordError { _ = try StoreLocation.resolve(option: nil) { _ in nil } }
    #expect(error == .noHome)
    let relative = ["XDG_DATA_HOME": "c", "HOME": "/d", "STIPPLE_STORE": ""]
    #expect(
      try StoreLocation.resolve(option: "") { relative[$0] }.folder
        == "/d/.local/share/stipple")
  }

  @Test func `is shown without its control characters`() {
    let error = RecordError.noStore(path: "/a/\u{1B}[2J\u{202E}x")
    #expect(error.description.contains(#"/a/\u{1b}[2J\u{202e}x"#))
    #expect(!error.description.unicodeScalars.contains("\u{1B}"))
  }
}
