import CFaultyFiles
import Foundation
import GRDB
import SoakTesting
import Testing

@testable import Records

/// A store on the file system that fails on demand, and what it has acknowledged.
private final class Trial {
  let fixture: Fixture
  private(set) var acknowledged: [ConsultationID: [String]] = [:]
  private(set) var erased: Set<ConsultationID> = []
  private(set) var errors: [RecordError] = []
  /// Decides how long the entries are, and so where pages and sectors end.
  private var random: SeededNumbers
  /// The consultation that a step was at work on when it failed.
  private(set) var unsure: Set<ConsultationID> = []
  private(set) var signed: Set<ConsultationID> = []
  private let template: Template

  /// A store with one consultation and one clinician, made once and copied, since disks are slow.
  final class Template {
    let fixture = Fixture()
    let id: ConsultationID
    let clinician: ConsultationID
    /// Signed in another store.
    let foreign: ImportedRecord
    static let importedWords = ["one", "two", "signed"]

    init() throws {
      #expect(faulty_register() == 0)
      let store = try fixture.create()
      id = try store.begin(saying: ["first"])
      clinician = try store.addClinician(named: "Dr Ng", protectedBy: .passphrase("mine")).id
      try store.close()
      foreign = try Template.signedElsewhere()
    }

    private static func signedElsewhere() throws -> ImportedRecord {
      let fixture = Fixture()
      let store = try fixture.create()
      let (_, key) = try store.newSigningKey(named: "Dr Else", protectedBy: .passphrase("theirs"))
      let id = try store.begin(saying: Array(importedWords.dropLast()))
      try store.sign(Entry([Array("signed".utf8)]), to: id, expecting: 2, with: key)
      return ImportedRecord(
        id: id, protocolHash: [1, 2, 3], events: try store.events(of: id), state: .signed,
        summary: [1], index: RecordIndex(month: "2026-11"),
        signature: try store.contentSignature(of: id))
    }
  }

  init(_ template: Template, seed: UInt64) throws {
    self.template = template
    random = SeededNumbers(seed)
    faulty_arm(FAULTY_NOTHING, 0)
    fixture = Fixture()
    try FileManager.default.copyItem(
      atPath: template.fixture.folder, toPath: fixture.folder)
    acknowledged[template.id] = ["first"]
  }

  private func open() throws -> Store {
    var options = fixture.options
    options.fileSystem = "faulty"
    return try Store.open(at: fixture.location, unlockedBy: KeySource(), options: options)
  }

  /// Opens the store and works in it; what fails is noted, and the next step is tried.
  func work(synchronous: String = "FULL") throws {
    guard let store = attempt({ try open() }) else { return }
    try store.queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA synchronous = \(synchronous)")
      // Small, so that pages move into the database as well.
      try $0.execute(sql: "PRAGMA wal_autocheckpoint = 12")
    }
    let old = acknowledged.keys.first
    for name in ["a", "b"] {
      guard let id = attempt({ try store.begin(protocolHash: [1]) }) else { continue }
      acknowledged[id] = []
      for number in 1...2 {
        append(
          "\(name)\(number)" + String(repeating: "x", count: random.below(3_600 * number)), to: id,
          in: store)
      }
      _ = attempt { try store.audit(.view, of: id, note: "look") }
      if name == "a" { sign(id, in: store) }
      _ = attempt { try store.release(id) }
    }
    let outcomes = attempt { try store.importRecords([template.foreign], note: "from elsewhere") }
    if outcomes != nil {
      acknowledged[template.foreign.id] = Template.importedWords
      signed.insert(template.foreign.id)
    }
    if let old {
      unsure.insert(old)
      if attempt({ try store.erase(old, note: "past its date") }) != nil {
        erased.insert(old)
        unsure.remove(old)
      }
    }
    // The end of the process; a close may fail as everything else.
    _ = try? store.queue.close()
  }

  /// Signs, and says something more afterwards.
  private func sign(_ id: ConsultationID, in store: Store) {
    let key = attempt {
      try store.signingKey(of: template.clinician, openedWith: .passphrase("mine"))
    }
    guard let key, let count = acknowledged[id]?.count,
      attempt({
        try store.sign(Entry([Array("signed".utf8)]), to: id, expecting: count, with: key)
      }) != nil
    else { return }
    acknowledged[id]?.append("signed")
    signed.insert(id)
    let addendum = Entry([Array("more".utf8)], kind: .addendum)
    if attempt({ try store.append(addendum, to: id, expecting: count + 1) }) != nil {
      acknowledged[id]?.append("more")
    }
  }

  private func append(_ word: String, to id: ConsultationID, in store: Store) {
    let count = acknowledged[id]?.count ?? 0
    let done = attempt { try store.append(Array(word.utf8), to: id, expecting: count) }
    if done != nil { acknowledged[id]?.append(word) }
  }

  private func attempt<T>(_ body: () throws -> T) -> T? {
    do {
      return try body()
    } catch {
      if let error = error as? RecordError { errors.append(error) }
      return nil
    }
  }

  /// What is wrong with the store when it is opened again, and nothing fails any more.
  ///
  /// - Parameter isExact: Whether what was not acknowledged must be absent.
  /// - Returns: One line a problem.
  func problems(isExact: Bool) -> [String] {
    do {
      faulty_arm(FAULTY_NOTHING, 0)
      let store = try open()
      var problems: [String] = []
      for (id, words) in acknowledged where !unsure.contains(id) {
        if erased.contains(id) {
          if try store.listing(of: id).state != .erased { problems.append("\(id) came back") }
          continue
        }
        let found = try store.words(of: id)
        let isSound = isExact ? found == words : found.starts(with: words)
        if !isSound || found.count > words.count + 1 {
          problems.append("\(id) has \(found.count) of \(words.count) entries")
        }
        // That each signed one has its signatures, the verification has seen.
        let isSigned = try store.listing(of: id).state == .signed
        if isSigned != signed.contains(id), isExact || !isSigned {
          problems.append("\(id) is \(isSigned ? "" : "not ")signed")
        }
      }
      problems += try importProblems(in: store, isExact: isExact)
      // It must be possible to go on; what is wrong now is still wrong afterwards.
      let next = try store.begin(saying: ["next"])
      if try store.words(of: next) != ["next"] { problems.append("nothing can be added") }
      problems += try store.verify().map(\.description)
      try store.close()
      return problems
    } catch {
      return ["cannot be opened: \(error)"]
    }
  }

  /// An import that was not acknowledged is there whole or not at all.
  private func importProblems(in store: Store, isExact: Bool) throws -> [String] {
    let id = template.foreign.id
    guard acknowledged[id] == nil, try !isAbsent(id, in: store) else { return [] }
    let isWhole = try store.words(of: id) == Template.importedWords
    return isExact || !isWhole ? ["\(id) was imported \(isWhole ? "after all" : "in part")"] : []
  }

  private func isAbsent(_ id: ConsultationID, in store: Store) throws -> Bool {
    do throws(RecordError) {
      _ = try store.listing(of: id)
      return false
    } catch {
      guard case .unknownID = error else { throw error }
      return true
    }
  }
}

