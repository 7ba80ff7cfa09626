import FoundationEssentials
import GRDB
import Glibc

/// A process, told apart from a later one with the same number.
public struct ProcessIdentity: Hashable, Sendable {
  /// The process number.
  public var pid: Int32
  /// When it started, in clock ticks since the machine did; 0 when unknown.
  public var started: Int64
  /// The machine's name.
  public var host: String
  /// The kernel's name for this run of the machine.
  public var boot: String
  /// The kernel's name for the processes that the number counts among, as in a container; empty for
  /// those of the machine itself.
  public var namespace: String

  /// Describes a process.
  public init(pid: Int32, started: Int64, host: String, boot: String, namespace: String = "") {
    self.pid = pid
    self.started = started
    self.host = host
    self.boot = boot
    self.namespace = namespace
  }

  /// This process, as it was found at the first use.
  public static let current: ProcessIdentity = {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return ProcessIdentity(
      pid: getpid(), started: status(of: getpid())?.started ?? 0,
      host: String(decoding: bytes, as: UTF8.self),
      boot: kernelBytes("/proc/sys/kernel/random/boot_id").map {
        String(decoding: $0, as: UTF8.self)
      } ?? "", namespace: currentNamespace)
  }()

  /// The machine's own has this name wherever Linux runs, and is left out.
  private static var currentNamespace: String {
    var link = [CChar](repeating: 0, count: 64)
    let count = readlink("/proc/self/ns/pid", &link, link.count)
    let bytes = link.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    let name = String(decoding: bytes, as: UTF8.self)
    return name == "pid:[4026531836]" ? "" : name
  }

  /// The host, and after a space, which no host has in its name, the namespace.
  var place: String { namespace.isEmpty ? host : host + " " + namespace }

  /// Reads a host and a namespace back from ``place``.
  init(pid: Int32, started: Int64, place: String, boot: String) {
    let parts = place.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      pid: pid, started: started, host: String(parts[0]), boot: boot,
      namespace: parts.count > 1 ? String(parts[1]) : "")
  }

  /// Whether nobody at the observer's place can see if it still lives.
  func isElsewhere(seenFrom observer: ProcessIdentity) -> Bool {
    host != observer.host || namespace != observer.namespace
  }

  /// Whether the process has surely ended.
  ///
  /// One on another machine may always be alive, and so may one in another namespace until the
  /// machine is started anew.
  func hasEnded(seenFrom observer: ProcessIdentity) -> Bool {
    guard host == observer.host else { return false }
    if boot != observer.boot { return true }
    guard namespace == observer.namespace else { return false }
    if kill(pid, 0) != 0, errno == ESRCH { return true }
    guard let status = ProcessIdentity.status(of: pid) else { return false }
    return status.isZombie || started != 0 && status.started != started
  }

  private static func status(of pid: Int32) -> (isZombie: Bool, started: Int64)? {
    // The name in the second field may hold spaces and brackets; the third is the state and the
    // 22nd the start.
    guard let bytes = kernelBytes("/proc/\(pid)/stat"),
      let end = bytes.lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let fields = bytes[end...].split(separator: UInt8(ascii: " "))
    guard fields.count > 20, let started = Int64(String(decoding: fields[20], as: UTF8.self))
    else { return nil }
    return (["Z", "X"].contains(String(decoding: fields[1], as: UTF8.self)), started)
  }

  /// What the kernel tells in a file of its own, without the line feed at its end.
  private static func kernelBytes(_ path: String) -> ArraySlice<UInt8>? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1_024)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return bytes[..<(bytes[count - 1] == UInt8(ascii: "\n") ? count - 1 : count)]
  }
}

/// Who works on a consultation.
public struct LeaseHolder: Hashable, Sendable, CustomStringConvertible {
  /// The process.
  public let process: ProcessIdentity
  /// When it last said so, in milliseconds since 1970.
  public let renewed: Int64
  /// Whether that is on another machine or in another container, where nobody here can see if it
  /// still lives.
  public var isElsewhere = false

