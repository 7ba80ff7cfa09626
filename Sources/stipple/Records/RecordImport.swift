import ConsultationCore
import Crypto
import Foundation
import Records

/// Reads an export, and checks all of it before anything is written.
///
/// Its digest, its shape, that each consultation replays, and its signatures: what it reads may be
/// hostile.
struct RecordImport {
  let records: [ImportedRecord]
  /// The store it was exported from.
  let origin: String

  private static let largestFile = 256 << 20
  private static let longestLine = 4 << 20
  private static let mostEvents = 100_000

  /// - Throws: `Failure` with the line that is wrong.
  init(_ path: String, setting: Setting, into store: Store) throws {
    try self.init(
      Data(try Files.read(path, limit: Self.largestFile)), setting: setting, into: store)
  }

  init(_ bytes: Data, setting: Setting, into store: Store) throws {
    // Three hyphens begin every dialogue, and no line of an export.
    guard !bytes.starts(with: Array("---".utf8)) else {
      throw Self.damaged(
        "it is a dialogue, and an import takes the JSON Lines that `records export` writes")
    }
    guard bytes.last == 0x0A else { throw Self.damaged("it ends in the middle of a line") }
    let lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() { try Self.check(line, index) }
    guard lines.count >= 2 else { throw Self.damaged("it is not an export of records") }
    let header: RecordExport.Header = try Self.decode(lines[0], 0)
    guard header.format == RecordExport.format else {
      throw Self.damaged("it is not an export of records")
    }
    guard header.schema == RecordExport.schema else {
      throw Failure(
        .badInput,
        "the export has format \(header.schema); this version reads \(RecordExport.schema)")
    }
    try Self.checkEnd(lines, of: bytes, header, store)
    let others = Self.damaged("it does not hold the consultations that it announces")
    // Before anything is reckoned with the number.
    guard (0..<lines.count).contains(header.consultations) else { throw others }
    origin = header.store
    var reader = Reader(lines: lines.dropFirst().dropLast(), setting: setting)
    var records: [ImportedRecord] = []
    var work = LongWork("checking")
    defer { work.finish() }
    while let record = try reader.next() {
      records.append(record)
      work.reached(records.count, of: header.consultations)
    }
    guard records.count == header.consultations, Set(records.map(\.id)).count == records.count
    else { throw others }
    self.records = records
  }

  private static func check(_ line: Data, _ index: Int) throws {
    guard line.count <= longestLine else { throw damaged("line \(index + 1) is too long") }
    guard let text = String(validating: line, as: UTF8.self) else {
      throw damaged("line \(index + 1) is not UTF-8")
    }
    guard !VisibleText.isUnsafe(text) else {
      throw damaged("line \(index + 1) holds raw control or invisible characters")
    }
  }

  /// The digest shows damage; the seal shows a change, to the store that the export is from.
  private static func checkEnd(
    _ lines: [Data], of bytes: Data, _ header: RecordExport.Header, _ store: Store
  ) throws {
    let last = lines[lines.count - 1]
    let end: RecordExport.End = try decode(last, lines.count - 1)
    let digest = Array(SHA256.hash(data: bytes.dropLast(last.count + 1)))
    guard end.end, end.lines == lines.count - 1, end.sha256 == Hexadecimal.text(digest) else {
      throw damaged("it was changed or cut after it was written")
    }
    guard header.store != store.name || end.seal == Hexadecimal.text(store.exportSeal(of: digest))
    else { throw damaged("it says that it is from this store, and it is not") }
  }

  fileprivate static func decode<Value: Decodable>(_ line: Data, _ index: Int) throws -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: line)
    } catch {
      throw damaged("line \(index + 1) is not what belongs there")
    }
  }

  fileprivate static func damaged(_ problem: String) -> Failure {
    Failure(.badInput, "the export cannot be used: \(problem). Nothing was imported.")
  }

  /// Reads the consultations between the first line and the last.
  private struct Reader {
    var lines: ArraySlice<Data>
    let setting: Setting

    mutating func next() throws -> ImportedRecord? {
      guard let line = lines.popFirst() else { return nil }
      let record: RecordExport.Record = try RecordImport.decode(line, lines.startIndex - 1)
      guard let id = ConsultationID(record.consultation), id.description == record.consultation,
        let state = RecordState(argument: record.state), state != .erased,
        (1...RecordImport.mostEvents).contains(record.events),
        let head = try? Checkpoint(record.head), head.count == record.events,
        record.protocol.count <= 128
      else { throw RecordImport.damaged("line \(lines.startIndex) describes no consultation") }
      let stored = try (1...record.events).map { try event(of: id, at: $0) }
      let consultation = try replay(stored, record, id)
      guard RecordState(consultation.status) == state else {
        throw RecordImport.damaged("\(id) is not \(record.state), as it says")
      }
      let row = ListRow(consultation)
      let imported = ImportedRecord(
        id: id, protocolHash: Array(record.protocol.utf8), events: stored, state: state,
        summary: try RecordCoding.bytes(row), index: row.index,
        signature: record.signature?.content)
      guard imported.isSoundlySigned else {
        throw RecordImport.damaged("the signature of \(id) does not fit what it says")
      }
      return imported
    }

    private mutating func event(of id: ConsultationID, at position: Int) throws -> StoredEvent {
      let problem = RecordImport.damaged("entry \(position) of \(id) is missing or out of place")
      guard let line = lines.popFirst() else { throw problem }
      for kind in [EventKind.event, .addendum] {
        let prefix = Array(RecordExport.prefix(of: id.description, position, kind).utf8)
        guard line.starts(with: prefix), line.last == UInt8(ascii: "}") else { continue }
        let payload = Array(line.dropFirst(prefix.count).dropLast())
        return StoredEvent(position: position, kind: kind, payload: payload)
      }
      throw problem
    }

    private func replay(
      _ stored: [StoredEvent], _ record: RecordExport.Record, _ id: ConsultationID
    ) throws -> Consultation {
      let events = try stored.map { event in
        guard let decoded = try? RecordCoding.event(event.payload) else {
          throw RecordImport.damaged("entry \(event.position) of \(id) is no event")
        }
        return decoded
      }
      guard case .began(let beginning)? = events.first?.kind,
        beginning.protocolHash == record.protocol
      else { throw RecordImport.damaged("\(id) does not begin under the protocol that it names") }
      try checkAnswers(in: events, id)
      do throws(ReplayError) {
        return try Consultation(replaying: events, under: setting.protocol)
      } catch {
        throw RecordImport.damaged(
          "entry \(error.position + 1) of \(id) does not fit: \(error.problem.rawValue)")
      }
    }

    /// What was answered under the protocol of now must be what its question takes.
    private func checkAnswers(in events: [Event], _ id: ConsultationID) throws {
      var isOurs = false
      for (index, event) in events.enumerated() {
        switch event.kind {
        case .began(let beginning): isOurs = beginning.protocolHash == setting.hash
        case .continued(let stamp): isOurs = stamp.hash == setting.hash
        case .answered(let question, let answer) where isOurs:
          guard setting.protocol.question(question)?.accepts(answer) ?? false else {
            throw RecordImport.damaged("entry \(index + 1) of \(id) answers what was not asked")
          }
        default: break
        }
      }
    }
  }
}
