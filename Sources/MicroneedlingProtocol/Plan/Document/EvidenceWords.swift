import ConsultationCore

/// Citations in words, with their provenance and the side they are on.
enum EvidenceWords {
  /// "[found CHU] risk factor; against: [found PSK] bleeding".
  static func describe(_ citations: [Citation]) -> String {
    citations.map(describe).joined(separator: "; ")
  }

  static func describe(_ citation: Citation) -> String {
    let keys = citation.sources.map(\.name)
    let mark = ([citation.provenance.rawValue] + keys).joined(separator: " ")
    let side = citation.stance == .disagrees ? "against: " : ""
    return "\(side)[\(mark)]" + (citation.note.isEmpty ? "" : " \(citation.note)")
  }
}
