import ConsultationCore
import Foundation
import Records

/// What a list of records shows of one: never a restricted answer or finding.
struct ListRow: Codable {
  let reference: String?
  let clinician: String?
  let day: Day?
  let verdict: String?

  init(_ consultation: Consultation) {
    reference = consultation.header[.patientReference]
    clinician = consultation.header[.clinician]
    day = consultation.answers.consultDate
    verdict = consultation.standingVerdict
  }

  /// The row that a listing holds; `nil` where it is erased or unreadable.
  init?(_ listing: Listing) {
    guard let summary = listing.summary,
      let row = try? JSONDecoder().decode(ListRow.self, from: Data(summary))
    else { return nil }
    self = row
  }

  var index: RecordIndex {
    RecordIndex(
      reference: reference.map(Self.normalised), verdict: verdict,
      clinician: clinician.map(Self.normalised),
      month: day.map { String($0.description.prefix(7)) })
  }

  /// Case, spaces and how letters are put together apart, so that the same reference is found
  /// again.
  static func normalised(_ text: String) -> String {
    guard !isASCII(text) else { return plain(text) }
    return plain(text.precomposedStringWithCanonicalMapping).precomposedStringWithCanonicalMapping
  }

  /// Under what older programs may have kept a value: they took its letters as they came.
  fileprivate static func earlierForms(of text: String) -> [String] {
    guard !isASCII(text) else { return [] }
    return [
      text, text.precomposedStringWithCanonicalMapping, text.decomposedStringWithCanonicalMapping,
    ].map(plain)
  }

  /// Such a text can be put together in one way only.
  private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  private static func plain(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension RecordFilter {
  /// What was typed, found however its letters were put together when it was kept.
  init(
    state: RecordState? = nil, reference: String? = nil, verdict: String? = nil,
    clinician: String? = nil, month: String? = nil
  ) {
    self.init(
      state: state,
      index: RecordIndex(
        reference: reference.map(ListRow.normalised), verdict: verdict,
        clinician: clinician.map(ListRow.normalised), month: month),
      spellings: (reference.map(ListRow.earlierForms) ?? []).map { RecordIndex(reference: $0) }
        + (clinician.map(ListRow.earlierForms) ?? []).map { RecordIndex(clinician: $0) })
  }
}

extension Consultation {
  /// The verdict to list; `nil` as long as none was recorded.
  ///
  /// What was signed stands. Before that answers may have changed since, and what they come to now is
  /// listed.
  fileprivate var standingVerdict: String? {
    guard let recorded else { return nil }
    return status == .signed
      ? recorded.effective : effectiveVerdict(of: finalAssessment).name
  }
}
