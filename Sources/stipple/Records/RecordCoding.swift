import ConsultationCore
import Foundation
import Records

/// How events and list rows become bytes: the same value always gives the same bytes.
enum RecordCoding {
  static func payload(_ event: Event) throws -> [UInt8] { try bytes(event) }

  static func summary(_ row: ListRow) throws -> [UInt8] { try bytes(row) }

  static func event(_ payload: [UInt8]) throws -> Event {
    try JSONDecoder().decode(Event.self, from: Data(payload))
  }

  /// One line of JSON with its keys in order.
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    return Array(escaped(text).utf8)
  }

  /// JSON whose strings hold nothing that could steer a terminal: an export may be shown as it is.
  static func escaped(_ json: String) -> String {
    guard VisibleText.isUnsafe(json) else { return json }
    return json.unicodeScalars.reduce(into: "") { result, scalar in
      // A line feed is between values here, never in one.
      guard VisibleText.isUnsafe(scalar), scalar != "\n" else {
        return result.unicodeScalars.append(scalar)
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
  }
}

extension RecordState {
  /// The state of a record that holds this consultation.
  init?(_ status: Consultation.Status) {
    switch status {
    case .notStarted: return nil
    case .asking: self = .open
    case .paused: self = .paused
    case .abandoned: self = .abandoned
    case .signed: self = .signed
    }
  }

  /// As lists and options write it.
  var name: String { "\(self)" }
}

extension Event {
  /// Whether it may follow the signature.
  var isOfASignedRecord: Bool {
    switch kind {
    case .appended, .documented: true
    default: false
    }
  }

  /// What the audit trail tells of it, at its place in the record; nothing for most.
  ///
  /// A restricted finding is named by its place alone.
  func auditNote(at position: Int, in consultation: Consultation) -> AuditNote? {
    switch kind {
    case .overridden(let key, _):
      AuditNote(.override, "entry \(position)" + Self.name(of: key, in: consultation))
    case .documented(let what): AuditNote(.export, what)
    default: nil
    }
  }

  private static func name(of key: Finding.Key, in consultation: Consultation) -> String {
    let finding = consultation.assessment.findings.first { $0.key == key }
    guard let finding, !finding.isRestricted else { return "" }
    return ", \(key.rule.name)"
  }
}