  /// For example `process 4711 on reception`; safe to show.
  public var description: String {
    "process \(process.pid) on \(shown(process.place))"
  }
}

extension Store {
  /// Takes hold of a consultation for writing.
  ///
  /// A lease whose process has ended is taken over.
  ///
  /// - Parameters:
  ///   - id: The consultation.
  ///   - byForce: Takes it from a process on another machine or in another container too, which may
  ///     still be alive: for one that will not come back. Who is seen to live keeps it.
  /// - Throws: ``RecordError/held(_:by:)`` when another handle holds it.
  public func acquire(_ id: ConsultationID, byForce: Bool = false) throws(RecordError) {
    guard leases[id] == nil else { return try renew(id) }
    leases[id] = try transact { db in
      let folio = try Folio.load(id, db)
      guard let holder = try livingHolder(row: folio.row, db)?.holder else {
        return try takeLease(on: id, row: folio.row, db)
      }
      guard byForce, holder.isElsewhere else {
        throw RecordError.held(id, by: holder)
      }
      try appendAudit(.takeover, of: id, note: holder.description, db)
      return try takeLease(on: id, row: folio.row, db)
    }
  }

  /// Says that this handle is still at work.
  public func renew(_ id: ConsultationID) throws(RecordError) {
    try transact { db in
      let folio = try Folio.load(id, db)
      try requireLease(on: id, row: folio.row, db)
      try db.cachedStatement(sql: "UPDATE lease SET renewed = ? WHERE consultation = ?")
        .execute(arguments: [options.now(), folio.row])
    }
  }

  /// Lets go of a consultation; without effect when it is not held.
  public func release(_ id: ConsultationID) throws(RecordError) {
    guard let token = leases[id] else { return }
    try transact { db in
      try db.cachedStatement(sql: "DELETE FROM lease WHERE token = ?")
        .execute(arguments: [token])
    }
    leases[id] = nil
  }

  /// Who holds a consultation; nil when nobody does, or only a process that has ended.
  public func holder(of id: ConsultationID) throws(RecordError) -> LeaseHolder? {
    try read { db in try livingHolder(row: Folio.load(id, db).row, db)?.holder }
  }

  func takeLease(on id: ConsultationID, row: Int, _ db: Database) throws -> Data {
    var generator = SystemRandomNumberGenerator()
    let token = Data((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    let process = options.process
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO lease VALUES (?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        row, token, process.pid, process.started, process.place, process.boot, options.now(),
      ])
    return token
  }

  func requireLease(on id: ConsultationID, row: Int, _ db: Database) throws {
    let statement = try db.cachedStatement(sql: "SELECT token FROM lease WHERE consultation = ?")
    let stored = try Data.fetchOne(statement, arguments: [row])
    guard let token = leases[id], token == stored else { throw RecordError.notHeld(id) }
  }

  func requireNoLivingHolder(of id: ConsultationID, row: Int, _ db: Database) throws {
    guard let (holder, token) = try livingHolder(row: row, db), token != leases[id] else { return }
    throw RecordError.held(id, by: holder)
  }

  private func livingHolder(
    row: Int, _ db: Database
  ) throws -> (holder: LeaseHolder, token: Data)? {
    let found = try Row.fetchOne(
      db,
      sql: "SELECT pid, started, host, boot, renewed, token FROM lease WHERE consultation = ?",
      arguments: [row])
    guard let found else { return nil }
    let process = ProcessIdentity(
      pid: try found.value(0), started: try found.value(1), place: try found.value(2),
      boot: try found.value(3))
    if process.hasEnded(seenFrom: options.process) { return nil }
    let holder = LeaseHolder(
      process: process, renewed: try found.value(4),
      isElsewhere: process.isElsewhere(seenFrom: options.process))
    return (holder, try found.value(5))
  }
}