// One suite: the failing file system serves one thread at a time.
@Suite(.serialized) struct `An unreliable disk` {
  /// Cuts the power at each write and sync in turn; returns what was found, and how many cuts.
  private func cuts(synchronous: String, seeds: ClosedRange<UInt64>) throws -> (
    problems: [String], cuts: Int
  ) {
    let template = try Trial.Template()
    var problems: [String] = []
    var cuts = 0
    for seed in seeds {
      for occasion in 1... {
        let trial = try Trial(template, seed: seed)
        faulty_arm(FAULTY_POWER, Int32(occasion))
        try trial.work(synchronous: synchronous)
        guard faulty_happened() == 1 else { break }
        #expect(faulty_cut_power(seed &* 1_000_003 &+ UInt64(occasion)) == 0)
        cuts += 1
        problems += trial.problems(isExact: false).map { "seed \(seed), cut \(occasion): \($0)" }
      }
    }
    return (problems, cuts)
  }

  @Test func `loses nothing that was acknowledged when its power is cut at any write or sync`()
    throws
  {
    let (problems, cuts) = try cuts(synchronous: "FULL", seeds: 1...2)
    #expect(cuts > 100)
    #expect(problems == [])
  }

  @Test func `is noticed by that very test where nothing is synced`() throws {
    let (problems, _) = try cuts(synchronous: "OFF", seeds: 1...1)
    #expect(problems != [])
  }

  /// Makes each write, sync or opening fail in turn; returns what was found, and how many failed.
  private func faults(_ kind: faulty_kind, seed: UInt64) throws -> (problems: [String], count: Int)
  {
    let template = try Trial.Template()
    let isAboutSpace = kind == FAULTY_FULL || kind == FAULTY_SHORT
    var problems: [String] = []
    var count = 0
    for occasion in 1... {
      let trial = try Trial(template, seed: seed)
      faulty_arm(kind, Int32(occasion))
      try trial.work()
      guard faulty_happened() == 1 else { break }
      count += trial.errors.count
      var found = trial.problems(isExact: true)
      if isAboutSpace {
        found += trial.errors.filter { !$0.isAboutSpace }.map { "not about space: \($0)" }
      }
      problems += found.map { "seed \(seed), fault \(kind.rawValue) at \(occasion): \($0)" }
    }
    return (problems, count)
  }

  private static let kinds = [
    FAULTY_WRITE, FAULTY_FULL, FAULTY_SHORT, FAULTY_SYNC, FAULTY_OPEN,
  ]

  @Test(arguments: kinds.map(\.rawValue))
  func `that fails once loses nothing that was acknowledged, and keeps nothing that was refused`(
    _ kind: UInt32
  ) throws {
    let (problems, count) = try faults(faulty_kind(rawValue: kind), seed: 1)
    #expect(problems == [])
    #expect(count > 0)
  }

  @Test(.enabled(if: Soak.seconds != nil)) func `survives a soak of power cuts`() throws {
    try Soak.run("power cuts") { seed in
      let (problems, cuts) = try cuts(synchronous: "FULL", seeds: seed...seed)
      #expect(problems == [])
      return cuts
    }
  }

  @Test(.enabled(if: Soak.seconds != nil)) func `survives a soak of faults`() throws {
    try Soak.run("faults") { seed in
      try Self.kinds.map { kind in
        let (problems, count) = try faults(kind, seed: seed)
        #expect(problems == [])
        return count
      }.reduce(0, +)
    }
  }
}

extension RecordError {
  /// Whether it says that the disk is full, or is a step that could not follow the failed one.
  fileprivate var isAboutSpace: Bool {
    switch self {
    case .diskFull: description.contains("full") && description.contains("Free some space")
    case .held, .notHeld: true
    default: false
    }
  }
}
